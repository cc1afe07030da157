import { parseDuration } from '../duration.ts';
import type { Settings } from '../settings.ts';
import { NUDGES } from './contract.ts';
import type { FollowUpSummary, GateFacts } from './contract.ts';

const WEEK_MS = 7 * 86_400_000;

/**
 * When the frequency caps let another follow-up through, in milliseconds: so many a week to one contact, so many an
 * hour from the workspace. Infinity for a cap of zero; null when they let it through at `at`.
 *
 * What nobody was asked about also keeps the gap between attempts to the last nudge of any kind: each trigger finds the
 * same silence, and a contact is not to get three messages for it. A person who approves has seen what they approve.
 */
export function capOpensAt(
  followUp: FollowUpSummary,
  { sentToContactAt, hour, lastNudgeAt }: GateFacts,
  { followUps: { caps, gap } }: Settings,
  at: number,
): number | null {
  const opens = [
    weekOpensAt(sentToContactAt, caps.perContactPerWeek, at),
    hourOpensAt(hour, caps.perHour, at),
    ...(lastNudgeAt !== null && followUp.approval !== 'person' && NUDGES.has(followUp.kind)
      ? [Date.parse(lastNudgeAt) + parseDuration(gap)]
      : []),
  ].filter((instant) => instant > at);
  return opens.length === 0 ? null : Math.max(...opens);
}

function weekOpensAt(sentAt: readonly string[], cap: number, at: number): number {
  if (cap === 0) return Infinity;
  const newestFirst = sentAt.map((instant) => Date.parse(instant)).filter((instant) => instant > at - WEEK_MS);
  const last = newestFirst.toSorted((a, b) => b - a)[cap - 1];
  return last === undefined ? -Infinity : last + WEEK_MS;
}

function hourOpensAt({ sent, endsAt }: GateFacts['hour'], cap: number, at: number): number {
  const end = Date.parse(endsAt);
  if (cap === 0) return Infinity;
  return sent >= cap && end > at ? end : -Infinity;
}
