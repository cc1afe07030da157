import { contactIdsMatching } from '../../../db/repositories/contact-list-filters.ts';
import { addItemsById, addItemsByQuery } from '../../../db/repositories/job-items.ts';
import type { JobRequest } from '../../../db/repositories/jobs.ts';
import { readTag } from '../../../db/repositories/tags.ts';
import type { Scope } from '../../../db/client.ts';
import type { Routes } from '../../deps.ts';
import { requireRole } from '../../plugins/auth.ts';
import { impossible, Problem } from '../../problem.ts';
import { bulkBody, type BulkBody } from '../../schemas/bulk.ts';
import { uuid } from '../../schemas/common.ts';
import { requireBranch } from '../known-branch.ts';
import { makeJob } from './make-job.ts';
import { madeJob } from './schemas.ts';

export const bulkRoutes: Routes = (deps) => async (app) => {
  app.route({
    method: 'POST',
    url: '/contacts/bulk',
    schema: {
      summary: 'Delete, tag, untag or stage many contacts, or put them into a branch',
      description:
        'The contacts are those that the filter finds at this moment. `stage` sets and locks. Up to 10,000 deleted contacts are 404 ' +
        'from the answer on; of more, each from when the job comes to it. Deleting takes the role admin.',
      tags: ['Contacts'],
      body: bulkBody,
      response: { 202: madeJob },
    },
    preHandler: requireRole('agent'),
    handler: async (request, reply) => {
      const { body, caller } = request;
      if (body.action === 'delete' && caller.role !== 'admin')
        throw new Problem(403, 'forbidden', 'This takes the role admin.');
      const id = await makeJob(deps, caller, {
        kind: body.action,
        request: toBeDone(body),
        choose: async (scope, job) => {
          if ('tagId' in body) await requireTag(scope, body.tagId);
          if ('branchId' in body) await requireBranch(scope, body.branchId);
          if (body.filter) await addItemsByQuery(scope, job, await contactIdsMatching(scope, body.filter));
          else await addNamed(scope, job, body.ids ?? []);
        },
      });
      return reply.code(202).send({ job: { id } });
    },
  });
};

function toBeDone(body: BulkBody): JobRequest {
  const asked = { action: body.action, by: body.ids ? 'ids' : 'filter' };
  switch (body.action) {
    case 'delete':
      return asked;
    case 'stage':
      return { ...asked, stage: body.stage };
    case 'branch':
      return { ...asked, ...(body.branchId === null ? {} : { branchId: body.branchId }) };
    default:
      return { ...asked, tagId: body.tagId };
  }
}

const isId = (text: string): boolean => uuid.safeParse(text).success;

async function requireTag(scope: Scope, tagId: string): Promise<void> {
  if (isId(tagId) && (await readTag(scope, tagId)) !== null) return;
  throw impossible('unknown_tag', [{ path: 'tagId', message: 'names no tag' }], 'There is no such tag.');
}

async function addNamed(
  scope: Scope,
  job: { workspaceId: string; jobId: string },
  ids: readonly string[],
): Promise<void> {
  const unknown = await addItemsById(scope, job, ids.filter(isId));
  const errors = ids.flatMap((id, index) =>
    !isId(id) || unknown.has(id) ? [{ path: `ids.${String(index)}`, message: 'names no contact' }] : [],
  );
  if (errors.length > 0)
    throw impossible('unknown_contact', errors, 'Some of the ids name no contact; nothing was changed.');
}
