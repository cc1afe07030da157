import type { Client } from '@temporalio/client';

/** Whatever Temporal keeps of a contact, in one text: all events of all runs with their payloads decoded, and what visibility lists. */
export async function everythingTold(client: Client, workflowId: string): Promise<string> {
  const parts: string[] = [];
  for await (const run of client.workflow.list({ query: `WorkflowId = '${workflowId}'` })) {
    const handle = client.workflow.getHandle(run.workflowId, run.runId);
    parts.push(readable(await handle.fetchHistory()), readable((await handle.describe()).raw));
  }
  return parts.join('\n');
}

const BASE64 = /^[A-Za-z0-9+/]{4,}={0,2}$/;

/** All strings of it, and beside each that may hold bytes in base64, as payloads do, what those bytes say. */
function readable(value: unknown): string {
  const strings: string[] = [];
  JSON.parse(JSON.stringify(value), (_key, entry: unknown) => {
    if (typeof entry === 'string')
      strings.push(entry, BASE64.test(entry) ? Buffer.from(entry, 'base64').toString('utf8') : '');
    return entry;
  });
  return strings.join('\n');
}
