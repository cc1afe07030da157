/** What came of one attempt. */
export type Answer =
  | { readonly kind: 'delivered'; readonly status: number }
  /** 410: the endpoint never wants to be told again. */
  | { readonly kind: 'gone'; readonly status: number; readonly error: string }
  | {
      readonly kind: 'failed';
      /** Null where no answer came. */
      readonly status: number | null;
      readonly error: string;
      /** How long the endpoint asked to be left alone, in milliseconds. */
      readonly retryAfterMs: number | null;
    };

const HOUR_MS = 3_600_000;

const FIRST_PAUSE_MS = 5_000;
const LONGEST_PAUSE_MS = 8 * HOUR_MS;

/** A weekend with its Monday: whoever mends the endpoint by then has lost nothing. */
const TRIED_FOR_MS = 72 * HOUR_MS;

/** No endpoint may ask to be left alone for longer at a time. */
const LONGEST_RETRY_AFTER_MS = 24 * HOUR_MS;

/** Pauses vary by so much either way, so that what failed together does not come back together. */
const SPREAD = 0.1;

/**
 * When a delivery that failed is tried again: after 5 s, and each time three times as long, up to 8 hours; for the last time three
 * days after the first attempt. `Retry-After` makes a pause longer, never shorter.
 *
 * @param attempts how many there have been, this one included
 * @param chance from 0 to 1
 * @returns null when it is given up
 */
export function nextAttempt(
  { attempts, firstTriedAt, now }: { readonly attempts: number; readonly firstTriedAt: Date; readonly now: Date },
  retryAfterMs: number | null,
  chance: number,
): Date | null {
  const last = firstTriedAt.getTime() + TRIED_FOR_MS;
  if (now.getTime() >= last) return null;
  const pause = Math.min(FIRST_PAUSE_MS * 3 ** (attempts - 1), LONGEST_PAUSE_MS) * (1 - SPREAD + 2 * SPREAD * chance);
  const planned = Math.min(now.getTime() + pause, last);
  const asked = now.getTime() + Math.min(retryAfterMs ?? 0, LONGEST_RETRY_AFTER_MS);
  return new Date(Math.max(planned, asked));
}

/** The header in milliseconds from `now`; it is seconds or an HTTP date (RFC 9110, 10.2.3). Null where it says neither. */
export function retryAfter(header: string | undefined, now: Date): number | null {
  if (header === undefined || header.trim() === '') return null;
  if (/^\d+$/.test(header.trim())) return Number(header) * 1_000;
  const at = Date.parse(header);
  return Number.isNaN(at) ? null : Math.max(0, at - now.getTime());
}
