import { IANAZone } from 'luxon';
import { describe, expect, test } from 'vitest';
import { quietUntil, type QuietHours } from '../../domain/quiet-hours.ts';

const NIGHT: QuietHours = { start: '21:00', end: '08:00' };
const until = (quiet: QuietHours | null, zone: string, iso: string): string | null => {
  const end = quietUntil(quiet, zone, Date.parse(iso));
  return end === null ? null : new Date(end).toISOString();
};

describe('the end of the quiet hours', () => {
  test.each<[string, QuietHours | null, string, string, string | null]>([
    ['none are set', null, 'Asia/Manila', '2026-03-01T18:00:00.000Z', null],
    ['by day', NIGHT, 'Asia/Manila', '2026-03-01T04:00:00.000Z', null],
    ['before midnight', NIGHT, 'Asia/Manila', '2026-03-01T14:00:00.000Z', '2026-03-02T00:00:00.000Z'],
    ['after midnight', NIGHT, 'Asia/Manila', '2026-03-01T18:00:00.000Z', '2026-03-02T00:00:00.000Z'],
    ['the first moment is quiet', NIGHT, 'Asia/Manila', '2026-03-01T13:00:00.000Z', '2026-03-02T00:00:00.000Z'],
    ['the last moment is quiet', NIGHT, 'Asia/Manila', '2026-03-01T23:59:59.999Z', '2026-03-02T00:00:00.000Z'],
    ['the end is not', NIGHT, 'Asia/Manila', '2026-03-02T00:00:00.000Z', null],
    ['within one day', { start: '12:00', end: '14:00' }, 'UTC', '2026-03-01T13:30:00.000Z', '2026-03-01T14:00:00.000Z'],
    ['half an hour off', NIGHT, 'Asia/Kolkata', '2026-03-01T16:00:00.000Z', '2026-03-02T02:30:00.000Z'],
    ['three quarters off', NIGHT, 'Asia/Kathmandu', '2026-03-01T16:00:00.000Z', '2026-03-02T02:15:00.000Z'],
    // 29 March 2026: 02:00 becomes 03:00 in Berlin, so the night is an hour shorter.
    ['a night clocks go forward in', NIGHT, 'Europe/Berlin', '2026-03-28T22:00:00.000Z', '2026-03-29T06:00:00.000Z'],
    [
      'an end that the clocks skip',
      { start: '21:00', end: '02:30' },
      'Europe/Berlin',
      '2026-03-29T00:30:00.000Z',
      '2026-03-29T01:00:00.000Z',
    ],
    [
      'a start that the clocks skip',
      { start: '02:30', end: '08:00' },
      'Europe/Berlin',
      '2026-03-29T01:00:00.000Z',
      '2026-03-29T06:00:00.000Z',
    ],
    // 25 October 2026: 03:00 becomes 02:00 in Berlin, so 02:30 comes twice.
    ['a night clocks go back in', NIGHT, 'Europe/Berlin', '2026-10-24T22:00:00.000Z', '2026-10-25T07:00:00.000Z'],
    [
      'the first of two ends',
      { start: '21:00', end: '02:30' },
      'Europe/Berlin',
      '2026-10-24T23:00:00.000Z',
      '2026-10-25T00:30:00.000Z',
    ],
    ['between two ends', { start: '21:00', end: '02:30' }, 'Europe/Berlin', '2026-10-25T00:45:00.000Z', null],
    [
      'the second of two ends',
      { start: '21:00', end: '02:30' },
      'Europe/Berlin',
      '2026-10-25T01:00:00.000Z',
      '2026-10-25T01:30:00.000Z',
    ],
    // Lord Howe Island changes by half an hour.
    ['half an hour of change', NIGHT, 'Australia/Lord_Howe', '2026-10-03T12:00:00.000Z', '2026-10-03T21:00:00.000Z'],
  ])('%s', (_, quiet, zone, now, end) => {
    expect(until(quiet, zone, now)).toBe(end);
  });

  test('an unknown zone is an error, not a send at night', () => {
    expect(() => quietUntil(NIGHT, 'Nowhere/At_All', 0)).toThrow('no known time zone');
  });
});

const HOUR = 3_600_000;
const DECADE = [Date.UTC(2026, 0, 1), Date.UTC(2036, 0, 1)] as const;

/** The instants in ten years at which a zone sets its clocks. A week is shorter than any zone keeps a time for. */
function clockChanges(zone: IANAZone): number[] {
  const changes: number[] = [];
  for (let from = DECADE[0]; from < DECADE[1]; from += 7 * 24 * HOUR) {
    const offset = zone.offset(from);
    let [same, other] = [from, from + 7 * 24 * HOUR];
    if (zone.offset(other) === offset) continue;
    while (other - same > 1) {
      const middle = Math.floor((same + other) / 2);
      if (zone.offset(middle) === offset) same = middle;
      else other = middle;
    }
    changes.push(other);
  }
  return changes;
}

/** What a clock on the wall shows, by the platform itself and not by the library that the rule uses. */
function wallClock(zone: string): (instant: number) => string {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  return (instant) => format.format(instant);
}

const isQuiet = ({ start, end }: QuietHours, clock: string): boolean =>
  start < end ? clock >= start && clock < end : clock >= start || clock < end;

/** Around the hours in which clocks are set, and over all of the night. */
const PERIODS: readonly QuietHours[] = [NIGHT, { start: '22:15', end: '02:30' }, { start: '01:30', end: '03:15' }];
const AROUND = [-5.25 * HOUR, -61 * 60_000, -1, 0, 30 * 60_000, 59 * 60_000];

test('in every zone, around every change of its clocks for ten years: never in quiet hours, never later than needed', () => {
  const zones = Intl.supportedValuesOf('timeZone');
  expect(zones.length).toBeGreaterThan(300);
  // Zones that set their clocks at the same moments, by the same step, differ in nothing that is tested here.
  const seen = new Set<string>();
  let checked = 0;
  for (const name of zones) {
    const zone = IANAZone.create(name);
    const changes = clockChanges(zone);
    const alike = JSON.stringify([DECADE[0], ...changes].map((at) => [at, zone.offset(at)]));
    if (seen.has(alike)) continue;
    seen.add(alike);
    const clock = wallClock(name);
    for (const [index, instant] of [...changes, DECADE[0] + 90 * 24 * HOUR].entries()) {
      const period = PERIODS[index % PERIODS.length] ?? NIGHT;
      for (const shift of AROUND) checked += check(period, name, clock, instant + shift);
    }
  }
  expect(checked).toBeGreaterThan(2_000);
}, 60_000);

/** @returns 1 when it was quiet, to count that something was tested. */
function check(period: QuietHours, zone: string, clock: (instant: number) => string, now: number): 0 | 1 {
  const end = quietUntil(period, zone, now);
  const told = `${zone} ${JSON.stringify(period)} ${new Date(now).toISOString()}`;
  if (end === null) {
    expect(isQuiet(period, clock(now)), told).toBe(false);
    return 0;
  }
  expect(end, told).toBeGreaterThan(now);
  expect(isQuiet(period, clock(end)), told).toBe(false);
  for (let before = end - 1; before > now; before -= 29 * 60_000) {
    expect(isQuiet(period, clock(before)), `${told} waits at ${new Date(before).toISOString()}`).toBe(true);
  }
  expect(isQuiet(period, clock(now)), told).toBe(true);
  return 1;
}
