import { parseDuration } from '../duration.ts';
import type { Settings } from '../settings.ts';
import { answersOf } from './answers.ts';
import { NUDGES } from './contract.ts';
import type { CancelReason, FollowUpKind, FollowUpSummary } from './contract.ts';
import type { Finding, Scene } from './finding.ts';
import { isForDay } from './occasions.ts';

/** The attempt that a finding would make, and when: milliseconds, null for now. */
export interface NextAttempt {
  readonly attempt: number;
  readonly at: number | null;
  /** The one that was called off and is the same attempt: it comes back, and no other is made. Null for a new one. */
  readonly calledOff: FollowUpSummary | null;
}

/** What planning called off by what messages, or a date of the contact, said: they may say otherwise once more is known. */
const BY_MESSAGES: ReadonlySet<CancelReason | null> = new Set(['kept', 'withdrawn']);

/** How often it is tried: the business keeps a promise once, and congratulates once. */
export function maxAttemptsOf(
  { kind, anchor }: { readonly kind: FollowUpKind; readonly anchor: string },
  { followUps }: Settings,
): number {
  return NUDGES.has(kind) && !isForDay(anchor) ? followUps.maxAttempts : 1;
}

/**
 * The first attempt when it is found; another one `gap` after the last was sent. None while one is under way, and none
 * any more after one was answered, dismissed, expired or failed: a person's no ends the series, and what failed would
 * fail again. One that messages alone called off comes back when they say so.
 */
export function nextAttempt(finding: Finding, { existing, settings, state, unverified }: Scene): NextAttempt | null {
  const { kind, ruleId, anchor, foundAt } = finding;
  const last = existing
    .filter((each) => each.kind === kind && each.ruleId === ruleId && each.anchor === anchor)
    .toSorted((a, b) => a.attempt - b.attempt)
    .at(-1);
  if (last === undefined) return { attempt: 1, at: foundAt, calledOff: null };
  if (last.state === 'cancelled' && BY_MESSAGES.has(last.cancelReason)) {
    return { attempt: last.attempt, at: foundAt, calledOff: last };
  }
  if (last.state !== 'sent' || last.sentAt === null || last.attempt >= maxAttemptsOf(finding, settings)) return null;
  // A rule that waits on a stage stays the same case after an answer; asking again would not hear it.
  if (answersOf(last, state, unverified).length > 0) return null;
  const again = Date.parse(last.sentAt) + parseDuration(settings.followUps.gap);
  return { attempt: last.attempt + 1, at: again, calledOff: null };
}
