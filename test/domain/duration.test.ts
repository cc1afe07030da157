import { describe, expect, test } from 'vitest';
import { durationSchema, parseDuration, positiveDurationSchema } from '../../domain/duration.ts';

const SECOND = 1_000;
const DAY = 86_400_000;

describe('parseDuration', () => {
  test.each([
    ['PT5S', 5 * SECOND],
    ['PT0.5S', 500],
    ['PT24H', DAY],
    ['P14D', 14 * DAY],
    ['P2W', 14 * DAY],
    ['P1M', 30 * DAY],
    ['P1Y', 365 * DAY],
    ['P1Y2M3DT4H5M6S', 365 * DAY + 60 * DAY + 3 * DAY + (4 * 3_600 + 5 * 60 + 6) * SECOND],
    ['PT0S', 0],
    ['P100Y', 100 * 365 * DAY],
  ])('%s', (iso, ms) => {
    expect(parseDuration(iso)).toBe(ms);
    // The second time it comes from memory.
    expect(parseDuration(iso)).toBe(ms);
  });

  test.each([
    '',
    'P',
    'PT',
    'P1',
    '14D',
    'P14',
    'PT5',
    'P-1D',
    '-P1D',
    '+P1D',
    'p14d',
    ' P14D',
    'P14D ',
    'P1DT',
    'P1H',
    'PT1D',
    'NaN',
    'P101Y',
    'P99999999999999999999Y',
    `P${'1'.repeat(100)}D`,
    '__proto__',
    'P1D\n',
  ])('refuses %j', (junk) => {
    expect(() => parseDuration(junk)).toThrow(RangeError);
    expect(durationSchema.safeParse(junk).success).toBe(false);
  });
});

test('a threshold is at least a second long', () => {
  expect(durationSchema.safeParse('PT0S').success).toBe(true);
  expect(positiveDurationSchema.safeParse('PT0S').success).toBe(false);
  expect(positiveDurationSchema.safeParse('PT0.9S').success).toBe(false);
  expect(positiveDurationSchema.safeParse('PT1S').success).toBe(true);
});
