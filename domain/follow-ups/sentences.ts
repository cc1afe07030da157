import type { Params, Sentence } from '../reason-sentence.ts';
import type { RuleId } from '../rules/catalogue.ts';

/** Units as people use them: hours up to two days ("26 hours"), then days. Least milliseconds, length, name. */
const UNITS = [
  [172_800_000, 86_400_000, 'day'],
  [5_400_000, 3_600_000, 'hour'],
  [90_000, 60_000, 'minute'],
  [0, 1_000, 'second'],
] as const;

/** A length of time as one would say it: `26 hours`, `3 days`. */
export function spokenLength(ms: number): string {
  const [, length, name] = UNITS.find(([least]) => ms >= least) ?? UNITS[3];
  const count = Math.max(0, Math.floor(ms / length));
  return `${String(count)} ${name}${count === 1 ? '' : 's'}`;
}

/** "for 26 hours", from `since` until `at`; without an `at`, the day since when. */
function lasting({ word, day, has }: Params): string {
  const ms = Date.parse(word('at')) - Date.parse(word('since'));
  if (has('at') && has('since') && !Number.isNaN(ms)) return `for ${spokenLength(ms)}`;
  return has('since') ? `since ${day('since')}` : 'for some time';
}

const promiser = ({ word }: Params): string => (word('author') === 'ai' ? 'The AI agent' : 'A team member');

/** A time of day on the contact's clock, as `2026-11-23T09:00`. */
function clock({ word }: Params): string {
  const [day = '', time = ''] = word('due').split('T');
  return time === '' ? 'at a time that was named' : `on ${day} at ${time}, the contact's time`;
}

/**
 * Why somebody needs attention. `at` is the instant the sentence is true for: whoever shows it gives the present one,
 * so that "26 hours" does not stay 26.
 */
export const FOLLOW_UP_SENTENCES = {
  'follow_up.promise': (params) => `${promiser(params)} promised to come back to them ${clock(params)}.`,
  'follow_up.promise_open': (params) => `${promiser(params)} promised to come back to them, without saying when.`,
  'follow_up.ghosting_question': (params) => `No answer ${lasting(params)} after you asked them something.`,
  'follow_up.ghosting_answer': (params) => `No answer ${lasting(params)} after you answered their question.`,
  'follow_up.ghosting_interest': (params) => `No answer ${lasting(params)}, although they were interested.`,
  'follow_up.undecided_stage': (params) =>
    `They are in the stage ${params.name('stage')} and have not moved ${lasting(params)}.`,
  'follow_up.undecided_qualified': (params) => `They look ready to buy and have not moved ${lasting(params)}.`,
  'follow_up.undecided_owed': (params) => `Nobody has answered their last question ${lasting(params)}.`,
  'follow_up.undecided_unheard': (params) => `They look ready to buy, and nobody has answered them ${lasting(params)}.`,
  'follow_up.custom': (params) => {
    const silent = params.has('since') ? `, and they have been silent ${lasting(params)}` : '';
    return `Your rule “${params.name('rule')}” applies${params.has('date') ? ` to ${params.word('date')}` : ''}${silent}.`;
  },
  'follow_up.reminder': () => 'A team member asked to be reminded.',
} as const satisfies Partial<Record<RuleId, Sentence>>;
