import { z } from 'zod';
import { inWorkspace, type Scope } from '../../db/client.ts';
import { AHEAD_MS } from '../../db/accept/incoming.ts';
import { findAction, lockForEdit, recordAction } from '../../db/repositories/contact-edits.ts';
import { survivorOf } from '../../db/repositories/contact-detail.ts';
import { retrying } from '../../db/retry.ts';
import type { Routes } from '../deps.ts';
import { requireRole } from '../plugins/auth.ts';
import { noteTrace } from '../../telemetry/trace-notes.ts';
import { invalid, notFound, Problem } from '../problem.ts';
import { idParams, instant, text, uuid, words } from '../schemas/common.ts';

const actionBody = z.strictObject({
  action: words(100).describe('such as purchase_completed, booking_confirmed, page_viewed'),
  actionId: text(256, 1).describe('sent again under the same id, an action counts once'),
  occurredAt: instant,
  value: z.unknown().optional(),
});

const acceptedAction = z.object({ actionId: z.string(), contactId: uuid, duplicate: z.boolean() });

/** What a contact did outside of any conversation. */
export const actionRoutes: Routes = (deps) => async (app) => {
  app.post(
    '/contacts/:id/actions',
    {
      preHandler: requireRole('agent'),
      schema: {
        tags: ['Messages'],
        summary: "Accept a contact's action",
        params: idParams,
        body: actionBody,
        response: { 202: acceptedAction },
      },
    },
    async (request, reply) => {
      const now = deps.clock();
      const { occurredAt } = request.body;
      if (occurredAt.getTime() > now.getTime() + AHEAD_MS) {
        throw invalid([{ path: 'occurredAt', message: 'is more than 5 minutes ahead' }]);
      }
      const { workspaceId } = request.caller;
      const action = { ...request.body, workspaceId, at: occurredAt > now ? now : occurredAt };
      const accepted = await retrying(() =>
        inWorkspace(deps.database, workspaceId, (scope) => acceptAction(scope, request.params.id, action)),
      );
      if (!accepted.duplicate) {
        noteTrace(deps.database, request.params.id);
        deps.bell.ring();
      }
      return reply.code(202).send({ actionId: action.actionId, ...accepted });
    },
  );
};

interface Action {
  readonly workspaceId: string;
  readonly action: string;
  readonly actionId: string;
  readonly at: Date;
  readonly value?: unknown;
}

async function acceptAction(
  scope: Scope,
  id: string,
  action: Action,
): Promise<{ contactId: string; duplicate: boolean }> {
  const contactId = await survivorOf(scope, id);
  if (contactId === null || (await lockForEdit(scope, contactId)) === null) throw notFound();
  const before = await findAction(scope, contactId, action.actionId);
  if (before && before.action !== action.action) {
    throw new Problem(409, 'action_id_reused', 'Another action was accepted under this actionId.');
  }
  if (!before) await recordAction(scope, { ...action, contactId, value: action.value });
  return { contactId, duplicate: before !== undefined };
}
