import type { WorkflowClient } from '@temporalio/client';
import {
  arrived,
  CONTACT_WORKFLOW,
  contactWorkflowId,
  reconsider,
  type ContactInput,
  type ContactRef,
} from '../workflows/definitions.ts';

/** What the relay says to contacts' workflows. Each call starts the workflow where none runs. */
export interface ContactSignals {
  arrived(ref: ContactRef, uptoSeq: number): Promise<void>;
  /** @param uptoSeq the inbox's last number */
  reconsider(ref: ContactRef, uptoSeq: number): Promise<void>;
}

/** A call that takes longer finds Temporal in a state in which further calls only make it worse. */
const CALL_MS = 10_000;

export function createContactSignals(client: WorkflowClient, taskQueue: string): ContactSignals {
  const start = (ref: ContactRef) => ({
    workflowId: contactWorkflowId(ref),
    taskQueue,
    args: [{ version: 1, ...refOf(ref) } satisfies ContactInput],
    // Where the server shares a queue fairly, it does so between workspaces.
    priority: { fairnessKey: ref.workspaceId },
  });
  const within = <T>(call: () => Promise<T>): Promise<T> => client.connection.withDeadline(Date.now() + CALL_MS, call);
  return {
    arrived: async (ref, uptoSeq) => {
      const signal = { signal: arrived, signalArgs: [{ uptoSeq }] as [{ uptoSeq: number }] };
      await within(() => client.signalWithStart(CONTACT_WORKFLOW, { ...start(ref), ...signal }));
    },
    reconsider: async (ref, uptoSeq) => {
      const signal = { signal: reconsider, signalArgs: [{ uptoSeq }] as [{ uptoSeq: number }] };
      await within(() => client.signalWithStart(CONTACT_WORKFLOW, { ...start(ref), ...signal }));
    },
  };
}

/** Nothing but the two ids goes into a history, whatever else a row brings along. */
function refOf({ workspaceId, contactId }: ContactRef): ContactRef {
  return { workspaceId, contactId };
}
