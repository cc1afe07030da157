import type { FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { inWorkspace, type Scope } from '../../../db/client.ts';
import { writeAudit } from '../../../db/repositories/audit.ts';
import { survivorOf } from '../../../db/repositories/contact-detail.ts';
import { mergeContacts } from '../../../db/repositories/merges/merge.ts';
import { mergeInForce } from '../../../db/repositories/merges/read-merges.ts';
import { retrying } from '../../../db/retry.ts';
import type { MergeReason } from '../../../domain/merge/reasons.ts';
import type { AppDeps } from '../../deps.ts';
import { impossible, notFound } from '../../problem.ts';
import type { mergedSchema } from '../../schemas/merges.ts';
import { answerContact } from '../contact-answer.ts';

/** Who is to be joined, and why that was suggested. */
export interface Pair {
  readonly contactId: string;
  readonly otherId: string;
  readonly reasons: readonly MergeReason[];
}

export interface Joined {
  readonly settled: boolean;
  readonly body: z.infer<typeof mergedSchema>;
}

/**
 * Joins two contacts because a person said so, and answers with the survivor once it has been judged with all that both have.
 *
 * @param find answers the pair, inside the transaction that joins it
 * @throws Problem 404 for a first contact, 422 `unknown_contact` for a second one that is not there, or is the same
 */
export async function join(
  deps: AppDeps,
  request: FastifyRequest,
  find: (scope: Scope) => Promise<Pair>,
): Promise<Joined> {
  const { workspaceId, actor } = request.caller;
  const joined = await retrying(() =>
    inWorkspace(deps.database, workspaceId, async (scope) => {
      const { contactId, otherId, reasons } = await find(scope);
      const [one, other] = [await survivorOf(scope, contactId), await survivorOf(scope, otherId)];
      if (one === null) throw notFound();
      if (other === null || contactId === otherId) throw unknownOther();
      // They are one already: the same request again, or somebody else was quicker.
      if (one === other) return { survivor: one, mergeId: await mergeInForce(scope, [contactId, otherId]), seq: null };
      const at = deps.clock();
      const merged = await mergeContacts(scope, {
        ...{ workspaceId, contactIds: [one, other], ground: 'person', reasons, actor, at },
      });
      const subject = { kind: 'contact', id: merged.survivor } as const;
      await writeAudit(scope, { workspaceId, actor, action: 'contact.merge', subject });
      return merged;
    }),
  );
  if (joined.mergeId === null) throw notFound();
  const { settled, body } = await answerContact(deps, request, joined.survivor, joined.seq);
  return { settled, body: { ...body, mergeId: joined.mergeId } };
}

const unknownOther = () =>
  impossible(
    'unknown_contact',
    [{ path: 'otherId', message: 'must be another contact of this workspace' }],
    'There is no such other contact.',
  );
