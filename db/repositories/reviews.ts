import { v7 as uuidv7 } from 'uuid';
import type { ReviewPlan, ReviewReason, ReviewState, ReviewSummary } from '../../domain/reviews/contract.ts';
import type { Evidence, ReasonParams } from '../../domain/judgement.ts';
import type { Scope } from '../client.ts';

export interface ReviewRow {
  readonly id: string;
  readonly contact_id: string;
  readonly conversation_id: string;
  readonly reason: ReviewReason;
  readonly rule_id: string | null;
  readonly state: ReviewState;
  readonly rule: { readonly id: string; readonly version: number };
  readonly params: ReasonParams;
  readonly evidence: readonly Evidence[];
  readonly assignee: string | null;
  readonly created_at: Date;
  readonly closed_at: Date | null;
}

const FINISHED_REMEMBERED = 200;

/** A contact's items: all that are not finished, and the newest of the others. */
export async function reviewsOf(scope: Scope, contactId: string): Promise<ReviewRow[]> {
  const { rows } = await scope.raw<{ rows: ReviewRow[] }>(
    `(SELECT * FROM reviews WHERE contact_id = :contactId AND state IN ('open', 'taken_over'))
     UNION ALL
     (SELECT * FROM reviews WHERE contact_id = :contactId AND state NOT IN ('open', 'taken_over')
      ORDER BY created_at DESC LIMIT ${String(FINISHED_REMEMBERED)})`,
    { contactId },
  );
  return rows;
}

export const reviewSummary = (row: ReviewRow): ReviewSummary => ({
  id: row.id,
  conversationId: row.conversation_id,
  reason: row.reason,
  ruleId: row.rule_id,
  state: row.state,
  messageIds: row.evidence.flatMap(({ messageId }) => messageId ?? []),
  closedAt: row.closed_at?.toISOString() ?? null,
});

/** Makes and adds to items as planned; one that was made of the same message before is not made again. */
export async function carryOutReviews(
  scope: Scope,
  { workspaceId, contactId }: { readonly workspaceId: string; readonly contactId: string },
  existing: readonly ReviewRow[],
  plan: ReviewPlan,
  now: string,
): Promise<void> {
  for (const item of plan.create) {
    const id = uuidv7();
    const { rule, params, evidence } = item;
    const json = { rule: JSON.stringify(rule), params: JSON.stringify(params), evidence: JSON.stringify(evidence) };
    const made = await scope('reviews')
      .insert({
        ...{ id, workspace_id: workspaceId, contact_id: contactId, conversation_id: item.conversationId },
        ...{ reason: item.reason, rule_id: item.ruleId, anchor: item.anchor, created_at: now, ...json },
      })
      .onConflict()
      .ignore()
      .returning('id');
    if (made.length > 0)
      await tellReview(scope, {
        workspaceId,
        contactId,
        id,
        ...item,
        before: null,
        after: 'open',
        actor: 'engine',
        at: now,
      });
  }
  for (const { id, evidence } of plan.add) {
    const before = existing.find((row) => row.id === id);
    if (before === undefined) continue;
    const all = [...before.evidence, ...evidence];
    const params = { ...before.params, messages: all.length };
    await scope('reviews')
      .where({ id })
      .update({ evidence: JSON.stringify(all), params: JSON.stringify(params) });
  }
}

/** Tells, in the contact's ledger, that an item went from one state to another. */
export async function tellReview(
  scope: Scope,
  line: {
    readonly workspaceId: string;
    readonly contactId: string;
    readonly id: string;
    readonly reason: ReviewReason;
    readonly rule?: object;
    readonly params?: ReasonParams;
    readonly evidence?: readonly Evidence[];
    readonly before: ReviewState | null;
    readonly after: ReviewState;
    readonly actor: string;
    readonly at: Date | string;
  },
): Promise<void> {
  const { workspaceId, contactId, id, reason, rule, params, evidence = [], before, after, actor, at } = line;
  const told = (state: string | null) => (state === null ? null : JSON.stringify({ reviewId: id, reason, state }));
  await scope('contact_events').insert({
    ...{ workspace_id: workspaceId, contact_id: contactId, kind: 'review', before: told(before), after: told(after) },
    ...{ rule: rule ? JSON.stringify(rule) : null, params: params ? JSON.stringify(params) : null },
    ...{ evidence: JSON.stringify(evidence), actor, at },
  });
}
