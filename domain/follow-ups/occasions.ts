import { DateTime } from 'luxon';
import { parseDuration } from '../duration.ts';
import type { CustomFollowUp } from '../settings.ts';
import { zoneOf } from '../zone.ts';

type DateCondition = NonNullable<CustomFollowUp['when']['date']>;

/** A day that a rule waits for, on the contact's clock. */
export interface Occasion {
  /** Of the calendar: `2026-12-24`. */
  readonly day: string;
  /** When it is time to write, in milliseconds. */
  readonly from: number;
}

const DAY_MS = 86_400_000;

/** Nine in the morning: nobody is congratulated at midnight, where no quiet hours hold that back. */
const HOUR = 9;

/** The day and the one after it: Rapport may have been away, or a person; after that good wishes are late. */
const LASTS_DAYS = 2;

/**
 * The days of a date that are not over at `nowMs`, the first first: of one that comes every year the next two at the least,
 * never before the year that stands there. What began on 29 February is on the 28th in other years.
 *
 * @param date of the calendar: `1990-12-24`
 * @throws RangeError for a time zone that the platform does not know
 */
export function occasionsOf(
  date: string,
  { before, yearly }: DateCondition,
  timeZone: string,
  nowMs: number,
): readonly Occasion[] {
  const first = midnight(date, timeZone);
  const early = parseDuration(before);
  const lastYear = DateTime.fromMillis(nowMs, { zone: first.zone }).year - 1;
  const year = yearly ? Math.max(first.year, lastYear) : first.year;
  return (yearly ? [year, year + 1, year + 2] : [year]).flatMap((each) => {
    const day = first.set({ year: each });
    if (overAt(day) <= nowMs) return [];
    const at = day.set({ hour: HOUR }).minus({ days: Math.floor(early / DAY_MS), milliseconds: early % DAY_MS });
    return [{ day: isoDay(day), from: at.toMillis() }];
  });
}

/** What a follow-up was found in that a rule on dates makes. */
export const dateAnchor = (field: string, { day }: Occasion): string => `${PREFIX}${field}:${day}`;

/** Whether it was made for a day, and is tried once: the next day it is another matter. */
export const isForDay = (anchor: string): boolean => anchor.startsWith(PREFIX);

/** When the day that it was made for is over, in milliseconds; null for one that no day was waited for. */
export function dayOver(anchor: string, timeZone: string): number | null {
  return isForDay(anchor) ? overAt(midnight(partsOf(anchor).day, timeZone)) : null;
}

/**
 * Whether the contact's date is still one that this day is a return of: somebody may have corrected it, or a contract that
 * was renewed ends a year later.
 */
export function isStillSo(anchor: string, dates: Readonly<Record<string, string>>): boolean {
  const { field, day } = partsOf(anchor);
  const date = dates[field];
  if (date === undefined) return false;
  const [first, year] = [midnight(date, 'UTC'), Number(day.slice(0, 4))];
  return first.year <= year && isoDay(first.set({ year })) === day;
}

const PREFIX = 'date:';

function partsOf(anchor: string): { readonly field: string; readonly day: string } {
  const [, field = '', day = ''] = anchor.split(':');
  return { field, day };
}

const midnight = (day: string, timeZone: string): DateTime => DateTime.fromISO(day, { zone: zoneOf(timeZone) });

const overAt = (day: DateTime): number => day.plus({ days: LASTS_DAYS }).toMillis();

const isoDay = (day: DateTime): string => day.toFormat('yyyy-MM-dd');
