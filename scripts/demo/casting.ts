import { profileOf, type ChannelProfile } from './profiles.ts';
import { seededRandom, weighted, type Random } from './random.ts';
import type { SampleConversation } from './sample.ts';

/** The body of POST /v1/messages. */
export interface OutgoingMessage extends ChannelProfile {
  readonly messageId: string;
  readonly direction: 'inbound' | 'outbound';
  readonly author: 'contact' | 'ai' | 'human';
  readonly text: string;
  readonly sentAt: string;
}

const SECOND = 1_000;
const DAY = 86_400 * SECOND;

/**
 * How many days ago a conversation ended, and how often: nearly half of them in the last two days. The ranges keep hours away
 * from every default threshold of silence (14, 30, 46 and 60 days), so that what a contact is does not hang on the minute at
 * which it is looked at.
 */
const AGES: readonly (readonly [readonly [number, number], number])[] = [
  [[0.02, 1.9], 46],
  [[2.1, 13], 22],
  [[15, 29], 12],
  [[31, 45], 8],
  [[62, 80], 12],
];

/**
 * Gives each conversation a person on a channel, and each of its turns a time before `now`.
 *
 * @param now epoch milliseconds
 * @returns all messages, oldest first
 */
export function castMessages(conversations: readonly SampleConversation[], now: number, seed = 1): OutgoingMessage[] {
  const random = seededRandom(seed);
  return conversations
    .flatMap((conversation, place) => castOne(conversation, place, now, random))
    .sort((one, other) => (one.sentAt < other.sentAt ? -1 : 1));
}

function castOne(conversation: SampleConversation, place: number, now: number, random: Random): OutgoingMessage[] {
  const profile = profileOf(place, random);
  const businessAuthor = random() < 0.7 ? 'ai' : 'human';
  const [from, to] = weighted(AGES, random);
  let at = now - (from + random() * (to - from)) * DAY;
  const newestFirst = conversation.turns.map(([role, text], turn) => ({ role, text, turn })).reverse();
  const messages = newestFirst.map(({ role, text, turn }): OutgoingMessage => {
    const sentAt = new Date(at).toISOString();
    // Walking backwards: the pause is the one before this turn. Customers take longer than the business's agent.
    at -= (role === 'customer' ? 30 + random() * 400 : 5 + random() * 80) * SECOND;
    const speaker =
      role === 'customer'
        ? ({ direction: 'inbound', author: 'contact' } as const)
        : ({ direction: 'outbound', author: businessAuthor } as const);
    return { ...profile, messageId: `${conversation.id}-${String(turn)}`, ...speaker, text, sentAt };
  });
  return messages.reverse();
}
