import type { FastifyReply, FastifyRequest } from 'fastify';
import { identityHash } from '../../db/accept/erased.ts';
import { writeAudit } from '../../db/repositories/audit.ts';
import { insertEvent, recordEdit } from '../../db/repositories/contact-edits.ts';
import { deleteOptOut, forgetSilence, hasOptOut, insertOptOut, ownOptOut } from '../../db/repositories/opt-outs.ts';
import type { AppDeps, Routes } from '../deps.ts';
import { requireRole } from '../plugins/auth.ts';
import { invalid } from '../problem.ts';
import { idParams } from '../schemas/common.ts';
import { optOutBody } from '../schemas/contact-edits.ts';
import type { ContactDetailBody } from '../schemas/reading/contact-detail.ts';
import { editAnswers, editContact, type Editing } from './edit-contact.ts';

/** Whether a contact may be written to, as a person sets it. */
export const optOutRoutes: Routes = (deps) => async (app) => {
  const shared = { tags: ['Contacts'], params: idParams, response: editAnswers };
  app.put(
    '/contacts/:id/opt-out',
    {
      preHandler: requireRole('agent'),
      schema: { ...shared, summary: 'Write to the contact no more', body: optOutBody },
    },
    (request, reply) => {
      const { scope: optedOutOf } = request.body;
      return editContact(deps, request, reply, async (editing) => {
        const { scope, fact } = editing;
        if (await hasOptOut(scope, fact.contactId, optedOutOf)) {
          await ownOptOut(scope, { contactId: fact.contactId, scope: optedOutOf });
          return null;
        }
        await insertOptOut(scope, { ...fact, scope: optedOutOf, source: 'person' });
        return record(editing, null, optedOutOf);
      });
    },
  );
  app.delete(
    '/contacts/:id/opt-out',
    {
      preHandler: requireRole('agent'),
      schema: {
        ...shared,
        summary: 'Write to the contact again',
        description: 'The scope is in the body, or in the query for clients that send no body with DELETE.',
        querystring: optOutBody.partial(),
        body: optOutBody.nullish(),
      },
    },
    (request, reply) => lift(deps, request, reply, request.body?.scope ?? request.query.scope),
  );
};

function lift(
  deps: AppDeps,
  request: FastifyRequest,
  reply: FastifyReply,
  optedOutOf: string | undefined,
): Promise<ContactDetailBody> {
  if (optedOutOf === undefined) throw invalid([{ path: 'scope', message: 'is needed' }]);
  return editContact(deps, request, reply, async (editing) => {
    const { scope, fact } = editing;
    if (!(await deleteOptOut(scope, fact.contactId, optedOutOf))) return null;
    // Otherwise the silence would come back with the next contact of the same address, once this one is erased.
    await forgetSilence(scope, await addressHashes(deps, editing), optedOutOf);
    return record(editing, optedOutOf, null);
  });
}

async function addressHashes({ secretKey }: AppDeps, { scope, fact }: Editing): Promise<Buffer[]> {
  const identities: { kind: string; scope: string; value: string }[] = await scope('contact_identities')
    .where({ contact_id: fact.contactId })
    .select('kind', 'scope', 'value');
  return identities.map((one) => identityHash(secretKey, fact.workspaceId, one.kind, one.scope, one.value));
}

async function record({ scope, fact }: Editing, before: string | null, after: string | null): Promise<number> {
  const { workspaceId, contactId, actor } = fact;
  await insertEvent(scope, { ...fact, kind: 'opt_out', before, after });
  await writeAudit(scope, {
    ...{ workspaceId, actor, action: 'contact.opt_out', subject: { kind: 'contact', id: contactId } },
    fields: ['optOuts'],
  });
  return recordEdit(scope, { ...fact, edit: { type: 'touched' } });
}
