import { parseDuration } from '../duration.ts';
import type { Evidence } from '../judgement.ts';
import { REMEMBERED } from '../state.ts';
import { answersOf } from './answers.ts';
import { NUDGES } from './contract.ts';
import type { CancelReason, FollowUpSummary } from './contract.ts';
import { leftOpen } from './find-ghosting.ts';
import type { Scene } from './finding.ts';
import { dayOver, isForDay, isStillSo } from './occasions.ts';

interface Cancelled {
  readonly reason: CancelReason;
  readonly evidence: readonly Evidence[];
}

/** Not decided for good and not on its way: what planning may still cancel. */
export function isOpen({ state }: FollowUpSummary): boolean {
  return state === 'pending' || state === 'approved';
}

/**
 * When nobody needs to decide any more, in milliseconds: `expireAfter` from when it was made or due, the later; made for a
 * day, when that is over, unless a person approved it or put it off beyond that.
 */
export function expiresAt(
  { anchor, approval, createdAt, dueAt }: Pick<FollowUpSummary, 'anchor' | 'approval' | 'createdAt' | 'dueAt'>,
  { settings, timeZone }: Pick<Scene, 'settings' | 'timeZone'>,
): number {
  const due = Date.parse(dueAt);
  const usual = Math.max(Date.parse(createdAt), due) + parseDuration(settings.followUps.expireAfter);
  const over = dayOver(anchor, timeZone);
  return over === null || approval === 'person' || due >= over ? usual : Math.min(usual, over);
}

/** Why an open follow-up is over; null while it is not. */
export function cancelled(followUp: FollowUpSummary, scene: Scene): Cancelled | null {
  return (
    (followUp.kind === 'promise' ? promiseOver(followUp, scene) : null) ??
    (NUDGES.has(followUp.kind) ? nudgeOver(followUp, scene) : null) ??
    (expiresAt(followUp, scene) <= scene.nowMs ? { reason: 'expired', evidence: [] } : null)
  );
}

function promiseOver({ anchor, approval }: FollowUpSummary, { state }: Scene): Cancelled | null {
  const { promises, kept } = state.conversations;
  const by = kept.find(({ messageId }) => messageId === anchor);
  if (by !== undefined) return { reason: 'kept', evidence: [by.by] };
  // Forgotten because there were so many is not gone; and what a person approved, they want sent.
  const isForgotten = Math.max(promises.length, kept.length) >= REMEMBERED.promises;
  if (approval === 'person' || isForgotten || promises.some(({ messageId }) => messageId === anchor)) return null;
  return { reason: 'withdrawn', evidence: [] };
}

function nudgeOver(followUp: FollowUpSummary, scene: Scene): Cancelled | null {
  const answer = answersOf(followUp, scene.state, scene.unverified).at(-1);
  if (answer !== undefined) return { reason: 'answered', evidence: [{ messageId: answer.messageId }] };
  if (followUp.kind === 'custom') return isWrongDay(followUp, scene) ? { reason: 'withdrawn', evidence: [] } : null;
  const deal = scene.state.conversions?.last;
  if (deal !== undefined && deal.at > followUp.answeredAfter) {
    const { messageId, actionRef } = deal;
    const evidence = messageId === undefined ? { actionRef: actionRef ?? '' } : { messageId };
    return { reason: 'converted', evidence: [evidence] };
  }
  return followUp.kind === 'ghosting' && isSettled(followUp, scene) ? { reason: 'withdrawn', evidence: [] } : null;
}

/** The date that it was made for has been corrected or taken away; what a person approved, they want sent. */
function isWrongDay({ anchor, approval }: FollowUpSummary, { dates = {} }: Scene): boolean {
  return approval !== 'person' && isForDay(anchor) && !isStillSo(anchor, dates);
}

/** What was open is not any more: the business promised to come back, or took back what it had asked. */
function isSettled({ anchor, approval }: FollowUpSummary, { state }: Scene): boolean {
  if (approval === 'person') return false;
  const turn = state.conversations.turns.find(({ contact }) => contact?.messageId === anchor);
  return turn !== undefined && leftOpen(turn, state) === null;
}
