import type { FastifyReply, FastifyRequest } from 'fastify';
import { writeAudit } from '../../db/repositories/audit.ts';
import { recordEdit } from '../../db/repositories/contact-edits.ts';
import type { Edit } from '../../domain/facts.ts';
import type { App, AppDeps, Routes } from '../deps.ts';
import { requireRole } from '../plugins/auth.ts';
import { idParams } from '../schemas/common.ts';
import { adjustmentBody, scoreBody, stageBody, statusBody } from '../schemas/contact-edits.ts';
import type { ContactDetailBody } from '../schemas/reading/contact-detail.ts';
import { detailsRoutes } from './contact-set-details.ts';
import { editAnswers, editContact } from './edit-contact.ts';
import { optOutRoutes } from './opt-outs.ts';

/** What a person decides about a contact. */
export const contactEditRoutes: Routes = (deps) => async (app) => {
  await app.register(detailsRoutes(deps));
  await app.register(optOutRoutes(deps));
  classificationRoutes(app as App, deps);
  for (const lock of ['stage', 'status', 'score'] as const) {
    app.delete(
      `/contacts/:id/${lock}/lock`,
      { preHandler: requireRole('agent'), schema: schemaOf(`Let the engine set the ${lock} again`) },
      (request, reply) => decideEdit(deps, request, reply, { type: 'lift_lock', lock }),
    );
  }
};

function classificationRoutes(app: App, deps: AppDeps): void {
  const preHandler = requireRole('agent');
  app.put(
    '/contacts/:id/stage',
    { preHandler, schema: { ...schemaOf('Set and lock the stage'), body: stageBody } },
    (request, reply) => decideEdit(deps, request, reply, { type: 'set_stage', stage: request.body.stage }),
  );
  app.put(
    '/contacts/:id/status',
    { preHandler, schema: { ...schemaOf('Set and lock the status'), body: statusBody } },
    (request, reply) => decideEdit(deps, request, reply, { type: 'set_status', status: request.body.status }),
  );
  app.put(
    '/contacts/:id/score',
    { preHandler, schema: { ...schemaOf('Set and lock the lead score'), body: scoreBody } },
    (request, reply) => {
      const { value, note } = request.body;
      return decideEdit(deps, request, reply, { type: 'set_score', value }, note);
    },
  );
  app.post(
    '/contacts/:id/score-adjustments',
    { preHandler, schema: { ...schemaOf('Add or take points'), body: adjustmentBody } },
    (request, reply) => {
      const { points, note } = request.body;
      return decideEdit(deps, request, reply, { type: 'adjust_score', points }, note);
    },
  );
}

const schemaOf = (summary: string) => ({ tags: ['Contacts'], summary, params: idParams, response: editAnswers });

/** Writes one decision as a fact; the ledger's line is written when the contact is judged by it. */
function decideEdit(
  deps: AppDeps,
  request: FastifyRequest,
  reply: FastifyReply,
  edit: Edit,
  note?: string | null,
): Promise<ContactDetailBody> {
  return editContact(deps, request, reply, async ({ scope, fact }) => {
    const { workspaceId, contactId, actor } = fact;
    await writeAudit(scope, {
      workspaceId,
      actor,
      action: `contact.${edit.type}`,
      subject: { kind: 'contact', id: contactId },
    });
    return recordEdit(scope, { ...fact, edit, note: note ?? null });
  });
}
