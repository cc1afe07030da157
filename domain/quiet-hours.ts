import { DateTime, type IANAZone } from 'luxon';
import { zoneOf } from './zone.ts';

/** Times of day `HH:MM`, across midnight where `end` is the earlier. `start` is quiet, `end` is not. */
export interface QuietHours {
  readonly start: string;
  readonly end: string;
}

const DAY_MS = 86_400_000;

/** A zone changes its clock a few times a year: this many steps see the end of every quiet period. */
const STEPS = 8;

/**
 * The first instant at or after `at` (milliseconds) at which clocks in `timeZone` show no quiet hour; null when they
 * show none at `at`.
 *
 * Clocks alone decide. Where they are set forward over the end, that moment is the end; where they are set back into
 * the quiet hours, these begin again. So nothing goes out while the contact's clock shows a quiet hour, and nothing
 * waits longer.
 *
 * @param timeZone IANA name; the zone's own rules are luxon's, which has them from the platform
 * @throws RangeError for a zone that the platform does not know
 */
export function quietUntil(quiet: QuietHours | null, timeZone: string, at: number): number | null {
  if (quiet === null) return null;
  const zone = zoneOf(timeZone);
  const [start, end] = [timeOfDay(quiet.start), timeOfDay(quiet.end)];
  const left = (instant: number): number | null => untilEnd(clockIn(zone, instant), start, end);
  let until = at;
  for (let step = 0; step < STEPS; step += 1) {
    const rest = left(until);
    if (rest === null) break;
    until = clockChange(zone, until, until + rest) ?? until + rest;
  }
  return until === at ? null : until;
}

function timeOfDay(text: string): number {
  const [hours = 0, minutes = 0] = text.split(':').map(Number);
  return (hours * 60 + minutes) * 60_000;
}

/** Milliseconds since midnight that clocks show. */
function clockIn(zone: IANAZone, instant: number): number {
  const { hour, minute, second, millisecond } = DateTime.fromMillis(instant, { zone });
  return ((hour * 60 + minute) * 60 + second) * 1_000 + millisecond;
}

/** Milliseconds of clock time until the end of the quiet hours; null outside them. */
function untilEnd(clock: number, start: number, end: number): number | null {
  const isQuiet = start < end ? clock >= start && clock < end : clock >= start || clock < end;
  return isQuiet ? (end - clock + DAY_MS) % DAY_MS : null;
}

/** The first instant after `from`, up to `to`, from which clocks are set otherwise than at `from`; null when none is. */
function clockChange(zone: IANAZone, from: number, to: number): number | null {
  const offset = zone.offset(from);
  if (zone.offset(to) === offset) return null;
  let [same, other] = [from, to];
  while (other - same > 1) {
    const middle = Math.floor((same + other) / 2);
    if (zone.offset(middle) === offset) same = middle;
    else other = middle;
  }
  return other;
}
