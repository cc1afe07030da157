import { describe, expect, test } from 'vitest';
import { timeInStages } from '../../web/features/contact/stage-times.ts';
import { snoozeUntil } from '../../web/features/follow-ups/snooze-times.ts';
import { flaggedConversations } from '../../web/features/reviews/flagged.ts';

const at = (day: number): string => new Date(Date.UTC(2026, 0, day)).toISOString();
const DAY_MS = 86_400_000;

test('the time in a stage is that of all visits, the present one until now', () => {
  const history = [
    { stage: 'inquiry', from: at(1), to: at(3) },
    { stage: 'closing', from: at(3), to: at(4) },
    { stage: 'inquiry', from: at(4), to: null },
  ] as const;
  expect(timeInStages(history, Date.UTC(2026, 0, 9))).toEqual({ inquiry: 7 * DAY_MS, closing: DAY_MS });
  expect(timeInStages([], 0)).toEqual({});
});

describe('a snooze', () => {
  const local = (until: Date): number[] => [until.getMonth(), until.getDate(), until.getHours(), until.getMinutes()];

  test.each([
    // 22 November 2026 is a Sunday.
    [new Date(2026, 10, 22, 18, 30), [10, 23, 9, 0]],
    [new Date(2026, 10, 23, 0, 1), [10, 30, 9, 0]],
    [new Date(2026, 10, 27, 23, 59), [10, 30, 9, 0]],
  ])('until Monday is until the next one at 9:00', (now, until) => {
    expect(local(snoozeUntil('monday', now))).toEqual(until);
  });

  test('keeps the hour of the day, also across a change of the clocks', () => {
    const now = new Date(2026, 2, 28, 15, 20);
    expect(local(snoozeUntil('tomorrow', now))).toEqual([2, 29, 9, 0]);
    expect(local(snoozeUntil('week', now))).toEqual([3, 4, 15, 20]);
    expect(snoozeUntil('hours', now).getTime() - now.getTime()).toBe(3 * 3_600_000);
  });
});

test('reviews of one conversation are one entry, where the newest of them stands', () => {
  const review = (id: string, conversationId: string) => ({
    ...{ id, conversationId, contact: { id: 'c', name: null }, reason: 'rule', ruleId: null, why: '', evidence: [] },
    ...{ state: 'open', assignee: null, createdAt: at(1), closedAt: null },
  });
  const all = [review('1', 'a'), review('2', 'b'), review('3', 'a')] as Parameters<typeof flaggedConversations>[0];
  const flagged = flaggedConversations(all).map(({ conversationId, reviews }) => [
    conversationId,
    reviews.map(({ id }) => id),
  ]);
  expect(flagged).toEqual([
    ['a', ['1', '3']],
    ['b', ['2']],
  ]);
});
