import { describe, expect, test } from 'vitest';
import { sentimentLevel } from '../../../domain/rules/sentiment.ts';
import type { Settings } from '../../../domain/settings.ts';
import { day, judged, message, SETTINGS } from '../support/facts.ts';

const mood = (scores: readonly number[], settings: Settings = SETTINGS) =>
  judged(
    scores.map((score, index) => message(day(index), { sentiment: { score, confidence: 0.8 } })),
    day(100),
    settings,
  ).sentiment;

const halfLife = (halfLifeMessages: number): Settings => ({ ...SETTINGS, sentiment: { halfLifeMessages } });

test.each([
  [1, 'very_positive'],
  [0.5, 'very_positive'],
  [0.499, 'positive'],
  [0.125, 'positive'],
  [0.124, 'neutral'],
  [0, 'neutral'],
  [-0.124, 'neutral'],
  [-0.125, 'negative'],
  [-0.499, 'negative'],
  [-0.5, 'very_negative'],
  [-1, 'very_negative'],
])('%f is %s', (score, level) => {
  expect(sentimentLevel(score)).toBe(level);
  expect(mood([score])).toMatchObject({ value: level, score });
});

describe('the mean', () => {
  test('of no readable message is none', () => {
    expect(judged([message(day(0))], day(1)).sentiment).toBeNull();
  });

  test('weighs a message half after a half-life of messages', () => {
    // 1 × ½ + 0 × 1, over 1½.
    expect(mood([1, 0], halfLife(1))?.score).toBe(0.333);
    expect(mood([1, ...Array<number>(10).fill(0)], halfLife(10))?.score).toBeCloseTo(0.5 / weights(11, 10), 3);
  });

  test('of equal messages is theirs, however many', () => {
    expect(mood(Array<number>(150).fill(-0.3))).toMatchObject({
      score: -0.3,
      confidence: 0.8,
      params: { messages: 100 },
    });
  });

  test('shows no negative zero', () => {
    expect(Object.is(mood([-0.0001])?.score, 0)).toBe(true);
  });

  test('points at the messages that pulled most to its side', () => {
    const ids = mood([1, -0.9, 0.2, -1])?.evidence.map(({ messageId }) => messageId);
    expect(ids?.slice(0, 2)).toEqual([`m-${day(3)}`, `m-${day(1)}`]);
  });
});

function weights(count: number, half: number): number {
  return Array.from({ length: count }, (_, age) => 0.5 ** (age / half)).reduce((sum, weight) => sum + weight, 0);
}
