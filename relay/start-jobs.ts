import { WorkflowExecutionAlreadyStartedError, type WorkflowClient } from '@temporalio/client';
import type { Knex } from 'knex';
import { jobsToStart, jobsUnderWay, markStarted, type JobToStart } from '../db/repositories/jobs-to-start.ts';
import { JOB_WORKFLOWS, jobWorkflowId, type JobKind } from '../workflows/bulk-definitions.ts';

const AT_A_TIME = 20;

/** Starts the workflow of a job. One that runs already stays as it is: the job's id is its workflow's. */
export type StartJob = (job: JobToStart) => Promise<void>;

export function createStartJob(client: WorkflowClient, taskQueue: string): StartJob {
  return async ({ workspaceId, jobId, kind }) => {
    const ref = { workspaceId, jobId };
    const workflow = JOB_WORKFLOWS[kind as JobKind];
    await client.start(workflow, { workflowId: jobWorkflowId(ref), taskQueue, args: [ref] }).catch((error: unknown) => {
      if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
    });
  };
}

/** Starts the jobs that were asked for since. */
export async function startNewJobs(database: Knex, startJob: StartJob): Promise<void> {
  for (const job of await jobsToStart(database, AT_A_TIME)) {
    await startJob(job);
    await markStarted(database, job.jobId);
  }
}

/** Starts again what should be running: a job goes on from its rows. */
export async function resumeJobs(database: Knex, startJob: StartJob): Promise<void> {
  for (const job of await jobsUnderWay(database)) await startJob(job);
}
