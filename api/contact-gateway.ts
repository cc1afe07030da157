import { Connection, WithStartWorkflowOperation, WorkflowClient, type ConnectionOptions } from '@temporalio/client';
import { tracedCalls } from '../telemetry/temporal.ts';
import {
  CONTACT_WORKFLOW,
  contactWorkflowId,
  settle,
  settleUpdateId,
  type ContactInput,
  type ContactRef,
} from '../workflows/definitions.ts';

/** The API's only way to Temporal. */
export interface ContactGateway {
  /**
   * Waits until the contact's workflow has judged everything up to this inbox number, starting it where it has completed.
   * `pending`: nobody answered in time. The fact is in the database and the relay carries it, so nothing is lost.
   */
  settle(ref: ContactRef, uptoSeq: number): Promise<'settled' | 'pending'>;
  /** Whether Temporal answers within a second. */
  reachable(): Promise<boolean>;
  close(): Promise<void>;
}

export interface ContactGatewayOptions {
  readonly connection: ConnectionOptions;
  readonly namespace: string;
  readonly taskQueue: string;
  /** How long a person waits for a worker before the answer is "accepted" instead of "done". */
  readonly timeoutMs: number;
  /** Hears why an update was left to the relay. */
  readonly onPending: (error: unknown, ref: ContactRef) => void;
}

const REACHABLE_WITHIN_MS = 1_000;

/** Connects when first used: the API starts, and accepts messages, with Temporal away. */
export function createContactGateway(options: ContactGatewayOptions): ContactGateway {
  const connection = Connection.lazy(options.connection);
  const client = new WorkflowClient({ connection, namespace: options.namespace, interceptors: [tracedCalls] });

  const executeSettle = (ref: ContactRef, uptoSeq: number): Promise<unknown> =>
    client.executeUpdateWithStart(settle, {
      args: [{ uptoSeq }],
      // Ten clicks, or a retry after a lost answer, are one update.
      updateId: settleUpdateId(uptoSeq),
      startWorkflowOperation: new WithStartWorkflowOperation(CONTACT_WORKFLOW, {
        workflowId: contactWorkflowId(ref),
        taskQueue: options.taskQueue,
        args: [{ version: 1, ...ref } satisfies ContactInput],
        workflowIdConflictPolicy: 'USE_EXISTING',
      }),
    });

  return {
    settle: async (ref, uptoSeq) => {
      try {
        await connection.withDeadline(Date.now() + options.timeoutMs, () => executeSettle(ref, uptoSeq));
        return 'settled';
      } catch (error) {
        options.onPending(error, ref);
        return 'pending';
      }
    },
    reachable: async () => {
      try {
        await connection.withDeadline(Date.now() + REACHABLE_WITHIN_MS, () =>
          connection.workflowService.getSystemInfo({}),
        );
        return true;
      } catch {
        // Why it is away is for Temporal's own logs; readiness only says that it is.
        return false;
      }
    },
    close: () => connection.close(),
  };
}
