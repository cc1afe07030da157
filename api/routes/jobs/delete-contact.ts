import { addItemsById } from '../../../db/repositories/job-items.ts';
import type { Routes } from '../../deps.ts';
import { requireRole } from '../../plugins/auth.ts';
import { notFound } from '../../problem.ts';
import { idParams } from '../../schemas/common.ts';
import { makeJob } from './make-job.ts';
import { madeJob } from './schemas.ts';

export const deleteContactRoutes: Routes = (deps) => async (app) => {
  app.route({
    method: 'DELETE',
    url: '/contacts/:id',
    schema: {
      summary: 'Delete a contact for good',
      description:
        'The contact is 404 from the answer on, and the person writing again starts a new one. A job removes every row and every ' +
        'workflow run of it, which takes about half a minute; its receipt says how much it was.',
      tags: ['Contacts'],
      params: idParams,
      response: { 202: madeJob },
    },
    preHandler: requireRole('admin'),
    handler: async (request, reply) => {
      const id = await makeJob(deps, request.caller, {
        kind: 'delete',
        request: { action: 'delete', by: 'id' },
        choose: async (scope, job) => {
          if ((await addItemsById(scope, job, [request.params.id])).size > 0) throw notFound();
        },
      });
      return reply.code(202).send({ job: { id } });
    },
  });
};
