import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextAttempt, retryAfter } from '../../../notifications/webhook/schedule.ts';

const START = new Date('2026-03-01T12:00:00Z');
const HOUR = 3_600_000;

/** Instants of all attempts of a delivery that always fails, in milliseconds from the first. */
function attemptsOf(chance: number, retryAfterMs: number | null = null): number[] {
  const at = [0];
  for (;;) {
    const now = new Date(START.getTime() + (at.at(-1) ?? 0));
    const next = nextAttempt({ attempts: at.length, firstTriedAt: START, now }, retryAfterMs, chance);
    if (next === null) return at;
    at.push(next.getTime() - START.getTime());
  }
}

describe('the pauses between attempts', () => {
  it('grow threefold from five seconds to eight hours, and end after three days', () => {
    const at = attemptsOf(0.5);
    const pauses = at.slice(1).map((each, n) => each - (at[n] ?? 0));
    expect(pauses.slice(0, 8).map((ms) => ms / 1_000)).toEqual([5, 15, 45, 135, 405, 1_215, 3_645, 10_935]);
    expect(pauses.slice(8, -1).every((ms) => ms === 8 * HOUR)).toBe(true);
    expect(at.at(-1)).toBe(72 * HOUR);
  });

  it('never shrink by chance below nine tenths, and the last attempt is always three days after the first', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (chance) => {
        const at = attemptsOf(chance);
        expect(at[1]).toBeGreaterThanOrEqual(4_500);
        expect(at[1]).toBeLessThanOrEqual(5_500);
        expect(at.at(-1)).toBe(72 * HOUR);
        expect(at.length).toBeLessThan(25);
      }),
    );
  });

  it('are at least as long as the endpoint asks for, up to a day at a time', () => {
    const asked = attemptsOf(0.5, 2 * HOUR);
    for (const [n, each] of asked.slice(1).entries()) expect(each - (asked[n] ?? 0)).toBeGreaterThanOrEqual(2 * HOUR);
    expect(attemptsOf(0.5, 1_000 * HOUR).slice(0, 3)).toEqual([0, 24 * HOUR, 48 * HOUR]);
  });
});

describe('Retry-After', () => {
  it.each([
    ['120', 120_000],
    [' 0 ', 0],
    ['Sun, 01 Mar 2026 12:05:00 GMT', 300_000],
    ['Sun, 01 Mar 2026 11:00:00 GMT', 0],
    ['soon', null],
    ['', null],
    [undefined, null],
  ])('%j is %j', (header, expected) => {
    expect(retryAfter(header, START)).toBe(expected);
  });
});
