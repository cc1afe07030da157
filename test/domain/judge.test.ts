import { expect, test } from 'vitest';
import { judge } from '../../domain/judge.ts';
import { day, judged, message, NOTHING_KNOWN, SETTINGS, stateOf } from './support/facts.ts';

test.each(['', 'yesterday', '2026-13-01T00:00:00.000Z'])('refuses %j for an instant', (now) => {
  expect(() => judge({ state: stateOf([]), known: NOTHING_KNOWN, settings: SETTINGS, now })).toThrow(RangeError);
});

test('a contact that nothing is known of is new, at the beginning, and waits for nothing', () => {
  expect(judged([], day(0))).toMatchObject({
    status: { value: 'new' },
    stage: { value: 'inquiry', rule: { id: 'stage.start' } },
    leadScore: { value: 0, rule: { id: 'score.none' } },
    grade: 'F',
    contributions: [],
    sentiment: null,
    vip: false,
    atRisk: false,
    locks: { status: false, stage: false, score: false },
    deadline: null,
  });
});

test('a judgement is plain JSON, and the same for the same', () => {
  const facts = [message(day(0), { sentiment: { score: 0.7, confidence: 0.9 } })];
  const judgement = judged(facts, day(1));
  expect(JSON.parse(JSON.stringify(judgement))).toEqual(judgement);
  expect(judged(facts, day(1))).toEqual(judgement);
});
