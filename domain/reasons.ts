import { Duration } from 'luxon';
import { FOLLOW_UP_SENTENCES } from './follow-ups/sentences.ts';
import type { ReasonParams } from './judgement.ts';
import type { Params, Sentence } from './reason-sentence.ts';
import { REVIEW_SENTENCES } from './reviews/sentences.ts';
import type { RuleId } from './rules/catalogue.ts';

const SENTENCES: Readonly<Record<RuleId, Sentence>> = {
  'status.churned': ({ length, day }) =>
    `Was a customer, and has been silent since ${day('since')}: ${length('after')} or longer.`,
  'status.converted': () => 'A purchase was made or a booking confirmed.',
  'status.inactive': ({ length, day }) => `Has been silent since ${day('since')}: ${length('after')} or longer.`,
  'status.qualified_by_intent': ({ length }) => `Showed that they want to buy within the last ${length('window')}.`,
  'status.qualified_by_score': ({ word }) => `The lead score has reached ${word('least')}.`,
  'status.active': ({ word, length }) =>
    `Has written at least ${word('messages')} messages, the last within ${length('within')}.`,
  'status.new': () => 'Is in touch, and nothing else has shown yet.',
  'status.set': ({ name }) => `A team member set the status to ${name('status')}. It stays until the lock is lifted.`,
  'stage.start': () => 'Everybody starts here.',
  'stage.read': ({ name }) => `What the customer writes fits the stage ${name('stage')}.`,
  'stage.conversion': ({ name }) => `The conversation confirms it: ${name('what')}.`,
  'stage.action': ({ name }) => `The business reported: ${name('action')}.`,
  'stage.after_sale': () => 'After the deal, the customer writes as somebody who has been served.',
  'stage.set': ({ name }) => `A team member set the stage to ${name('stage')}. It stays until the lock is lifted.`,
  'stage.kept': ({ name }) => `A team member set the stage to ${name('stage')}, and nothing has moved it since.`,
  'score.sum': ({ number }) => `The sum of ${counted(number('counted'), 'signal')}, each listed with its points.`,
  'score.none': () => 'No scoring signal has been seen yet.',
  'score.set': () => 'A team member assigned the score. It stays until the lock is lifted.',
  'score.adjusted': ({ number }) =>
    `A team member ${number('points') < 0 ? 'took' : 'added'} ${counted(Math.abs(number('points')), 'point')}.`,
  'grade.threshold': ({ word }) =>
    word('grade') === 'F'
      ? `A score of ${word('score')} is below every other grade.`
      : `A score of ${word('score')} is at least the ${word('least')} that grade ${word('grade')} asks for.`,
  'sentiment.mean': ({ number }) => `The mood of ${counted(number('messages'), 'message')}, the latest counting most.`,
  'sentiment.gone': () => 'The messages it was read from are gone.',
  'vip.grade': ({ word }) => `A customer with grade ${word('grade')}; ${word('least')} or better is asked for.`,
  'vip.not': () => 'Does not meet what the settings ask of a VIP.',
  'vip.set': ({ number }) => `A team member said that this ${number('vip') === 1 ? 'is a' : 'is no'} VIP.`,
  'at_risk.sentiment': ({ name }) => `The mood has fallen to ${name('level')}.`,
  'at_risk.frustrated': () => 'The customer sounded frustrated in one of the last messages.',
  'at_risk.churn_near': ({ length }) => `Has been silent for so long that ${length('after')} will soon be over.`,
  'at_risk.not': () => 'Nothing says that this customer might be lost.',
  'detected.read': ({ name }) => `The customer gave their ${name('field')}.`,
  'detected.gone': ({ name }) => `The message that gave the ${name('field')} is gone.`,
  'lock.set': ({ name }) => `A team member set the ${name('lock')}, which locks it.`,
  'lock.lifted': ({ name }) => `A team member lifted the lock on the ${name('lock')}.`,
  'lock.none': ({ name }) => `The ${name('lock')} follows the rules.`,
  ...FOLLOW_UP_SENTENCES,
  ...REVIEW_SENTENCES,
};

/**
 * Why, in a sentence that a shop owner understands. Ledgers keep rules for ever: one that is known no more, or was
 * recorded with other parameters, still gets a sentence.
 */
export function reasonFor(ruleId: string, params: ReasonParams): string {
  const sentence = Object.hasOwn(SENTENCES, ruleId) ? SENTENCES[ruleId as RuleId] : null;
  return sentence === null ? 'Decided by a rule of an earlier version.' : sentence(reader(params));
}

function reader(params: ReasonParams): Params {
  const word = (name: string): string => (Object.hasOwn(params, name) ? String(params[name]) : '?');
  return {
    word,
    number: (name) => Number(Object.hasOwn(params, name) ? params[name] : 0),
    length: (name) => inWords(word(name)),
    day: (name) => word(name).slice(0, 10),
    name: (name) => word(name).replaceAll('_', ' '),
    has: (name) => Object.hasOwn(params, name),
  };
}

function inWords(iso: string): string {
  const duration = Duration.fromISO(iso, { locale: 'en' });
  return duration.isValid ? duration.toHuman({ listStyle: 'long' }) : iso;
}

function counted(count: number, noun: string): string {
  return `${String(count)} ${noun}${count === 1 ? '' : 's'}`;
}
