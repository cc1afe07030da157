import { inWorkspace } from '../../../db/client.ts';
import { addItemsByQuery } from '../../../db/repositories/job-items.ts';
import { contactsReadBefore } from '../../../db/repositories/reanalysis.ts';
import { readSettings } from '../../../db/repositories/settings.ts';
import type { Routes } from '../../deps.ts';
import { requireRole } from '../../plugins/auth.ts';
import { makeJob } from './make-job.ts';
import { madeJob } from './schemas.ts';

export const reanalyseRoutes: Routes = (deps) => async (app) => {
  app.route({
    method: 'POST',
    url: '/settings/reanalyse',
    schema: {
      summary: 'Read the past again by the settings in force',
      description:
        'Every message that was read by older settings is read again, so that new and changed signals count for the past as well. ' +
        'With a remote model each message costs again what it cost the first time.',
      tags: ['Settings'],
      response: { 202: madeJob },
    },
    preHandler: requireRole('admin'),
    handler: async (request, reply) => {
      const { version } = await inWorkspace(deps.database, request.caller.workspaceId, readSettings);
      const id = await makeJob(deps, request.caller, {
        kind: 'reanalyse',
        request: { settingsVersion: version },
        choose: (scope, job) => addItemsByQuery(scope, job, contactsReadBefore(version)),
      });
      return reply.code(202).send({ job: { id } });
    },
  });
};
