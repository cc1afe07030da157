import { parseDuration } from '../duration.ts';
import type { Settings } from '../settings.ts';
import type { Outcome } from './contract.ts';

/** What came after a follow-up was sent. Instants are ISO 8601 UTC. */
export interface LaterFacts {
  /** The contact's first message after it that may answer it; null for none. */
  readonly firstReplyAt: string | null;
  /** The first purchase or booking after it; null for none. */
  readonly firstConversionAt: string | null;
  /** When the next follow-up to this contact was sent; null for none. */
  readonly nextSentAt: string | null;
}

export interface OutcomeSoFar {
  readonly outcome: Outcome | null;
  /** When time alone gives another outcome; null: only the contact can. */
  readonly nextLookAt: string | null;
}

/**
 * What a follow-up that was sent has led to. Nothing for `gap`, the time after which the next attempt would follow:
 * `no_reply`. A later answer still makes it `replied`, and a purchase or booking `converted`, the best of the three, as
 * long as no other follow-up went out (what comes then is the other's) and `expireAfter` is not over.
 */
export function outcomeOf(
  { sentAt }: { readonly sentAt: string },
  later: LaterFacts,
  { now, settings }: { readonly now: string; readonly settings: Settings },
): OutcomeSoFar {
  const { gap, expireAfter } = settings.followUps;
  const sent = Date.parse(sentAt);
  const at = Date.parse(now);
  if (Number.isNaN(at) || Number.isNaN(sent)) throw new RangeError('no instant');
  const nextSent = later.nextSentAt === null ? Infinity : Date.parse(later.nextSentAt);
  const counts = (instant: string | null): boolean => {
    const then = instant === null ? NaN : Date.parse(instant);
    return then > sent && then <= nextSent && then <= sent + parseDuration(expireAfter);
  };
  if (counts(later.firstConversionAt)) return { outcome: 'converted', nextLookAt: null };
  if (counts(later.firstReplyAt)) return { outcome: 'replied', nextLookAt: null };
  const silentAt = Math.min(sent + parseDuration(gap), nextSent);
  if (at >= silentAt) return { outcome: 'no_reply', nextLookAt: null };
  return { outcome: null, nextLookAt: new Date(silentAt).toISOString() };
}
