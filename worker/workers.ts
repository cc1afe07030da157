import { Worker, type NativeConnection, type WorkerOptions, type WorkflowBundleOption } from '@temporalio/worker';
import type { Logger } from 'pino';
import { errorCodesOnly } from '../activities/error-codes.ts';
import { timedActivity } from '../telemetry/timed-activity.ts';
import { heardByWorkflows, tracedActivity } from '../telemetry/temporal.ts';
import type { BulkActivities } from '../workflows/bulk-contract.ts';
import type { ContactActivities } from '../workflows/activity-contract.ts';

export interface WorkerDeps {
  readonly connection: NativeConnection;
  readonly namespace: string;
  readonly taskQueue: string;
  readonly bundle: WorkflowBundleOption;
  readonly logger: Logger;
}

/** Bulk work has a queue of its own beside the contacts' one, so that it never stands before a customer's message. */
export const bulkTaskQueue = (taskQueue: string): string => `${taskQueue}-bulk`;

/** Calls of a remote model under way at once, over all workspaces of this process. */
const MODEL_CALLS = 8;

/**
 * Carries the lives of contacts.
 *
 * @param databaseConnections how many connections the activities may use: a local activity that waits for one holds up its workflow task
 */
export function createContactWorker(
  deps: WorkerDeps,
  activities: ContactActivities,
  sizes: { readonly databaseConnections: number; readonly cachedContacts: number },
): Promise<Worker> {
  return Worker.create({
    ...common(deps),
    taskQueue: deps.taskQueue,
    activities,
    maxCachedWorkflows: sizes.cachedContacts,
    maxConcurrentLocalActivityExecutions: sizes.databaseConnections,
    maxConcurrentWorkflowTaskExecutions: Math.max(2, sizes.databaseConnections * 2),
    maxConcurrentActivityTaskExecutions: MODEL_CALLS,
  });
}

/** Carries bulk jobs, a few pages at once: what it takes from the database, customers' messages wait for. */
export function createBulkWorker(deps: WorkerDeps, activities: BulkActivities): Promise<Worker> {
  return Worker.create({
    ...common(deps),
    taskQueue: bulkTaskQueue(deps.taskQueue),
    activities,
    maxCachedWorkflows: 20,
    maxConcurrentWorkflowTaskExecutions: 2,
    maxConcurrentActivityTaskExecutions: 2,
    workflowTaskPollerBehavior: { type: 'simple-maximum', maximum: 2 },
    activityTaskPollerBehavior: { type: 'simple-maximum', maximum: 1 },
  });
}

function common({ connection, namespace, bundle, logger }: WorkerDeps): Partial<WorkerOptions> {
  return {
    connection,
    namespace,
    workflowBundle: bundle,
    shutdownGraceTime: '10 seconds',
    interceptors: {
      // The first is the outermost: a span ends when the error has become a code.
      activity: [
        (context) => ({ inbound: tracedActivity(context) }),
        (context) => ({ inbound: timedActivity(context) }),
        () => ({ inbound: errorCodesOnly(logger) }),
      ],
    },
    sinks: heardByWorkflows,
  };
}
