import { setTimeout as sleep } from 'node:timers/promises';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { pino } from 'pino';
import { bulkTaskQueue, createBulkWorker } from '../../../worker/workers.ts';
import type { BulkActivities } from '../../../workflows/bulk-contract.ts';
import { JOB_WORKFLOWS, jobWorkflowId, type JobKind, type JobRef } from '../../../workflows/bulk-definitions.ts';
import { PRODUCTION, testBundle } from '../../workflow/support/contact-rig.ts';
import { runsOf } from '../../workflow/support/runs-of.ts';

/** What each activity answers in turn; the last answer goes on for ever. */
export type Script = { readonly [Name in keyof BulkActivities]?: readonly Awaited<ReturnType<BulkActivities[Name]>>[] };

const PAGES = {
  eraseRows: null,
  eraseRuns: null,
  editContactsPage: null,
  reanalysePage: null,
  reclassifyPage: null,
  wakePage: null,
  importPage: null,
  finishJob: null,
} as const satisfies Record<keyof BulkActivities, null>;

let jobs = 0;

/** Runs a job's workflow to its end against scripted pages. @returns the activities in the order they were asked, with what */
export async function playJob(
  env: TestWorkflowEnvironment,
  kind: JobKind,
  script: Script,
): Promise<{ readonly asked: string[]; readonly inputs: unknown[]; readonly job: JobRef }> {
  const asked: string[] = [];
  const inputs: unknown[] = [];
  const left = new Map(Object.entries(script).map(([name, answers]) => [name, [...answers]]));
  const answering = (name: string) => (input: unknown) => {
    asked.push(name);
    inputs.push(input);
    const answers = left.get(name) ?? [];
    return Promise.resolve(answers.length > 1 ? answers.shift() : answers[0]);
  };
  const activities = Object.fromEntries(Object.keys(PAGES).map((name) => [name, answering(name)]));
  const job = { workspaceId: 'w', jobId: `job-${String(process.pid)}-${String((jobs += 1))}` };
  const deps = { connection: env.nativeConnection, namespace: 'default', taskQueue: job.jobId };
  const bundle = await testBundle(PRODUCTION);
  const worker = await createBulkWorker(
    { ...deps, bundle, logger: pino({ level: 'silent' }) },
    activities as unknown as BulkActivities,
  );
  const workflowId = jobWorkflowId(job);
  const taskQueue = bulkTaskQueue(job.jobId);
  await worker.runUntil(env.client.workflow.execute(JOB_WORKFLOWS[kind], { workflowId, taskQueue, args: [job] }));
  return { asked, inputs, job };
}

/** The histories of a job's runs, the first first; of a server that can list them. */
export async function historiesOf(env: TestWorkflowEnvironment, job: JobRef) {
  // Visibility is written a moment after the run.
  await sleep(1_000);
  const runs = await runsOf(env.client, jobWorkflowId(job));
  return Promise.all(runs.map((run) => run.fetchHistory()));
}
