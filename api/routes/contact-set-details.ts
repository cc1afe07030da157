import { changeOf, linkAddresses } from '../../db/contact-details.ts';
import { writeAudit } from '../../db/repositories/audit.ts';
import { insertEvent, recordEdit } from '../../db/repositories/contact-edits.ts';
import type { Routes } from '../deps.ts';
import { requireRole } from '../plugins/auth.ts';
import { idParams } from '../schemas/common.ts';
import { contactDetails, type ContactDetailsBody } from '../schemas/contact-edits.ts';
import { editAnswers, editContact, type Editing } from './edit-contact.ts';
import { addressTaken, normaliseDetails } from './set-details.ts';

/** Details set by a person: they win over what is told or detected, which then only suggests. */
export const detailsRoutes: Routes = (deps) => async (app) => {
  app.patch(
    '/contacts/:id',
    {
      preHandler: requireRole('agent'),
      schema: {
        tags: ['Contacts'],
        summary: 'Set details of a contact',
        params: idParams,
        body: contactDetails,
        response: editAnswers,
      },
    },
    (request, reply) => editContact(deps, request, reply, (editing) => setDetails(editing, request.body)),
  );
};

async function setDetails({ scope, contact, fact }: Editing, body: ContactDetailsBody): Promise<number | null> {
  const { workspaceId, contactId, actor } = fact;
  const set = await normaliseDetails(scope, body);
  const change = changeOf(contact, set);
  const { vip } = body;
  if (change === null && vip === undefined) return null;
  if (change !== null) {
    await scope('contacts').where({ id: contactId }).update(change.columns);
    const taken = await linkAddresses(scope, fact, set, fact.at);
    if (taken.length > 0) throw addressTaken(taken);
    await insertEvent(scope, { ...fact, kind: 'details', before: change.before, after: change.after });
  }
  await writeAudit(scope, {
    ...{ workspaceId, actor, action: 'contact.edit', subject: { kind: 'contact', id: contactId } },
    fields: [...(change?.fields ?? []), ...(vip === undefined ? [] : ['vip'])],
  });
  return recordEdit(scope, { ...fact, edit: vip === undefined ? { type: 'touched' } : { type: 'set_vip', vip } });
}
