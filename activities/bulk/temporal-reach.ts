import type { WorkflowClient } from '@temporalio/client';
import {
  CONTACT_WORKFLOW,
  contactWorkflowId,
  reconsider,
  TASK_QUEUE,
  type ContactInput,
  type ContactRef,
} from '../../workflows/definitions.ts';

/** What bulk work asks of Temporal about many contacts of one workspace. */
export interface TemporalReach {
  /** The runs of these contacts' workflows that visibility lists, by contact; who has none is left out. */
  listRuns(workspaceId: string, contactIds: readonly string[]): Promise<Map<string, string[]>>;
  /** Has these runs deleted, running ones included. Temporal does so after the answer: list them again until there are none. */
  deleteRuns(workspaceId: string, runs: ReadonlyMap<string, readonly string[]>): Promise<void>;
  /** Has these contacts judged again by the settings in force, starting those whose workflow has completed. */
  wake(workspaceId: string, contactIds: readonly string[], settingsVersion: number): Promise<void>;
}

/** Requests under way at once: enough to hide the way to the server, few enough to leave room for customers' messages. */
const AT_ONCE = 10;

/** What the answer to a request means that names an execution which is not there. */
const GRPC_NOT_FOUND = 5;

export function createTemporalReach(client: WorkflowClient, taskQueue: string = TASK_QUEUE): TemporalReach {
  const { namespace } = client.options;

  const deleteRun = async (workflowId: string, runId: string): Promise<void> => {
    try {
      await client.workflowService.deleteWorkflowExecution({ namespace, workflowExecution: { workflowId, runId } });
    } catch (error) {
      // Visibility lists a run for a while longer than it is there.
      if ((error as { code?: unknown }).code !== GRPC_NOT_FOUND) throw error;
    }
  };

  const wakeOne = async (ref: ContactRef, settingsVersion: number): Promise<void> => {
    await client.signalWithStart(CONTACT_WORKFLOW, {
      workflowId: contactWorkflowId(ref),
      taskQueue,
      args: [{ version: 1, ...ref } satisfies ContactInput],
      signal: reconsider,
      signalArgs: [{ settingsVersion }],
      // Where the server shares a queue fairly, it does so between workspaces.
      priority: { fairnessKey: ref.workspaceId },
    });
  };

  return {
    listRuns: async (workspaceId, contactIds) => {
      const contactOf = new Map(
        contactIds.map((contactId) => [contactWorkflowId({ workspaceId, contactId }), contactId]),
      );
      const runs = new Map<string, string[]>();
      // Ids are UUIDs, so that nothing in them could end the quotes.
      const query = `WorkflowId IN (${[...contactOf.keys()].map((id) => `'${id}'`).join(', ')})`;
      for await (const { workflowId, runId } of client.list({ query })) {
        const contactId = contactOf.get(workflowId);
        if (contactId !== undefined) runs.set(contactId, [...(runs.get(contactId) ?? []), runId]);
      }
      return runs;
    },
    deleteRuns: async (workspaceId, runs) => {
      const all = [...runs].flatMap(([contactId, runIds]) => runIds.map((runId) => ({ contactId, runId })));
      for (const some of chunks(all, AT_ONCE)) {
        await Promise.all(
          some.map(({ contactId, runId }) => deleteRun(contactWorkflowId({ workspaceId, contactId }), runId)),
        );
      }
    },
    wake: async (workspaceId, contactIds, settingsVersion) => {
      for (const some of chunks(contactIds, AT_ONCE)) {
        await Promise.all(some.map((contactId) => wakeOne({ workspaceId, contactId }, settingsVersion)));
      }
    },
  };
}

function* chunks<T>(items: readonly T[], size: number): Generator<readonly T[]> {
  for (let from = 0; from < items.length; from += size) yield items.slice(from, from + size);
}
