import { decided, type Decidable, type FollowUpDecision } from '../../domain/follow-ups/decisions.ts';
import type { Scope } from '../client.ts';
import { nextSeq } from './inbox.ts';
import { tellFollowUp, type FollowUpRow } from './follow-up-rows.ts';
import { settleUnconfirmed } from './resolved-sends.ts';

export interface StoredDecision {
  readonly id: string;
  readonly contact_id: string;
  readonly follow_up_id: string;
  readonly seq: number;
  readonly decision: FollowUpDecision;
  /** The follow-up's version once it was written. */
  readonly version: number;
  readonly actor: string;
  readonly at: Date;
  readonly applied_at: Date | null;
}

/** What a person can change of a stored follow-up. */
export function decidable(row: FollowUpRow): Decidable {
  return {
    state: row.state,
    approval: row.approval,
    approvedAt: row.approved_at?.toISOString() ?? null,
    claimed: row.claimed_at !== null,
    dueAt: row.due_at.toISOString(),
    channel: row.channel,
    conversationId: row.conversation_id,
    message: row.message,
    reason: row.reason,
    sentAt: row.sent_at?.toISOString() ?? null,
  };
}

/** Decisions about one follow-up, the first first. */
export const decisionsAbout = (scope: Scope, followUpId: string): Promise<StoredDecision[]> =>
  scope<StoredDecision>('follow_up_decisions').where({ follow_up_id: followUpId }).orderBy('seq');

/**
 * Writes a person's decision with its number in the contact's inbox, and raises the follow-up's version. The contact's rows
 * must be held (lockForEdit): whoever decides at the same moment waits, and finds this one.
 */
export async function recordDecision(
  scope: Scope,
  fact: {
    readonly id: string;
    readonly workspaceId: string;
    readonly followUp: Pick<FollowUpRow, 'id' | 'contact_id' | 'version'>;
    readonly decision: FollowUpDecision;
    readonly actor: string;
    readonly at: Date;
  },
): Promise<number> {
  const { followUp } = fact;
  const seq = await nextSeq(scope, followUp.contact_id);
  const version = followUp.version + 1;
  await scope('follow_up_decisions').insert({
    id: fact.id,
    workspace_id: fact.workspaceId,
    contact_id: followUp.contact_id,
    follow_up_id: followUp.id,
    seq,
    decision: JSON.stringify(fact.decision),
    version,
    actor: fact.actor,
    at: fact.at,
  });
  await scope('follow_ups').where({ id: followUp.id }).update({ version });
  return seq;
}

/**
 * Carries out what people have decided and nobody has carried out yet. The contact's rows must be held. One that can no longer
 * be (the contact answered first) leaves the follow-up as it is.
 */
export async function applyDecisions(
  scope: Scope,
  { workspaceId, contactId }: { readonly workspaceId: string; readonly contactId: string },
  now: string,
): Promise<void> {
  const open = await scope<StoredDecision>('follow_up_decisions')
    .where({ contact_id: contactId })
    .whereNull('applied_at')
    .orderBy('seq');
  for (const stored of open) {
    const row = await scope<FollowUpRow>('follow_ups').where({ id: stored.follow_up_id }).forUpdate().first();
    const at = stored.at.toISOString();
    const next = row === undefined ? null : decided(decidable(row), stored.decision, at);
    if (row !== undefined && next !== null) await carryOut(scope, workspaceId, row, next, stored);
    await scope('follow_up_decisions').where({ id: stored.id }).update({ applied_at: now });
  }
}

async function carryOut(
  scope: Scope,
  workspaceId: string,
  row: FollowUpRow,
  next: Decidable,
  { decision, actor, at }: StoredDecision,
): Promise<void> {
  const handedOver =
    decision.type === 'resolve'
      ? await settleUnconfirmed(scope, { workspaceId, followUp: row, sent: decision.sent, at })
      : null;
  const isWaiting = next.state === 'pending';
  await scope('follow_ups')
    .where({ id: row.id })
    .update({
      state: next.state,
      approval: next.approval,
      approved_at: next.approvedAt,
      due_at: next.dueAt,
      channel: next.channel,
      conversation_id: next.conversationId,
      message: next.message,
      reason: next.reason,
      sent_at: next.state === 'sent' ? (handedOver ?? next.sentAt) : next.sentAt,
      ...(isWaiting ? { decided_by: null, decided_at: null } : { decided_by: actor, decided_at: at }),
    });
  const after = next.state === row.state ? decision.type : next.state;
  await tellFollowUp(scope, { workspaceId, followUp: row, before: row.state, after, actor, at });
}
