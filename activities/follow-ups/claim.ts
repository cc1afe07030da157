import { gate } from '../../domain/follow-ups/gate.ts';
import type { Settings } from '../../domain/settings.ts';
import type { Scope } from '../../db/client.ts';
import { applyDecisions } from '../../db/repositories/follow-up-decisions.ts';
import { summaryOf, type FollowUpRow } from '../../db/repositories/follow-up-rows.ts';
import { holdHour, readGateFacts, type Reach } from '../../db/repositories/gate-facts.ts';
import { readThread, type Thread } from '../../db/repositories/outbound-messages.ts';
import { claimFollowUp, claimSend, type SendRow } from '../../db/repositories/sends.ts';
import { gateRefusals } from '../../telemetry/metrics.ts';
import type { ContactRef } from '../../workflows/definitions.ts';
import type { SendTask } from '../../workflows/activity-contract.ts';

export type Claim =
  | { readonly kind: 'claimed'; readonly send: SendRow; readonly thread: Thread }
  /** Claimed before, and nobody knows what became of it: the one who claimed it died, or still has not come back. */
  | { readonly kind: 'open'; readonly send: SendRow; readonly thread: Thread }
  | { readonly kind: 'closed' | 'settled' };

export interface ClaimInput {
  readonly ref: ContactRef;
  readonly task: SendTask;
  readonly now: Date;
  readonly settings: Settings;
  readonly reach: Reach;
}

/**
 * The arbiter of every race: with the contact's inbox row held, so that an answer is accepted either before, and is seen here,
 * or after, and is a reply to what went out.
 */
export function claim(scope: Scope, input: ClaimInput): Promise<Claim> {
  return input.task.kind === 'follow_up' ? claimDueFollowUp(scope, input) : claimAnswer(scope, input);
}

async function claimDueFollowUp(scope: Scope, { ref, task, now, settings, reach }: ClaimInput): Promise<Claim> {
  await applyDecisions(scope, ref, now.toISOString());
  const row = await scope<FollowUpRow>('follow_ups')
    .where({ id: task.id, contact_id: ref.contactId })
    .forUpdate()
    .first();
  if (row?.state !== 'approved') return { kind: 'settled' };
  const thread = row.conversation_id === null ? undefined : await readThread(scope, row.conversation_id);
  if (thread === undefined) return { kind: 'closed' };
  if (row.claimed_at !== null) {
    const send = await scope<SendRow>('sends').where({ follow_up_id: row.id, state: 'claimed' }).first();
    return send === undefined ? { kind: 'settled' } : { kind: 'open', send, thread };
  }
  await holdHour(scope, ref.workspaceId, now);
  const around = { now, businessTimeZone: settings.locale.timeZone, reach };
  const facts = (await readGateFacts(scope, [row.id], around)).get(row.id);
  const passage = facts && gate({ followUp: summaryOf(row), facts, settings, now: now.toISOString() });
  for (const reason of passage?.reasons ?? []) gateRefusals.inc({ reason });
  if (passage?.open !== true || (row.retry_at !== null && row.retry_at > now)) return { kind: 'closed' };
  return { kind: 'claimed', send: await claimFollowUp(scope, ref.workspaceId, row, now), thread };
}

/** A person's answer passes no gate: whoever writes it sees the conversation. */
async function claimAnswer(scope: Scope, { ref, task, now }: ClaimInput): Promise<Claim> {
  const send = await scope<SendRow>('sends').where({ id: task.id, contact_id: ref.contactId }).forUpdate().first();
  const thread = send && (await readThread(scope, send.conversation_id));
  if (send === undefined || thread === undefined) return { kind: 'settled' };
  if (send.state === 'claimed') return { kind: 'open', send, thread };
  if (send.state !== 'queued') return { kind: 'settled' };
  if (send.retry_at !== null && send.retry_at > now) return { kind: 'closed' };
  return { kind: 'claimed', send: await claimSend(scope, send.id, send.text, now), thread };
}
