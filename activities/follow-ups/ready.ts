import { gate } from '../../domain/follow-ups/gate.ts';
import type { Scope } from '../../db/client.ts';
import { summaryOf, type FollowUpRow } from '../../db/repositories/follow-up-rows.ts';
import { readGateFacts } from '../../db/repositories/gate-facts.ts';
import type { SendTask } from '../../workflows/activity-contract.ts';
import { earliest, type Look } from './looks.ts';
import type { FollowUpStep, StepDeps } from './plan-step.ts';

/** So many are handed over between two judgements. */
const AT_ONCE = 10;

/**
 * What is handed over is looked at again after this, which the send's own result comes long before. Should the workflow be lost
 * in between (terminated, its cluster restored), the sweep finds the contact by it, and the send is not forgotten.
 */
const HANDED_OVER_WITHIN_MS = 5 * 60_000;

/** The workflow's clock, or this machine's where that is ahead: a task may have waited long before its activity ran. */
export function later(now: string, clock: () => Date): Date {
  return new Date(Math.max(Date.parse(now), clock().getTime()));
}

/** What may go out now, and when the next thing may. */
export async function readyToSend(
  scope: Scope,
  { reach, clock }: StepDeps,
  { contactId, now, settings }: FollowUpStep,
  {
    hasFollowUps,
    waiting,
  }: {
    readonly hasFollowUps: boolean;
    readonly waiting: readonly { readonly id: string; readonly retry_at: string | null }[];
  },
): Promise<{ sends: SendTask[]; nextLook: Look | null }> {
  const at = later(now, clock);
  const approved = hasFollowUps
    ? await scope<FollowUpRow>('follow_ups').where({ contact_id: contactId, state: 'approved' }).orderBy('due_at')
    : [];
  const around = { now: at, businessTimeZone: settings.locale.timeZone, reach };
  const facts = await readGateFacts(
    scope,
    approved.map(({ id }) => id),
    around,
  );
  const sends: SendTask[] = [];
  const looks: (Look | null)[] = [];
  const consider = (task: SendTask, opensAt: Date | null): void => {
    if (opensAt === null) return;
    if (opensAt <= at) sends.push(task);
    else looks.push({ at: opensAt.toISOString(), cause: 'follow_up_due' });
  };
  for (const row of approved) {
    // Claimed, and whoever claimed it is gone: sending it again finds that out.
    if (row.claimed_at !== null) consider({ kind: 'follow_up', id: row.id }, at);
    if (row.claimed_at !== null) continue;
    const asked = facts.get(row.id);
    if (asked === undefined) continue;
    const { open, opensAt } = gate({ followUp: summaryOf(row), facts: asked, settings, now: at.toISOString() });
    const opens = open ? at : opensAt === null ? null : new Date(opensAt);
    const notBefore = row.retry_at ?? at;
    consider({ kind: 'follow_up', id: row.id }, opens === null || opens > notBefore ? opens : notBefore);
  }
  for (const { id, retry_at } of waiting)
    consider({ kind: 'message', id }, retry_at === null ? at : new Date(retry_at));
  if (sends.length > 0) {
    looks.push({ at: new Date(at.getTime() + HANDED_OVER_WITHIN_MS).toISOString(), cause: 'follow_up_due' });
  }
  return { sends: sends.slice(0, AT_ONCE), nextLook: earliest(looks) };
}
