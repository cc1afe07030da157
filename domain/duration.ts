import { Duration } from 'luxon';
import { z } from 'zod';

const HUNDRED_YEARS_MS = 100 * 365 * 86_400_000;
const LONGEST_TEXT = 64;
const REMEMBERED = 1_000;
const known = new Map<string, number>();

/**
 * Length in milliseconds of an ISO 8601 duration (`PT5S`, `P14D`, `P2W`, `P1Y2M`). A month is 30 days and a year 365: a
 * threshold is a length, and must not mean another one in February.
 *
 * @throws RangeError when it is no such duration, negative, or longer than 100 years.
 */
export function parseDuration(iso: string): number {
  const remembered = known.get(iso);
  if (remembered !== undefined) return remembered;
  const ms = measure(iso);
  // Judging a million contacts reads the same dozen durations over and over; the bound keeps strangers' input from
  // piling up.
  if (known.size < REMEMBERED) known.set(iso, ms);
  return ms;
}

function measure(iso: string): number {
  const duration = /^P[\dYMWDTHS.,]+$/.test(iso) && iso.length <= LONGEST_TEXT ? Duration.fromISO(iso) : null;
  if (duration?.isValid !== true || !/[YMWDHS]$/.test(iso)) throw new RangeError('not an ISO 8601 duration');
  const ms = Math.round(duration.toMillis());
  if (!(ms >= 0 && ms <= HUNDRED_YEARS_MS)) throw new RangeError('a duration is between zero and 100 years');
  return ms;
}

function lengthOf(iso: string): number | null {
  try {
    return parseDuration(iso);
  } catch {
    // The only error is the RangeError for text that is no duration, which is what null says.
    return null;
  }
}

/** An ISO 8601 duration of zero to 100 years. */
export const durationSchema = z
  .string()
  .refine(
    (iso) => lengthOf(iso) !== null,
    'must be an ISO 8601 duration between zero and 100 years, such as PT5S or P14D',
  );

/**
 * As {@link durationSchema}, at least a second: for thresholds and half-lives, where zero would mean always, or divide
 * by zero.
 */
export const positiveDurationSchema = z
  .string()
  .refine((iso) => (lengthOf(iso) ?? 0) >= 1_000, 'must be an ISO 8601 duration between one second and 100 years');
