import type { FastifyRequest } from 'fastify';
import { inWorkspace, type Scope } from '../../../db/client.ts';
import { lockForEdit, recordEdit } from '../../../db/repositories/contact-edits.ts';
import { retrying } from '../../../db/retry.ts';
import type { AppDeps } from '../../deps.ts';
import { notFound } from '../../problem.ts';

/** Who decides what when, inside the transaction that holds the contact's rows. */
export interface Deciding {
  readonly scope: Scope;
  readonly workspaceId: string;
  readonly contactId: string;
  readonly actor: string;
  readonly at: Date;
}

/**
 * Runs what a person decides about a conversation under its contact's locks, and has the contact judged by it. The decision
 * itself is a fact, and stands in its row whether or not a worker runs; what follows from it is the workflow's.
 *
 * @param find answers whose conversation it is, null for nobody's
 * @param change answers whether there is anything to judge anew
 */
export async function decideAndWake(
  deps: AppDeps,
  request: FastifyRequest,
  find: (scope: Scope) => Promise<string | null>,
  change: (deciding: Deciding) => Promise<boolean>,
): Promise<void> {
  const { workspaceId, actor } = request.caller;
  const at = deps.clock();
  const judged = await retrying(() =>
    inWorkspace(deps.database, workspaceId, async (scope) => {
      const contactId = await find(scope);
      if (contactId === null || (await lockForEdit(scope, contactId)) === null) throw notFound();
      const deciding = { scope, workspaceId, contactId, actor, at };
      if (!(await change(deciding))) return null;
      const seq = await recordEdit(scope, { workspaceId, contactId, actor, at, edit: { type: 'touched' } });
      return { contactId, seq };
    }),
  );
  if (judged === null) return;
  deps.bell.ring();
  await deps.gateway.settle({ workspaceId, contactId: judged.contactId }, judged.seq);
}

/** The id of a user or key, without its kind. */
export const idOfActor = (actor: string): string => actor.slice(actor.indexOf(':') + 1);
