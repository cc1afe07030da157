import type { Client, WorkflowHandle } from '@temporalio/client';

/** All runs of a workflow that visibility lists, the first first; it is told of a run a moment after that. */
export async function runsOf({ workflow }: Client, workflowId: string): Promise<WorkflowHandle[]> {
  const runs = [];
  for await (const run of workflow.list({ query: `WorkflowId = '${workflowId}'` })) runs.push(run);
  return runs
    .sort((a, b) => a.startTime.getTime() - b.startTime.getTime())
    .map(({ runId }) => workflow.getHandle(workflowId, runId));
}
