import { answered, type Context } from '../context.ts';
import { dialogueActs } from './dialogue-acts.ts';
import { hashText, SparseBuilder, type SparseVector } from './sparse.ts';
import { addWords, markNegation, plainTokens } from './text-features.ts';

export const JOURNEY_BITS = 15;

/** How far back a confirmation still colours what is said; beyond, it is one of the past. */
const NEAR_TURNS = [1, 3, 6];

function addState(builder: SparseBuilder, context: Context): void {
  const say = (name: string) => {
    builder.add(hashText(`#${name}`));
  };
  const { before, turn } = context;
  say(`turns ${String(Math.min(12, before.length))}`);
  const last = before.findLastIndex(({ conversion }) => conversion !== null && conversion.confidence >= 0.5);
  const ago = before.length - last;
  say(last < 0 ? 'confirmed never' : `confirmed ${String(NEAR_TURNS.findIndex((near) => ago <= near))}`);
  const spoke = before.filter(({ message }) => message.direction === 'outbound');
  if (spoke.length === 0) say('opening');
  if (turn.text.includes('?')) say('asks');
  if (turn.words.length <= 3) say('short');
  const other = answered(context);
  if (other?.text.includes('?') === true) say('was asked');
  for (const cue of turn.cues.keys()) say(`cue ${cue}`);
  for (const cue of other?.cues.keys() ?? []) say(`asked cue ${cue}`);
}

/**
 * How much each kind of feature counts, found on sectors left out: words are those of the sectors learned from, the state of
 * the dialogue carries over.
 */
const WEIGHTS = { customer: 0.7, business: 0.5, state: 1, acts: 1.5 };

/**
 * What tells where in the journey a customer speaks from: their words, the business's words before, and the state of the
 * conversation.
 */
export function journeyFeatures(context: Context): SparseVector {
  const builder = new SparseBuilder(JOURNEY_BITS);
  addWords(builder, markNegation(plainTokens(context.turn.text)), 'c');
  builder.endCounts(WEIGHTS.customer);
  const other = answered(context);
  if (other !== null) addWords(builder, plainTokens(other.text), 'b');
  builder.endCounts(WEIGHTS.business);
  addState(builder, context);
  builder.endCounts(WEIGHTS.state);
  for (const act of dialogueActs(context)) builder.add(hashText(`act ${act}`));
  builder.endCounts(WEIGHTS.acts);
  return builder.build();
}
