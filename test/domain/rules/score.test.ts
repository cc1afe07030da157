import { describe, expect, test } from 'vitest';
import type { Fact } from '../../../domain/facts.ts';
import type { Settings } from '../../../domain/settings.ts';
import { action, day, edit, judged, message, plus, SPAN, withSignals } from '../support/facts.ts';

const hit = (at: string, id = 's0'): Fact => message(at, { signals: [{ id, confidence: 0.9, span: SPAN }] });
const score = (facts: readonly Fact[], settings: Settings, now = day(100)): number =>
  judged(facts, now, settings).leadScore.value;
const hits = (count: number): Fact[] => Array.from({ length: count }, (_, index) => hit(day(index / 10)));
const weigh = (settings: Settings, weights: Record<string, number>): Settings => ({
  ...settings,
  leadScoring: { ...settings.leadScoring, weights: { ...settings.leadScoring.weights, ...weights } },
});
const adjust = (at: string, points: number): Fact => edit(at, { type: 'adjust_score', points });

describe('the sum', () => {
  test.each<[string, Fact[], Settings, number]>([
    ['of nothing', [], withSignals({}), 0],
    ['of a hit', hits(1), withSignals({ points: 15 }), 15],
    ['of every hit without a cap', hits(4), withSignals({ points: 15 }), 60],
    ['of the hits a cap lets count', hits(4), withSignals({ points: 15, maxCount: 3 }), 45],
    ['of more hits than are remembered one by one', hits(130), withSignals({ points: 0.5 }), 65],
    ['times the weight of the category', hits(1), weigh(withSignals({ points: 15 }), { intent: 2 }), 30],
    ['of several signals', [hit(day(0)), hit(day(1), 's1')], withSignals({ points: 15 }, { points: -5 }), 10],
    ['without a signal that is off', hits(1), withSignals({ enabled: false }), 0],
    ['without a signal that is gone', [hit(day(0), 'gone')], withSignals({}), 0],
    ['without what was read as another kind of signal', hits(1), withSignals({ kind: 'keyword', keywords: ['x'] }), 0],
    ['never below zero', hits(1), withSignals({ points: -50 }), 0],
    ['never above a hundred', hits(3), withSignals({ points: 50 }), 100],
    ['rounded half up', hits(1), withSignals({ points: 0.5 }), 1],
    [
      'rounded half up below zero too, before the clamp',
      [...hits(1), adjust(day(1), 2)],
      withSignals({ points: -0.5 }),
      2,
    ],
    [
      'of an action by its name',
      [action(day(0), 'toString')],
      withSignals({ kind: 'action', action: 'toString', points: 7 }),
      7,
    ],
    ['of points by hand', [adjust(day(0), 30), adjust(day(1), -5)], withSignals({}), 25],
    [
      'of points by hand, weighed where that is wanted',
      [adjust(day(0), 30)],
      weigh(withSignals({}), { manual: 0.5 }),
      15,
    ],
  ])('%s', (_, facts, settings, value) => {
    expect(score(facts, settings)).toBe(value);
  });

  test('counts a keyword', () => {
    const facts = [message(day(0), { keywordHits: [{ signalId: 's0', span: SPAN }] })];
    expect(score(facts, withSignals({ kind: 'keyword', keywords: ['x'], points: 12 }))).toBe(12);
  });
});

describe('decay', () => {
  const settings = withSignals({ points: 40, halfLife: 'P10D' });

  test.each([
    [0, 40],
    [10, 20],
    [20, 10],
    [30, 5],
    [365, 0],
  ])('after %d days', (days, value) => {
    expect(score([hit(day(0))], settings, day(days))).toBe(value);
  });

  test('does not lift a hit whose time is still to come', () => {
    expect(score([hit(day(1))], settings, day(0))).toBe(40);
  });

  test('lets the latest hits count under a cap', () => {
    const capped = withSignals({ points: 40, halfLife: 'P10D', maxCount: 1 });
    expect(score([hit(day(0)), hit(day(10))], capped, day(10))).toBe(40);
  });
});

describe('contributions', () => {
  test('are the score line by line, as counted, newest first', () => {
    const settings = weigh(withSignals({ points: 40, halfLife: 'P10D' }), { intent: 0.5 });
    const facts = [hit(day(0)), adjust(day(5), 3), hit(day(10))];
    expect(judged(facts, day(10), settings).contributions).toEqual([
      { signalId: 's0', category: 'intent', points: 20, at: day(10), messageId: `m-${day(10)}` },
      { signalId: 'manual', category: 'manual', points: 3, at: day(5), editId: `e-${day(5)}` },
      { signalId: 's0', category: 'intent', points: 10, at: day(0), messageId: `m-${day(0)}` },
    ]);
  });

  test('add up to the score', () => {
    const { contributions, leadScore } = judged(hits(130), day(13), withSignals({ points: 0.5 }));
    expect(contributions.reduce((sum, { points }) => sum + points, 0)).toBe(leadScore.value);
    expect(contributions).toHaveLength(101);
  });
});

describe('a score that a person assigns', () => {
  const facts = [hit(day(0)), edit(day(1), { type: 'set_score', value: 85 })];
  const settings = withSignals({ points: 15 });

  test('is shown and graded while locked; the engine goes on', () => {
    const judgement = judged([...facts, hit(day(2)), adjust(day(3), 5)], day(4), settings);
    expect(judgement.leadScore).toMatchObject({ value: 85, rule: { id: 'score.set' }, actor: 'user:mia' });
    expect(judgement.engineLeadScore.value).toBe(35);
    expect(judgement.grade).toBe('A');
    expect(judgement.locks.score).toBe(true);
  });

  test('goes when the lock is lifted', () => {
    expect(score([...facts, edit(day(2), { type: 'lift_lock', lock: 'score' })], settings)).toBe(15);
  });
});

describe('grades', () => {
  test.each([
    [100, 'A'],
    [80, 'A'],
    [79, 'B'],
    [60, 'B'],
    [59, 'C'],
    [40, 'C'],
    [39, 'D'],
    [20, 'D'],
    [19, 'F'],
    [0, 'F'],
  ])('%d is %s', (value, grade) => {
    expect(judged([edit(day(0), { type: 'set_score', value })], day(1)).grade).toBe(grade);
  });

  test('go by the score shown, rounded', () => {
    const settings = withSignals({ points: 80, halfLife: 'P1Y' });
    const facts = [hit(day(0))];
    const { at } = judged(facts, day(0), settings).deadline ?? { at: '' };
    expect(judged(facts, plus(at, -1), settings)).toMatchObject({ grade: 'A', leadScore: { value: 80 } });
    expect(judged(facts, at, settings)).toMatchObject({ grade: 'B', leadScore: { value: 79 } });
  });
});
