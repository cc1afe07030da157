/**
 * Readers of what providers send. Payloads grow new fields and forms with every version of an API: what is not as expected reads as
 * absent, and never throws.
 */

export type Json = Readonly<Record<string, unknown>>;

/** @returns null for what is no JSON object in UTF-8 */
export function readJson(body: Buffer): Json | null {
  try {
    return objectAt(JSON.parse(body.toString('utf8')));
  } catch {
    // The caller keeps the body as something unknown.
    return null;
  }
}

export const objectAt = (value: unknown): Json | null =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : null;

export const listAt = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

export const objectsAt = (value: unknown): readonly Json[] =>
  listAt(value).flatMap((item) => {
    const object = objectAt(item);
    return object === null ? [] : [object];
  });

/** Text that says something. */
export const textAt = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);

/** An id: providers write one and the same now as a number, now as text. */
export const idAt = (value: unknown): string | null =>
  typeof value === 'number' && Number.isSafeInteger(value) ? String(value) : textAt(value);

/** Seconds that are written as milliseconds would be in the year 1970 or so; the other way round, beyond the year 5000. */
const FIRST_MILLISECONDS = 100_000_000_000;

/** The latest instant a date can name with four digits of a year. */
const LAST_INSTANT = Date.UTC(9999, 0);

/**
 * An instant as Unix time in seconds or milliseconds, number or text, or as ISO 8601: test deliveries of one provider have all of
 * them. Null for anything else.
 */
export function instantAt(value: unknown): Date | null {
  const number =
    typeof value === 'number' ? value : typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : null;
  const ms =
    number !== null
      ? number < FIRST_MILLISECONDS
        ? number * 1_000
        : number
      : typeof value === 'string'
        ? Date.parse(value)
        : NaN;
  return Number.isFinite(ms) && ms > 0 && ms < LAST_INSTANT ? new Date(ms) : null;
}
