import { inWorkspace } from '../../../db/client.ts';
import { readJob, requestCancel, type Job } from '../../../db/repositories/jobs.ts';
import type { Routes } from '../../deps.ts';
import { requireRole } from '../../plugins/auth.ts';
import { notFound, Problem } from '../../problem.ts';
import { idParams } from '../../schemas/common.ts';
import { jobSchema } from './schemas.ts';

export const jobRoutesById: Routes = (deps) => async (app) => {
  app.route({
    method: 'GET',
    url: '/jobs/:id',
    schema: { summary: 'How far a job is', tags: ['Jobs'], params: idParams, response: { 200: jobSchema } },
    preHandler: requireRole('viewer'),
    handler: async (request) => {
      const job = await inWorkspace(deps.database, request.caller.workspaceId, (scope) =>
        readJob(scope, request.params.id),
      );
      if (!job) throw notFound();
      return present(job);
    },
  });

  app.route({
    method: 'POST',
    url: '/jobs/:id/cancel',
    schema: {
      summary: 'Stop a job before its next contacts',
      description:
        'What is done stays done. A deletion that has begun for a contact is carried through. New settings cannot be half in force: ' +
        'a reclassification is stopped only by changing the settings again.',
      tags: ['Jobs'],
      params: idParams,
      response: { 200: jobSchema },
    },
    preHandler: requireRole('agent'),
    handler: async (request) => {
      const job = await inWorkspace(deps.database, request.caller.workspaceId, (scope) =>
        cancel(scope, request.params.id),
      );
      return present(job);
    },
  });
};

async function cancel(scope: Parameters<typeof readJob>[0], jobId: string): Promise<Job> {
  const job = await readJob(scope, jobId);
  if (!job) throw notFound();
  if (job.kind === 'reclassify') throw new Problem(409, 'job_not_cancellable', 'Change the settings again instead.');
  if (job.state === 'done' || job.state === 'failed') throw new Problem(409, 'job_is_over', 'The job has ended.');
  return (await requestCancel(scope, jobId)) ?? job;
}

const present = (job: Job) => ({
  id: job.id,
  kind: job.kind,
  state: job.state,
  total: job.total ?? 0,
  done: job.done,
  failed: job.failed,
  ...(job.receipt ? { receipt: job.receipt } : {}),
  createdAt: job.createdAt.toISOString(),
  finishedAt: job.finishedAt?.toISOString() ?? null,
});
