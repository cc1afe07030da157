import type { Reading, Span } from '../../domain/analysis.ts';
import type { Stage } from '../../domain/vocabulary.ts';
import type { Context } from './context.ts';
import { spanOf } from './words.ts';

/**
 * Rules for what words learned in one business do not carry to another: something already bought is spoken of as one's own,
 * with its state (in progress) or what is wrong with it (follow-up); something not yet bought is ordered by a verb.
 */
const WRONG = `(?:broke[n]?|break|crack(?:ed|s)?|damag(?:e|ed)|defect(?:ive)?|fault(?:y)?|crash(?:es|ed|ing)?|stolen|stole|lost|missing|missed
  |expire[ds]?|error|problem|problen\\w*|issue|trouble|wrong|incorrect|fail(?:ed|s|ing)?|freez(?:es|ing)|stuck|bug|dispute|unauthori[sz]ed
  |overcharged|excess charge|charged|not (?:work|open|start|load|respond|function|connect|receiv|arriv)\\w*|n't (?:work|open|start|load|turn|respond)\\w*
  |not properly|stopped working|out of date|outdated|repair|replace(?:ment)?|fix|refund|return(?:ed|ing)?|warranty|complaint|removed)`;
const OWN = '(?:my|our|the|this|a|an|of|in|on|with|from|is|i)';
const TROUBLE = new RegExp(
  `\\b${OWN}\\b[^?]{0,60}?\\b${WRONG.replace(/\s+/gu, '')}\\b|^\\W*${WRONG.replace(/\s+/gu, '')}\\b`,
  'u',
);
const UPDATES = /\b(?:update|updates|upgrade|new version|latest version)\b/u;
const NEW_ONE =
  /\b(?:new|another) (?:card|one|copy|password)\b[^?]*\b(?:old|expired|lost|because|since)\b|\bold\b[^?]*\bnew (?:one|card)\b/u;
const STATE =
  /\b(?:status|seat (?:no|number|assignment|info\w*)|boarding pass(?:es)?|(?:current|last|previous|month'?s|my|the|view) (?:\w+ ){0,2}bills?|bill details|claim|where is my|track(?:ing)?|my (?:order|booking|reservation|appointment|delivery|package|parcel|ticket|flight|seat|trip|stay)|when will (?:my|it|the)|moving to a new|transfer (?:my|the)? ?service|confirmation number|check[- ]?in)\b/u;
const ORDERS =
  /\b(?:(?:want|wants|wanted|wish|need|needs|like|looking|love|order|get|have)(?: (?:to|a|an|some|the|for|new|in|it|you|my|your|please))* (?:order|purchase|buy|sign up|signup|subscribe|purchasing|ordering|connection|a new (?:cable|internet|phone|service))|(?:want|need|like|get)(?: (?:a|an|to|new|the|your|some|set|up|start|get))* (?:new )?(?:[a-z]+ ){0,2}(?:connection|service|subscription|plan)|(?:start|set up|setup|place|recurring|new) (?:a |an |the |my |new |recurring )*orders?|order (?:a|an|some|the|\p{N}+)\b|i'?ll (?:take|have|get) (?:a|an|the|\p{N}+|two|three)|(?:want|need|like|have|get|give me|add|order|send) (?:to |have |order |get |a |an |me )*(?:\p{N}{1,2}|two|three|four|five|six) \p{L}+|(?:i )?(?:want|need) (?:some |a )?(?:food|drinks?|pizzas?|salads?))\b/u;
/** A number of things and nothing else is an order; with a question in it, it asks for them. */
const LISTS = /^\W*(?:\p{Nd}{1,2}|one|two|three|four) \p{L}+(?: \p{L}+){0,5}\W*$/u;
const ASKING = ['price', 'available', 'question', 'compare', 'cancel', 'refund'] as const;
const ASKS_INFORMATION =
  /\b(?:information|details? (?:of|about|on)|which (?:plan|type|product)|what (?:plans?|products?|types?)|plans? (?:of|available|for)|available|how (?:can|do) i|tell me about|looking at|know about)\b/u;
const DONE = 0.5;

function reading(value: Stage, match: RegExpExecArray): Reading<Stage> {
  return { value, confidence: 0.65, span: spanOf(match) };
}

/** Something that the customer already has from the business: its state, or what went wrong with it. */
export function speaksOfOwned(context: Context): Reading<Stage> | null {
  const { folded } = context.turn;
  const offered = context.before.some(({ message }) => message.direction === 'outbound');
  const sold = context.before.some(({ conversion }) => (conversion?.confidence ?? 0) >= DONE);
  if (offered && !sold) return null;
  const trouble = TROUBLE.exec(folded) ?? NEW_ONE.exec(folded) ?? UPDATES.exec(folded);
  if (trouble !== null) return reading('follow_up', trouble);
  const state = STATE.exec(folded);
  return state === null ? null : reading('in_progress', state);
}

/** Where the customer orders in so many words, before the business has offered anything. */
export function ordersOutright(context: Context): Span | null {
  const { folded, cues } = context.turn;
  if (context.before.some(({ message }) => message.direction === 'outbound')) return null;
  if (speaksOfOwned(context) !== null || ASKS_INFORMATION.test(folded)) return null;
  const listed = ASKING.some((cue) => cues.has(cue)) ? null : LISTS.exec(folded);
  const match = ORDERS.exec(folded) ?? listed;
  return match === null ? null : spanOf(match);
}
