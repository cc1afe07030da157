import {
  CANCEL_REASONS,
  type Approval,
  type FollowUpKind,
  type FollowUpState,
  type FollowUpSummary,
  type Outcome,
} from '../../domain/follow-ups/contract.ts';
import type { Evidence, ReasonParams } from '../../domain/judgement.ts';
import type { Scope } from '../client.ts';

/** A follow-up as it is stored. */
export interface FollowUpRow {
  readonly id: string;
  readonly contact_id: string;
  readonly conversation_id: string | null;
  readonly kind: FollowUpKind;
  readonly rule_id: string | null;
  readonly anchor: string;
  readonly attempt: number;
  readonly max_attempts: number;
  readonly state: FollowUpState;
  readonly approval: Approval;
  readonly approved_at: Date | null;
  readonly channel: string;
  readonly due_at: Date;
  readonly created_at: Date;
  readonly claimed_at: Date | null;
  readonly retry_at: Date | null;
  readonly sent_at: Date | null;
  readonly answered_after: Date;
  readonly rule: { readonly id: string; readonly version: number };
  readonly params: ReasonParams;
  readonly evidence: readonly Evidence[];
  readonly shown_message_id: string | null;
  readonly suggested_message: string;
  readonly message: string | null;
  readonly note: string | null;
  readonly outcome: Outcome | null;
  readonly reason: string | null;
  readonly decided_by: string | null;
  readonly decided_at: Date | null;
  readonly version: number;
}

/** What rules ask about a stored follow-up. */
export function summaryOf(row: FollowUpRow): FollowUpSummary {
  return {
    id: row.id,
    kind: row.kind,
    ruleId: row.rule_id,
    anchor: row.anchor,
    attempt: row.attempt,
    state: row.state,
    approval: row.approval,
    approvedAt: row.approved_at?.toISOString() ?? null,
    dueAt: row.due_at.toISOString(),
    createdAt: row.created_at.toISOString(),
    sentAt: row.sent_at?.toISOString() ?? null,
    conversationId: row.conversation_id,
    channel: row.channel,
    answeredAfter: row.answered_after.toISOString(),
    shownMessageId: row.shown_message_id,
    cancelReason: CANCEL_REASONS.find((reason) => row.state === 'cancelled' && reason === row.reason) ?? null,
  };
}

/** Open ones are all of a contact's that may still change; of the finished, so many are enough to tell what was tried. */
const FINISHED_REMEMBERED = 200;

/** A contact's follow-ups: all that are not finished, and the newest of the others. */
export async function followUpsOf(scope: Scope, contactId: string): Promise<FollowUpRow[]> {
  const { rows } = await scope.raw<{ rows: FollowUpRow[] }>(
    `(SELECT * FROM follow_ups WHERE contact_id = :contactId AND state IN ('pending', 'approved', 'unconfirmed'))
     UNION ALL
     (SELECT * FROM follow_ups WHERE contact_id = :contactId AND state NOT IN ('pending', 'approved', 'unconfirmed')
      ORDER BY created_at DESC LIMIT ${String(FINISHED_REMEMBERED)})`,
    { contactId },
  );
  return rows;
}

/** One follow-up of this workspace; undefined where there is none, or its contact is being deleted. */
export async function readFollowUp(scope: Scope, id: string): Promise<FollowUpRow | undefined> {
  const { rows } = await scope.raw<{ rows: FollowUpRow[] }>(
    `SELECT f.* FROM follow_ups f JOIN contacts c ON c.id = f.contact_id
     WHERE f.id = ? AND c.erasing_at IS NULL`,
    [id],
  );
  return rows[0];
}

/** Tells, in the contact's ledger, that a follow-up went from one state to another. */
export async function tellFollowUp(
  scope: Scope,
  line: {
    readonly workspaceId: string;
    readonly followUp: Pick<FollowUpRow, 'id' | 'kind' | 'contact_id'> &
      Partial<Pick<FollowUpRow, 'rule' | 'params' | 'evidence'>>;
    readonly before: FollowUpState | null;
    readonly after: string;
    readonly actor: string;
    readonly at: Date | string;
  },
): Promise<void> {
  const { workspaceId, followUp, before, after, actor, at } = line;
  const told = (state: string | null) =>
    state === null ? null : JSON.stringify({ followUpId: followUp.id, kind: followUp.kind, state });
  await scope('contact_events').insert({
    workspace_id: workspaceId,
    contact_id: followUp.contact_id,
    kind: 'follow_up',
    before: told(before),
    after: told(after),
    rule: followUp.rule ? JSON.stringify(followUp.rule) : null,
    params: followUp.params ? JSON.stringify(followUp.params) : null,
    evidence: JSON.stringify(followUp.evidence ?? []),
    actor,
    at,
  });
}
