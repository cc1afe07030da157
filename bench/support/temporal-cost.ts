import { Client, Connection } from '@temporalio/client';
import proto, { type temporal } from '@temporalio/proto';
import { CONTACT_WORKFLOW } from '../../workflows/definitions.ts';

const { EventType } = proto.temporal.api.enums.v1;

/** Events that Temporal Cloud counts as an action each: docs.temporal.io/cloud/actions. */
const ACTIONS: ReadonlySet<number> = new Set([
  EventType.EVENT_TYPE_WORKFLOW_EXECUTION_STARTED,
  EventType.EVENT_TYPE_WORKFLOW_EXECUTION_SIGNALED,
  EventType.EVENT_TYPE_WORKFLOW_EXECUTION_UPDATE_ACCEPTED,
  EventType.EVENT_TYPE_TIMER_STARTED,
  EventType.EVENT_TYPE_ACTIVITY_TASK_SCHEDULED,
  EventType.EVENT_TYPE_UPSERT_WORKFLOW_SEARCH_ATTRIBUTES,
]);

export interface TemporalCost {
  readonly runs: number;
  readonly events: number;
  readonly bytes: number;
  readonly actions: number;
}

/** What all contacts' workflows of a server have cost, counted from their histories. */
export async function temporalCost(address: string): Promise<TemporalCost> {
  const connection = await Connection.connect({ address });
  const { workflow } = new Client({ connection });
  const cost = { runs: 0, events: 0, bytes: 0, actions: 0 };
  try {
    for await (const { workflowId, runId } of workflow.list({ query: `WorkflowType = '${CONTACT_WORKFLOW}'` })) {
      const handle = workflow.getHandle(workflowId, runId);
      const events = (await handle.fetchHistory()).events ?? [];
      const { raw } = await handle.describe();
      cost.runs += 1;
      cost.events += events.length;
      cost.bytes += Number(raw.workflowExecutionInfo?.historySizeBytes ?? 0);
      cost.actions +=
        events.filter(({ eventType }) => ACTIONS.has(eventType ?? 0)).length + tasksWithLocalActivities(events);
    }
    return cost;
  } finally {
    await connection.close();
  }
}

/** All local activities of one workflow task are one action. */
function tasksWithLocalActivities(events: readonly temporal.api.history.v1.IHistoryEvent[]): number {
  const tasks = events.flatMap(({ markerRecordedEventAttributes: marker }) =>
    marker?.markerName === 'core_local_activity' ? [String(marker.workflowTaskCompletedEventId)] : [],
  );
  return new Set(tasks).size;
}
