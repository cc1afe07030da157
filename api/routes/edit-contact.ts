import type { FastifyReply, FastifyRequest } from 'fastify';
import { inWorkspace, type Scope } from '../../db/client.ts';
import { survivorOf } from '../../db/repositories/contact-detail.ts';
import { lockForEdit, type EditableContact } from '../../db/repositories/contact-edits.ts';
import { retrying } from '../../db/retry.ts';
import type { AppDeps } from '../deps.ts';
import { notFound } from '../problem.ts';
import { contactDetailSchema, type ContactDetailBody } from '../schemas/reading/contact-detail.ts';
import { answerContact } from './contact-answer.ts';

/** Who changes which contact when, inside the transaction that holds the contact's locks. */
export interface Editing {
  readonly scope: Scope;
  readonly contact: EditableContact;
  readonly fact: {
    readonly workspaceId: string;
    readonly contactId: string;
    readonly actor: string;
    readonly at: Date;
  };
}

/** The contact as it then reads; 202 when no worker judged it in time, and it will be. */
export const editAnswers = { 200: contactDetailSchema, 202: contactDetailSchema };

/**
 * Runs a change of one contact under its locks, waits until the contact has been judged by it, and answers with the contact.
 *
 * @param change answers the inbox number of the fact it wrote, or null when everything was so already
 */
export async function editContact(
  deps: AppDeps,
  request: FastifyRequest,
  reply: FastifyReply,
  change: (editing: Editing) => Promise<number | null>,
): Promise<ContactDetailBody> {
  const { workspaceId, actor } = request.caller;
  const { id } = request.params as { id: string };
  const changed = await retrying(() =>
    inWorkspace(deps.database, workspaceId, async (scope) => {
      const contactId = await survivorOf(scope, id);
      const contact = contactId && (await lockForEdit(scope, contactId));
      if (!contact) throw notFound();
      const fact = { workspaceId, contactId, actor, at: deps.clock() };
      return { contactId, seq: await change({ scope, contact, fact }) };
    }),
  );
  const { settled, body } = await answerContact(deps, request, changed.contactId, changed.seq);
  reply.code(settled ? 200 : 202);
  return body;
}
