import { DateTime } from 'luxon';
import { invalid } from '../../problem.ts';
import type { STEPS } from '../../schemas/analytics.ts';
import { uuid } from '../../schemas/common.ts';

export type Step = (typeof STEPS)[number];

export interface Period {
  readonly from: string;
  /** The first instant after it. */
  readonly to: string;
  readonly timeZone: string;
  readonly step: Step;
  /** Where its points begin, and `to` as the last. ISO 8601, UTC. */
  readonly bounds: readonly string[];
}

interface Asked {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly step?: Step | undefined;
}

/** Of no branch there is. */
const NOBODYS = '00000000-0000-0000-0000-000000000000';

/** The branch asked for, null for all; what is no id names nothing, like an unknown one. */
export const branchOf = ({ branchId }: { readonly branchId?: string | undefined }): string | null =>
  branchId === undefined ? null : uuid.safeParse(branchId).success ? branchId : NOBODYS;

const USUAL_DAYS = 30;
/** More points than a screen has pixels for say nothing. */
const MOST_POINTS = 400;
/** Up to so many days a point is a day, up to so many more a week. */
const BY_DAY = 62;
const BY_WEEK = 366;

/**
 * The period asked for, cut into points at midnights of the business's time zone, through daylight saving.
 *
 * @throws Problem 400 for days in the wrong order, and for more points than can be shown
 */
export function periodOf({ from, to, step }: Asked, timeZone: string, now: Date): Period {
  const today = DateTime.fromJSDate(now, { zone: timeZone }).startOf('day');
  const last = to === undefined ? today : DateTime.fromISO(to, { zone: timeZone }).startOf('day');
  const end = last.plus({ days: 1 });
  const begin =
    from === undefined ? end.minus({ days: USUAL_DAYS }) : DateTime.fromISO(from, { zone: timeZone }).startOf('day');
  if (begin >= end) throw invalid([{ path: 'from', message: 'must not be after to' }]);
  const days = end.diff(begin, 'days').days;
  const unit = step ?? (days <= BY_DAY ? 'day' : days <= BY_WEEK ? 'week' : 'month');
  const bounds = [begin];
  for (let at = begin.startOf(unit).plus({ [unit]: 1 }); at < end; at = at.plus({ [unit]: 1 })) {
    if (bounds.length >= MOST_POINTS)
      throw invalid([{ path: 'step', message: 'makes too many points of this period' }]);
    bounds.push(at.startOf('day'));
  }
  const instants = [...bounds, end].map((at) => at.toUTC().toISO() ?? '');
  return { from: instants[0] ?? '', to: instants.at(-1) ?? '', timeZone, step: unit, bounds: instants };
}

/** Each point's begin and end, with its number as the database counts it: from 1. */
export const pointsOf = (bounds: readonly string[]): { from: string; to: string; n: number }[] =>
  bounds.slice(0, -1).map((from, index) => ({ from, to: bounds[index + 1] ?? '', n: index + 1 }));
