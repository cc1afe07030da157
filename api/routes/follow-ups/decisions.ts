import type { FastifyReply, FastifyRequest } from 'fastify';
import { v7 as uuidv7 } from 'uuid';
import type { FollowUpDecision } from '../../../domain/follow-ups/decisions.ts';
import { inWorkspace, type Scope } from '../../../db/client.ts';
import { writeAudit } from '../../../db/repositories/audit.ts';
import { lockForEdit } from '../../../db/repositories/contact-edits.ts';
import { decideAbout, type DecisionResult } from '../../../db/repositories/decide-about.ts';
import { readListed } from '../../../db/repositories/follow-up-list.ts';
import { readFollowUp, type FollowUpRow } from '../../../db/repositories/follow-up-rows.ts';
import { createSettingsReader } from '../../../db/repositories/settings-in-force.ts';
import { retrying } from '../../../db/retry.ts';
import type { App, AppDeps, Routes } from '../../deps.ts';
import { requireRole } from '../../plugins/auth.ts';
import { impossible, notFound, Problem } from '../../problem.ts';
import { idParams } from '../../schemas/common.ts';
import {
  approveBody,
  dismissBody,
  editBody,
  followUpSchema,
  resolveBody,
  snoozeBody,
  undoBody,
  type FollowUpBody,
} from '../../schemas/follow-ups/follow-up.ts';
import { presentFollowUps } from './present-follow-up.ts';

type Decide = (scope: Scope, followUp: FollowUpRow) => Promise<FollowUpDecision> | FollowUpDecision;
type Answer = (
  request: FastifyRequest,
  reply: FastifyReply,
  version: number | undefined,
  decide: Decide,
) => Promise<FollowUpBody>;

/** What a person decides about a follow-up: written first, then carried out by the contact's workflow. */
export const followUpDecisionRoutes: Routes = (deps) => async (instance) => {
  const app = instance as App;
  const answer = answering(deps);
  const preHandler = requireRole('agent');
  const schemaOf = (summary: string) => ({
    ...{ tags: ['Follow-ups'], summary, params: idParams },
    response: { 200: followUpSchema, 202: followUpSchema },
  });
  app.post(
    '/follow-ups/:id/approve',
    { preHandler, schema: { ...schemaOf('Approve'), body: approveBody } },
    (request, reply) => {
      const { message, version } = request.body;
      return answer(request, reply, version, () => ({ type: 'approve', message: message ?? null }));
    },
  );
  app.post(
    '/follow-ups/:id/edit',
    { preHandler, schema: { ...schemaOf('Change'), body: editBody } },
    (request, reply) => {
      const { message, dueAt, channel, version } = request.body;
      return answer(request, reply, version, async (scope, followUp) => ({
        ...{ type: 'edit', message: message ?? null, dueAt: dueAt?.toISOString() ?? null, channel: channel ?? null },
        conversationId: channel ? await conversationOn(scope, followUp.contact_id, channel) : null,
      }));
    },
  );
  app.post(
    '/follow-ups/:id/dismiss',
    { preHandler, schema: { ...schemaOf('Dismiss'), body: dismissBody } },
    (request, reply) => {
      const { reason, version } = request.body;
      return answer(request, reply, version, () => ({ type: 'dismiss', reason: reason ?? null }));
    },
  );
  app.post(
    '/follow-ups/:id/snooze',
    { preHandler, schema: { ...schemaOf('Put off'), body: snoozeBody } },
    (request, reply) => {
      const { until, version } = request.body;
      return answer(request, reply, version, () => ({ type: 'snooze', until: until.toISOString() }));
    },
  );
  app.post(
    '/follow-ups/:id/undo',
    { preHandler, schema: { ...schemaOf('Take a decision back'), body: undoBody } },
    (request, reply) => answer(request, reply, request.body.version, () => ({ type: 'undo' })),
  );
  const resolve = { ...schemaOf('Say whether an unconfirmed one was sent'), body: resolveBody };
  app.post('/follow-ups/:id/resolve', { preHandler, schema: resolve }, (request, reply) => {
    const { sent, version } = request.body;
    return answer(request, reply, version, () => ({ type: 'resolve', sent }));
  });
};

/** The contact's conversation on a channel that was written in last. */
export async function conversationOn(scope: Scope, contactId: string, channel: string): Promise<string> {
  const thread = await scope<{ id: string; contact_id: string; channel: string }>('conversations')
    .where({ contact_id: contactId, channel })
    .orderBy('last_message_at', 'desc')
    .first('id');
  if (thread) return thread.id;
  const detail = 'The contact has no conversation on this channel.';
  throw impossible('no_conversation', [{ path: 'channel', message: 'the contact has never written there' }], detail);
}

function answering(deps: AppDeps): Answer {
  const settingsInForce = createSettingsReader();
  return async (request, reply, version, decide) => {
    const { workspaceId, actor } = request.caller;
    const { id } = request.params as { id: string };
    const { contactId, result } = await retrying(() =>
      inWorkspace(deps.database, workspaceId, async (scope) => {
        const found = await readFollowUp(scope, id);
        const contact = found && (await lockForEdit(scope, found.contact_id));
        // Read again: whoever held the rows before may have changed it.
        const followUp = contact ? await readFollowUp(scope, id) : undefined;
        if (followUp === undefined) throw notFound();
        const decision = await decide(scope, followUp);
        const about = {
          id: uuidv7(),
          workspaceId,
          followUp,
          decision,
          version: version ?? null,
          actor,
          at: deps.clock(),
        };
        const taken = await decideAbout(scope, about);
        const subject = { kind: 'follow_up', id } as const;
        if (taken.kind === 'decided')
          await writeAudit(scope, { workspaceId, actor, action: `follow_up.${decision.type}`, subject });
        return { contactId: followUp.contact_id, result: taken };
      }),
    );
    const seq = seqOf(result);
    deps.bell.ring();
    const outcome = await deps.gateway.settle({ workspaceId, contactId }, seq);
    reply.code(outcome === 'settled' ? 200 : 202);
    return inWorkspace(deps.database, workspaceId, async (scope) => {
      const row = await readListed(scope, id);
      const { settings } = await settingsInForce(scope, workspaceId);
      const presenting = { settings, reach: deps.reach ?? (() => null), now: deps.clock() };
      const [body] = row ? await presentFollowUps(scope, [row], presenting) : [];
      if (body === undefined) throw notFound();
      return body;
    });
  };
}

function seqOf(result: DecisionResult): number {
  if (result.kind === 'decided') return result.seq;
  throw result.kind === 'changed'
    ? new Problem(409, 'follow_up_changed', 'The follow-up has changed since this version. Read it again.')
    : new Problem(409, 'follow_up_already_decided', 'The follow-up has been decided otherwise, or is on its way.');
}
