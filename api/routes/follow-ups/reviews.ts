import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { REVIEW_REASONS, REVIEW_STATES, type ReviewState } from '../../../domain/reviews/contract.ts';
import { whyNow } from '../../../domain/follow-ups/why.ts';
import type { Settings } from '../../../domain/settings.ts';
import { inWorkspace, type Scope } from '../../../db/client.ts';
import { survivorOf } from '../../../db/repositories/contact-detail.ts';
import { writeAudit } from '../../../db/repositories/audit.ts';
import { takeOver } from '../../../db/repositories/conversations.ts';
import { textsOf } from '../../../db/repositories/follow-up-list.ts';
import { listReviews, readReview, writeReviewState, type ListedReview } from '../../../db/repositories/review-list.ts';
import { tellReview } from '../../../db/repositories/reviews.ts';
import { createSettingsReader } from '../../../db/repositories/settings-in-force.ts';
import type { App, AppDeps, Routes } from '../../deps.ts';
import { requireRole } from '../../plugins/auth.ts';
import { notFound, Problem } from '../../problem.ts';
import { idParams, instantOut, listOf, page, uuid } from '../../schemas/common.ts';
import { evidenceSchema } from '../../schemas/reading/contact-detail.ts';
import { cutPage, type CursorOf } from '../reading/cursor.ts';
import { quotesOf } from '../reading/quotes.ts';
import { openPlace } from './follow-up-list.ts';
import { decideAndWake, idOfActor } from './wake.ts';

const reviewSchema = z
  .object({
    id: uuid,
    contact: z.object({ id: uuid, name: z.string().nullable() }),
    conversationId: uuid,
    reason: z.enum(REVIEW_REASONS),
    ruleId: z.string().nullable(),
    why: z.string(),
    evidence: evidenceSchema,
    state: z.enum(REVIEW_STATES),
    assignee: z.string().nullable(),
    createdAt: instantOut,
    closedAt: instantOut.nullable(),
  })
  .meta({ id: 'Review' });

const states = z.preprocess(
  (given) => (given === undefined ? [] : Array.isArray(given) ? given : [given]),
  z.array(z.enum(REVIEW_STATES)).max(10),
);

/** Conversations that need a person. */
export const reviewRoutes: Routes = (deps) => async (instance) => {
  const app = instance as App;
  const settingsInForce = createSettingsReader();
  const present = async (scope: Scope, workspaceId: string, rows: readonly ListedReview[]) => {
    const { settings } = await settingsInForce(scope, workspaceId);
    return presentReviews(scope, rows, settings, deps.clock());
  };
  listRoute(app, deps, present);
  for (const [path, state] of [
    ['take-over', 'taken_over'],
    ['resolve', 'resolved'],
    ['dismiss', 'dismissed'],
  ] as const) {
    const schema = {
      tags: ['Reviews'],
      summary: `Human review: ${path}`,
      params: idParams,
      response: { 200: reviewSchema },
    };
    app.post(`/reviews/:id/${path}`, { preHandler: requireRole('agent'), schema }, async (request) => {
      const { id } = request.params;
      await moveReview(deps, request, id, state);
      const { workspaceId } = request.caller;
      return inWorkspace(deps.database, workspaceId, async (scope) => {
        const row = await readReview(scope, id);
        const [body] = row ? await present(scope, workspaceId, [row]) : [];
        if (body === undefined) throw notFound();
        return body;
      });
    });
  }
};

type Present = (scope: Scope, workspaceId: string, rows: readonly ListedReview[]) => ReturnType<typeof presentReviews>;

function listRoute(app: App, { database, secretKey }: AppDeps, present: Present): void {
  const schema = {
    ...{ tags: ['Reviews'], summary: 'Conversations that need a person, newest first' },
    querystring: page.extend({ state: states, contactId: z.string().max(100).optional() }),
    response: { 200: listOf(reviewSchema) },
  };
  app.get('/reviews', { preHandler: requireRole('viewer'), schema }, async (request) => {
    const { workspaceId } = request.caller;
    const { cursor, limit, state, contactId } = request.query;
    // An id that names nothing is empty in a filter.
    if (contactId !== undefined && !z.guid().safeParse(contactId).success) return { items: [], nextCursor: null };
    const list: CursorOf = { secretKey, workspaceId, list: 'reviews' };
    const after = cursor === undefined ? null : openPlace(list, cursor);
    return inWorkspace(database, workspaceId, async (scope) => {
      const of = contactId === undefined ? null : ((await survivorOf(scope, contactId)) ?? contactId);
      const found = await listReviews(scope, { state, contactId: of, after, limit: limit + 1 });
      const { rows, nextCursor } = cutPage(list, found, limit);
      return { items: await present(scope, workspaceId, rows), nextCursor };
    });
  });
}

/** A decision that was taken already is taken once; a closed item is opened by no one, since a new message makes a new one. */
async function moveReview(deps: AppDeps, request: FastifyRequest, id: string, state: ReviewState): Promise<void> {
  const find = async (scope: Scope) => (await readReview(scope, id))?.contact_id ?? null;
  await decideAndWake(deps, request, find, async ({ scope, workspaceId, contactId, actor, at }) => {
    const review = await readReview(scope, id);
    if (review === undefined) throw notFound();
    if (review.state === state) return false;
    if (review.state === 'resolved' || review.state === 'dismissed')
      throw new Problem(409, 'review_already_closed', 'The review has been resolved or dismissed.');
    await writeReviewState(scope, id, { state, assignee: actor, at });
    if (state === 'taken_over') await takeOver(scope, review.conversation_id, idOfActor(actor));
    const { reason, state: before } = review;
    await tellReview(scope, { workspaceId, contactId, id, reason, before, after: state, actor, at });
    await writeAudit(scope, { workspaceId, actor, action: `review.${state}`, subject: { kind: 'review', id } });
    return true;
  });
}

async function presentReviews(scope: Scope, rows: readonly ListedReview[], { review }: Settings, now: Date) {
  const named = rows.flatMap(({ evidence }) => evidence.flatMap(({ messageId }) => messageId ?? []));
  const texts = await textsOf(scope, named);
  return rows.map((row) => ({
    id: row.id,
    contact: { id: row.contact_id, name: row.contact_name },
    conversationId: row.conversation_id,
    reason: row.reason,
    ruleId: row.rule_id,
    why: whyNow(row.rule.id, row.params, {
      now: now.toISOString(),
      ruleName: review.rules.find(({ id }) => id === row.rule_id)?.name,
    }),
    evidence: quotesOf(row.evidence, texts),
    state: row.state,
    assignee: row.assignee,
    createdAt: row.created_at.toISOString(),
    closedAt: row.closed_at?.toISOString() ?? null,
  }));
}
