import { fileURLToPath } from 'node:url';
import { WithStartWorkflowOperation, type WorkflowHandle } from '@temporalio/client';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { bundleWorkflowCode, DefaultLogger, Runtime, type WorkflowBundle } from '@temporalio/worker';
import { pino } from 'pino';
import { createContactWorker } from '../../../worker/workers.ts';
import type { ContactActivities } from '../../../workflows/activity-contract.ts';
import {
  arrived,
  CONTACT_WORKFLOW,
  contactWorkflowId,
  settle,
  settleUpdateId,
  type ContactInput,
  type ContactRef,
  type Settled,
} from '../../../workflows/definitions.ts';
import { runsOf } from './runs-of.ts';

/** A worker with somebody else's activities, and the ways in which contacts' workflows are spoken to. */
export interface ContactRig {
  readonly ref: ContactRef;
  handle(): WorkflowHandle;
  /** All runs that visibility lists, the first first. */
  runs(): Promise<WorkflowHandle[]>;
  /** As the relay does it. */
  arrived(uptoSeq: number): Promise<void>;
  /** As the API does it. */
  settle(uptoSeq: number): Promise<Settled>;
  /** Runs the worker while `work` runs. */
  whileRunning<T>(work: () => Promise<T>): Promise<T>;
}

Runtime.install({ logger: new DefaultLogger('ERROR') });

const bundles = new Map<string, Promise<WorkflowBundle>>();

/** Each entry is bundled once in a test process. */
export function testBundle(entry: URL): Promise<WorkflowBundle> {
  const workflowsPath = fileURLToPath(entry);
  const bundle =
    bundles.get(workflowsPath) ?? bundleWorkflowCode({ workflowsPath, logger: new DefaultLogger('ERROR') });
  bundles.set(workflowsPath, bundle);
  return bundle;
}

export const PRODUCTION = new URL('../../../workflows/index.ts', import.meta.url);
/** The same workflow with runs of a few dozen events. */
export const SHORT_RUNS = new URL('./short-runs.ts', import.meta.url);

/** The same workflow, refusing every update. */
export const WITHOUT_UPDATES = new URL('./without-updates.ts', import.meta.url);

let contacts = 0;

export async function createContactRig(
  env: TestWorkflowEnvironment,
  activities: ContactActivities,
  options: { readonly entry?: URL; readonly cachedContacts?: number } = {},
): Promise<ContactRig> {
  contacts += 1;
  const ref = { workspaceId: 'a-workspace', contactId: `contact-${String(contacts)}` };
  const taskQueue = `contacts-${String(process.pid)}-${String(contacts)}`;
  const deps = { connection: env.nativeConnection, namespace: 'default', taskQueue, logger: pino({ level: 'silent' }) };
  const bundle = await testBundle(options.entry ?? PRODUCTION);
  const sizes = { databaseConnections: 4, cachedContacts: options.cachedContacts ?? 20 };
  const worker = await createContactWorker({ ...deps, bundle }, activities, sizes);
  const start = {
    workflowId: contactWorkflowId(ref),
    taskQueue,
    args: [{ version: 1, ...ref } satisfies ContactInput] as const,
  };
  return {
    ref,
    handle: () => env.client.workflow.getHandle(start.workflowId),
    runs: () => runsOf(env.client, start.workflowId),
    arrived: async (uptoSeq) => {
      await env.client.workflow.signalWithStart(CONTACT_WORKFLOW, {
        ...start,
        args: [...start.args],
        signal: arrived,
        signalArgs: [{ uptoSeq }],
      });
    },
    settle: (uptoSeq) =>
      env.client.workflow.executeUpdateWithStart(settle, {
        args: [{ uptoSeq }],
        updateId: settleUpdateId(uptoSeq),
        startWorkflowOperation: new WithStartWorkflowOperation(CONTACT_WORKFLOW, {
          ...start,
          args: [...start.args],
          workflowIdConflictPolicy: 'USE_EXISTING',
        }),
      }),
    whileRunning: (work) => worker.runUntil(work),
  };
}
