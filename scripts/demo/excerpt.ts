import { seededRandom, shuffled } from './random.ts';
import { readSample, type SampleConversation } from './sample.ts';

/**
 * So many conversations of the sample, with exactly so many messages together: the longest lose their last turns, so that
 * what is left of each is still a real conversation from its start.
 *
 * @throws when the sample's conversations do not have so many messages.
 */
export function excerpt(conversations: number, messages: number, seed = 1): SampleConversation[] {
  const chosen = shuffled(readSample(), seededRandom(seed)).slice(0, conversations);
  let surplus = chosen.reduce((sum, { turns }) => sum + turns.length, 0) - messages;
  if (chosen.length < conversations || surplus < 0) {
    throw new Error(
      `the sample does not hold ${String(conversations)} conversations with ${String(messages)} messages`,
    );
  }
  for (let longest = Math.max(...chosen.map(({ turns }) => turns.length)); surplus > 0; longest--) {
    for (const [place, conversation] of chosen.entries()) {
      if (surplus === 0 || conversation.turns.length < longest) continue;
      chosen[place] = { ...conversation, turns: conversation.turns.slice(0, longest - 1) };
      surplus -= conversation.turns.length - (longest - 1);
    }
  }
  return chosen;
}
