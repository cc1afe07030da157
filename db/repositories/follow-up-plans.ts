import { v7 as uuidv7 } from 'uuid';
import type { FollowUpPlan, NewFollowUp, Outcome } from '../../domain/follow-ups/contract.ts';
import type { Scope } from '../client.ts';
import { tellFollowUp, type FollowUpRow } from './follow-up-rows.ts';

interface Ref {
  readonly workspaceId: string;
  readonly contactId: string;
}

/** A planned follow-up with the message to start from. */
export type WordedFollowUp = NewFollowUp & { readonly suggestedMessage: string };

/**
 * Makes follow-ups; one that was made before, whatever became of it, is not made again.
 *
 * @returns those that were made
 */
export async function createFollowUps(
  scope: Scope,
  { workspaceId, contactId }: Ref,
  planned: readonly WordedFollowUp[],
  now: string,
): Promise<(WordedFollowUp & { readonly id: string })[]> {
  const all: (WordedFollowUp & { readonly id: string })[] = [];
  for (const each of planned) {
    const followUp = {
      id: uuidv7(),
      workspace_id: workspaceId,
      contact_id: contactId,
      conversation_id: each.conversationId,
      kind: each.kind,
      rule_id: each.ruleId,
      anchor: each.anchor,
      attempt: each.attempt,
      max_attempts: each.maxAttempts,
      state: each.state,
      approval: each.approval,
      channel: each.channel,
      due_at: each.dueAt,
      created_at: now,
      answered_after: each.answeredAfter === '' ? '-infinity' : each.answeredAfter,
      shown_message_id: each.shownMessageId,
      suggested_message: each.suggestedMessage,
    };
    const { rule, params, evidence } = each;
    const json = { rule: JSON.stringify(rule), params: JSON.stringify(params), evidence: JSON.stringify(evidence) };
    const made = await scope('follow_ups')
      .insert({ ...followUp, ...json })
      .onConflict()
      .ignore()
      .returning('id');
    if (made.length === 0) continue;
    const line = { followUp: { ...followUp, rule, params, evidence }, before: null, after: each.state };
    await tellFollowUp(scope, { workspaceId, ...line, actor: 'engine', at: now });
    all.push({ ...each, id: followUp.id });
  }
  return all;
}

/** Carries out what a plan says of follow-ups that exist. */
export async function changeFollowUps(
  scope: Scope,
  workspaceId: string,
  existing: readonly FollowUpRow[],
  plan: FollowUpPlan,
  now: string,
): Promise<void> {
  const byId = new Map(existing.map((row) => [row.id, row]));
  for (const { id, reason, evidence } of plan.cancel) {
    const row = byId.get(id);
    if (row === undefined) continue;
    await scope('follow_ups').where({ id }).update({ state: 'cancelled', reason }).increment('version', 1);
    const followUp = { ...row, evidence };
    await tellFollowUp(scope, {
      workspaceId,
      followUp,
      before: row.state,
      after: 'cancelled',
      actor: 'engine',
      at: now,
    });
  }
  const reopened = plan.reopen.map((id) => ({ id, state: 'pending', approval: 'none' }) as const);
  for (const { id, ...back } of [...reopened, ...plan.restore.map(storedAgain)]) {
    const followUp = byId.get(id);
    if (followUp === undefined) continue;
    await scope('follow_ups').where({ id }).update(back).increment('version', 1);
    const line = { before: followUp.state, after: back.state, actor: 'engine', at: now };
    await tellFollowUp(scope, { workspaceId, followUp, ...line });
  }
  for (const { id, messageId } of plan.show) {
    const evidence = JSON.stringify([...(byId.get(id)?.evidence ?? []), { messageId }]);
    await scope('follow_ups').where({ id }).update({ shown_message_id: messageId, evidence });
  }
}

/** Whoever had approved or decided it before, did so of something that was called off since. */
const storedAgain = ({ dueAt, ...back }: FollowUpPlan['restore'][number]) => ({
  ...back,
  due_at: dueAt,
  ...{ reason: null, approved_at: null, decided_by: null, decided_at: null },
});

export interface SentFollowUp {
  readonly id: string;
  readonly sent_at: Date;
  readonly outcome: Outcome | null;
  readonly first_reply_at: Date | null;
  readonly next_sent_at: Date | null;
}

/**
 * What was sent after `since` and may still lead to something, with what came after.
 *
 * An answer that was on its way as a nudge was claimed is a reply to it, though its clock says earlier: had it been accepted
 * before the claim, nothing would have gone out.
 */
export async function sentSince(scope: Scope, contactId: string, since: Date): Promise<SentFollowUp[]> {
  const { rows } = await scope.raw<{ rows: SentFollowUp[] }>(
    `SELECT f.id, f.sent_at, f.outcome,
       (SELECT min(greatest(m.sent_at, f.sent_at + interval '1 millisecond'))
         FROM messages m JOIN conversations v ON v.id = m.conversation_id
         WHERE m.contact_id = f.contact_id AND m.author = 'contact'
           AND m.sent_at > CASE WHEN f.kind IN ('ghosting', 'undecided', 'custom') THEN f.answered_after ELSE f.sent_at END
           AND (v.verified OR v.id = f.conversation_id)) AS first_reply_at,
       (SELECT min(g.sent_at) FROM follow_ups g WHERE g.contact_id = f.contact_id AND g.state = 'sent'
         AND g.sent_at > f.sent_at) AS next_sent_at
     FROM follow_ups f WHERE f.contact_id = :contactId AND f.state = 'sent' AND f.outcome IS DISTINCT FROM 'converted'
       AND (f.outcome IS NULL OR f.sent_at > :since::timestamptz)`,
    { contactId, since },
  );
  return rows;
}

export async function writeOutcome(scope: Scope, id: string, outcome: Outcome | null): Promise<void> {
  await scope('follow_ups').where({ id }).update({ outcome });
}
