import { parseDuration } from '../duration.ts';
import { quietUntil } from '../quiet-hours.ts';
import type { Settings } from '../settings.ts';
import { GATE_REASONS, NUDGES } from './contract.ts';
import type { FollowUpSummary, Gate, GateFacts, GateReason } from './contract.ts';
import { capOpensAt } from './caps.ts';
import { sendsByItself } from './modes.ts';
import { maxAttemptsOf } from './series.ts';

interface Question {
  readonly followUp: FollowUpSummary;
  readonly facts: GateFacts;
  readonly settings: Settings;
}

/** Closed for good, with nothing to wait for. */
const SHUT: Gate = { open: false, reasons: [], opensAt: null };

/** Reasons that pass by themselves. An approval is waited for as well, but `opensAt` says when it would suffice. */
const PASSING: ReadonlySet<GateReason> = new Set(['not_due', 'quiet_hours', 'cap']);

/** Each round passes the end of one reason; quiet hours follow a cap's end and the other way round, no longer. */
const ROUNDS = 8;

/**
 * Whether a follow-up may go out at `now`, and if not, why and when (product.md section 9). Asked in the transaction
 * that claims the send, and whenever a follow-up is shown. One that is finished has a closed gate without reasons.
 *
 * @param input.now ISO 8601 UTC
 * @throws RangeError when `now` is no instant or the time zone is unknown
 */
export function gate({ now, ...question }: Question & { readonly now: string }): Gate {
  const at = Date.parse(now);
  if (Number.isNaN(at)) throw new RangeError('now is no instant');
  const { state } = question.followUp;
  if (state !== 'pending' && state !== 'approved') return SHUT;
  const reasons = closedBy(question, at);
  return { open: reasons.length === 0, reasons, opensAt: opensAt(question, reasons, at) };
}

function closedBy(question: Question, at: number): GateReason[] {
  const { followUp, facts, settings } = question;
  const { kind, attempt } = followUp;
  const isClosed: Readonly<Record<GateReason, boolean>> = {
    not_approved: !isApproved(followUp, settings),
    not_due: dueAt(question) > at,
    opted_out: facts.optedOut,
    taken_over: facts.takenOver,
    answered: NUDGES.has(kind) && facts.lastAnswerAt !== null && facts.lastAnswerAt > followUp.answeredAfter,
    quiet_hours: quietUntil(settings.followUps.quietHours, facts.timeZone, at) !== null,
    attempts: attempt > maxAttemptsOf(followUp, settings),
    cap: capOpensAt(followUp, facts, settings, at) !== null,
    channel_window: isWindowOver(facts, at),
    not_connected: !facts.connected,
    stopped: settings.followUps.stopped,
  };
  return GATE_REASONS.filter((reason) => isClosed[reason]);
}

function isApproved({ state, approval, kind, ruleId }: FollowUpSummary, settings: Settings): boolean {
  if (state !== 'approved') return false;
  return approval === 'person' || (approval === 'engine' && sendsByItself(settings, kind, ruleId));
}

/** When its time has come; of an approval, not before it can no longer be undone. Milliseconds. */
function dueAt({ followUp, settings }: Question): number {
  const { approvedAt } = followUp;
  const undo = approvedAt === null ? -Infinity : Date.parse(approvedAt) + parseDuration(settings.followUps.undoWindow);
  return Math.max(Date.parse(followUp.dueAt), undo);
}

/** Somebody who never wrote there has opened no window. */
function isWindowOver({ windowMs, lastInboundThereAt }: GateFacts, at: number): boolean {
  if (windowMs === null) return false;
  return lastInboundThereAt === null || at >= Date.parse(lastInboundThereAt) + windowMs;
}

/** The first instant from which nothing that time ends keeps it shut. Null when it never comes, or something else does. */
function opensAt(question: Question, reasons: readonly GateReason[], at: number): string | null {
  if (!reasons.some((reason) => PASSING.has(reason))) return null;
  if (reasons.some((reason) => !PASSING.has(reason) && reason !== 'not_approved')) return null;
  let moment = at;
  for (let round = 0; round < ROUNDS; round += 1) {
    const next = nextMoment(question, moment);
    if (next === Infinity) return null;
    if (next === moment) return isWindowOver(question.facts, moment) ? null : new Date(moment).toISOString();
    moment = next;
  }
  return null;
}

function nextMoment({ followUp, facts, settings }: Question, moment: number): number {
  const due = Math.max(moment, dueAt({ followUp, facts, settings }));
  const free = capOpensAt(followUp, facts, settings, due) ?? due;
  if (free === Infinity) return Infinity;
  return quietUntil(settings.followUps.quietHours, facts.timeZone, free) ?? free;
}
