import type { FastifyRequest } from 'fastify';
import { inWorkspace } from '../../db/client.ts';
import { readContact } from '../../db/repositories/contact-detail.ts';
import type { AppDeps } from '../deps.ts';
import { notFound } from '../problem.ts';
import type { ContactDetailBody } from '../schemas/reading/contact-detail.ts';
import { presentContact } from './reading/present-contact.ts';

export interface ContactAnswer {
  /** Whether the contact has been judged with the change; otherwise the relay carries it, and the answer is 202. */
  readonly settled: boolean;
  readonly body: ContactDetailBody;
}

/**
 * The contact after a person's change was committed.
 *
 * @param seq the change's inbox number, up to which the contact has to be judged so that what the answer says can be read at
 *   once; null when nothing had to be judged
 */
export async function answerContact(
  deps: AppDeps,
  request: FastifyRequest,
  contactId: string,
  seq: number | null,
): Promise<ContactAnswer> {
  const { workspaceId } = request.caller;
  if (seq !== null) deps.bell.ring();
  const outcome = seq === null ? 'settled' : await deps.gateway.settle({ workspaceId, contactId }, seq);
  const detail = await inWorkspace(deps.database, workspaceId, (scope) => readContact(scope, contactId));
  if (!detail) throw notFound();
  return { settled: outcome === 'settled', body: presentContact(detail) };
}
