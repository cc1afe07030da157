import { v7 as uuidv7 } from 'uuid';
import { inWorkspace, type Scope } from '../../db/client.ts';
import { changeOf, linkAddresses, NOTHING_SET } from '../../db/contact-details.ts';
import { writeAudit } from '../../db/repositories/audit.ts';
import { insertEvent, recordEdit } from '../../db/repositories/contact-edits.ts';
import { openInbox } from '../../db/repositories/inbox.ts';
import { retrying } from '../../db/retry.ts';
import type { Routes } from '../deps.ts';
import { requireRole, type Caller } from '../plugins/auth.ts';
import { newContact, type ContactDetailsBody } from '../schemas/contact-edits.ts';
import { contactDetailSchema } from '../schemas/reading/contact-detail.ts';
import { answerContact } from './contact-answer.ts';
import { addressTaken, normaliseDetails } from './set-details.ts';

/** Contacts made by hand. */
export const contactRoutes: Routes = (deps) => async (app) => {
  app.post(
    '/contacts',
    {
      preHandler: requireRole('agent'),
      schema: {
        tags: ['Contacts'],
        summary: 'Make a contact by hand',
        body: newContact,
        response: { 201: contactDetailSchema },
      },
    },
    async (request, reply) => {
      const { caller, body } = request;
      const made = await retrying(() =>
        inWorkspace(deps.database, caller.workspaceId, (scope) => makeContact(scope, caller, body, deps.clock())),
      );
      const answer = await answerContact(deps, request, made.contactId, made.seq);
      return reply.code(201).header('location', `/v1/contacts/${made.contactId}`).send(answer.body);
    },
  );
};

async function makeContact(
  scope: Scope,
  { workspaceId, actor }: Caller,
  body: ContactDetailsBody,
  at: Date,
): Promise<{ contactId: string; seq: number }> {
  const contactId = uuidv7();
  const set = await normaliseDetails(scope, body);
  const made = changeOf(NOTHING_SET, set);
  await scope('contacts').insert({
    id: contactId,
    workspace_id: workspaceId,
    source: 'manual',
    first_seen_at: at,
    ...made?.columns,
  });
  await openInbox(scope, workspaceId, contactId);
  const taken = await linkAddresses(scope, { workspaceId, contactId }, set, at);
  if (taken.length > 0) throw addressTaken(taken);
  const fact = { workspaceId, contactId, actor, at };
  const { vip } = body;
  const seq = await recordEdit(scope, {
    ...fact,
    edit: vip === undefined || vip === null ? { type: 'touched' } : { type: 'set_vip', vip },
  });
  await insertEvent(scope, { ...fact, kind: 'created', before: null, after: made?.after ?? {} });
  await writeAudit(scope, {
    ...{ workspaceId, actor, action: 'contact.create', subject: { kind: 'contact', id: contactId } },
    fields: made?.fields ?? [],
  });
  return { contactId, seq };
}
