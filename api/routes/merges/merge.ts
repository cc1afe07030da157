import { z } from 'zod';
import { inWorkspace } from '../../../db/client.ts';
import { writeAudit } from '../../../db/repositories/audit.ts';
import { readMerges, type MergeLine } from '../../../db/repositories/merges/read-merges.ts';
import { undoMerge } from '../../../db/repositories/merges/undo.ts';
import { retrying } from '../../../db/retry.ts';
import { sentenceFor, type MergeReason } from '../../../domain/merge/reasons.ts';
import type { App, AppDeps } from '../../deps.ts';
import { requireRole } from '../../plugins/auth.ts';
import { notFound } from '../../problem.ts';
import { idParams } from '../../schemas/common.ts';
import { mergeBody, mergedSchema, mergeParams, mergeSchema, undoneSchema } from '../../schemas/merges.ts';
import { answerContact } from '../contact-answer.ts';
import { requireSurvivor } from '../reading/survivor.ts';
import { join } from './join.ts';

const tags = ['Contacts'];

export const presentReasons = (reasons: readonly MergeReason[]) => reasons.map((id) => ({ id, text: sentenceFor(id) }));

/** Joining two contacts, and taking that back. */
export function mergeContactRoutes(app: App, deps: AppDeps): void {
  const mergeAnswers = { 200: mergedSchema, 202: mergedSchema };
  app.post(
    '/contacts/:id/merge',
    {
      preHandler: requireRole('agent'),
      schema: { tags, summary: 'Join with another contact', params: idParams, body: mergeBody, response: mergeAnswers },
    },
    async (request, reply) => {
      const pair = { contactId: request.params.id, otherId: request.body.otherId, reasons: [] };
      const { settled, body } = await join(deps, request, () => Promise.resolve(pair));
      return reply.code(settled ? 200 : 202).send(body);
    },
  );
  const mergesSchema = { 200: z.object({ items: z.array(mergeSchema) }) };
  app.get(
    '/contacts/:id/merges',
    {
      preHandler: requireRole('viewer'),
      schema: { tags, summary: 'Whom it has absorbed, newest first', params: idParams, response: mergesSchema },
    },
    ({ caller, params }) =>
      inWorkspace(deps.database, caller.workspaceId, async (scope) => ({
        items: (await readMerges(scope, await requireSurvivor(scope, params.id))).map(presentMerge),
      })),
  );
}

export function undoRoutes(app: App, deps: AppDeps): void {
  app.post(
    '/merges/:mergeId/undo',
    {
      preHandler: requireRole('agent'),
      schema: {
        tags,
        summary: 'Take a merge back',
        params: mergeParams,
        response: { 200: undoneSchema, 202: undoneSchema },
      },
    },
    async (request, reply) => {
      const { workspaceId, actor } = request.caller;
      const { mergeId } = request.params;
      const undone = await retrying(() =>
        inWorkspace(deps.database, workspaceId, async (scope) => {
          const result = await undoMerge(scope, { workspaceId, mergeId, actor, at: deps.clock() });
          if (result.kind === 'nobody') throw notFound();
          const subject = { kind: 'contact', id: result.released } as const;
          if (result.kind === 'undone') {
            await writeAudit(scope, { workspaceId, actor, action: 'contact.undo_merge', subject });
          }
          return result;
        }),
      );
      const seqOf = (id: string): number | null => (undone.kind === 'undone' ? (undone.numbers.get(id) ?? null) : null);
      const contact = await answerContact(deps, request, undone.survivor, seqOf(undone.survivor));
      const released = await answerContact(deps, request, undone.released, seqOf(undone.released));
      reply.code(contact.settled && released.settled ? 200 : 202);
      return reply.send({ mergeId, contact: contact.body, released: released.body });
    },
  );
}

function presentMerge(row: MergeLine): z.infer<typeof mergeSchema> {
  return {
    id: row.id,
    absorbed: { id: row.absorbed_id, name: row.absorbed_name },
    into: row.contact_id,
    ground: row.ground,
    reasons: presentReasons(row.reasons),
    actor: row.actor,
    at: row.at.toISOString(),
    undoneAt: row.undone_at?.toISOString() ?? null,
  };
}
