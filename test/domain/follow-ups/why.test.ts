import { expect, test } from 'vitest';
import { spokenLength } from '../../../domain/follow-ups/sentences.ts';
import { whyNow } from '../../../domain/follow-ups/why.ts';
import { at, business, customer, DAY, HOUR, planned, settingsWith } from './support/talk.ts';

const SECOND = 1_000;
test.each([
  [0, '0 seconds'],
  [SECOND, '1 second'],
  [89 * SECOND, '89 seconds'],
  [90 * SECOND, '1 minute'],
  [89 * 60 * SECOND, '89 minutes'],
  [90 * 60 * SECOND, '1 hour'],
  [26 * 3_600 * SECOND, '26 hours'],
  [48 * 3_600 * SECOND, '2 days'],
  [30 * 86_400 * SECOND, '30 days'],
  [-5, '0 seconds'],
])('%d ms are %s', (ms, words) => {
  expect(spokenLength(ms)).toBe(words);
});

test('the silence grows while a follow-up waits', () => {
  const [made] = planned([customer(0, { asks: true }), business(5)], 2 * DAY, {
    settings: settingsWith({ triggers: { ghosting: { after: 'PT24H' } } }),
  }).create;
  const why = (minutes: number) => whyNow(made?.rule.id ?? '', made?.params ?? {}, { now: at(minutes) });
  expect(why(5 + 26 * HOUR)).toBe('No answer for 26 hours after you answered their question.');
  expect(why(5 + 4 * DAY)).toBe('No answer for 4 days after you answered their question.');
});

test('a rule is called by its name where it is known, and by its id where it is gone', () => {
  const params = { rule: 'quote_no_answer', since: at(0) };
  const now = at(3 * DAY);
  expect(whyNow('follow_up.custom', params, { now, ruleName: 'Quote sent' })).toBe(
    'Your rule “Quote sent” applies, and they have been silent for 3 days.',
  );
  expect(whyNow('follow_up.custom', params, { now })).toBe(
    'Your rule “quote no answer” applies, and they have been silent for 3 days.',
  );
});

test.each([
  [
    'follow_up.promise',
    { author: 'ai', due: '2026-03-02T09:00' },
    "The AI agent promised to come back to them on 2026-03-02 at 09:00, the contact's time.",
  ],
  ['follow_up.promise_open', { author: 'human' }, 'A team member promised to come back to them, without saying when.'],
  ['follow_up.ghosting_question', { since: at(0) }, 'No answer for 2 days after you asked them something.'],
  [
    'follow_up.undecided_stage',
    { since: at(0), stage: 'closing' },
    'They are in the stage closing and have not moved for 2 days.',
  ],
])('%s', (rule, params, sentence) => {
  expect(whyNow(rule, params, { now: at(2 * DAY) })).toBe(sentence);
});
