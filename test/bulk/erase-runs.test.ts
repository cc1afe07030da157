import { fileURLToPath } from 'node:url';
import { Client, Connection } from '@temporalio/client';
import { DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createBulkActivities } from '../../activities/bulk/index.ts';
import { createTemporalReach } from '../../activities/bulk/temporal-reach.ts';
import { JOB_WORKFLOWS, jobWorkflowId } from '../../workflows/bulk-definitions.ts';
import { CONTACT_WORKFLOW, contactWorkflowId, type ContactInput } from '../../workflows/definitions.ts';
import { TEST_SECRET } from '../support/api.ts';
import { devServerAddress } from '../support/temporal.ts';
import { startBulkApi, type BulkApi } from './support/bulk-api.ts';

/** Nobody polls it: contacts' workflows started here only are there. */
const NOBODYS_QUEUE = `contacts-${crypto.randomUUID()}`;

let api: BulkApi;
let connection: Connection;
let client: Client;
beforeAll(async () => {
  Runtime.install({ logger: new DefaultLogger('ERROR') });
  api = await startBulkApi();
  connection = await Connection.connect({ address: await devServerAddress() });
  client = new Client({ connection });
});
afterAll(async () => {
  await connection.close();
  await api.close();
});

const startContact = (contactId: string) =>
  client.workflow.start(CONTACT_WORKFLOW, {
    workflowId: contactWorkflowId({ workspaceId: api.workspaceId, contactId }),
    taskQueue: NOBODYS_QUEUE,
    args: [{ version: 1, workspaceId: api.workspaceId, contactId } satisfies ContactInput],
  });

async function runsOf(contactId: string): Promise<string[]> {
  const runs: string[] = [];
  const query = `WorkflowId = '${contactWorkflowId({ workspaceId: api.workspaceId, contactId })}'`;
  for await (const { runId } of client.workflow.list({ query })) runs.push(runId);
  return runs;
}

async function bulkWorker(taskQueue: string): Promise<Worker> {
  const temporal = createTemporalReach(client.workflow, NOBODYS_QUEUE);
  return Worker.create({
    connection: await NativeConnection.connect({ address: await devServerAddress() }),
    taskQueue,
    workflowsPath: fileURLToPath(new URL('../../workflows/bulk/index.ts', import.meta.url)),
    activities: createBulkActivities({
      database: api.worker,
      temporal,
      clock: () => new Date(),
      secretKey: TEST_SECRET,
    }),
  });
}

describe('a deletion, with a real Temporal', () => {
  it('leaves no run of the contact: closed, running, or started by a message that was on its way', async () => {
    const [contactId, neighbour] = [await api.contact(), await api.contact()];
    await (await startContact(contactId)).terminate();
    await (await startContact(contactId)).terminate();
    const running = await startContact(contactId);
    await startContact(neighbour);
    await expect.poll(() => runsOf(contactId), { timeout: 10_000 }).toHaveLength(3);

    const { job } = (await api.call('DELETE', `/v1/contacts/${contactId}`)).json<{ job: { id: string } }>();
    const ref = { workspaceId: api.workspaceId, jobId: job.id };
    const taskQueue = `bulk-${job.id}`;
    const worker = await bulkWorker(taskQueue);
    const done = worker.runUntil(
      client.workflow.execute(JOB_WORKFLOWS.delete, { workflowId: jobWorkflowId(ref), taskQueue, args: [ref] }),
    );
    await expect
      .poll(
        () =>
          running.describe().then(
            ({ status }) => status.name,
            () => 'gone',
          ),
        { timeout: 30_000 },
      )
      .not.toBe('RUNNING');
    await startContact(contactId);
    await done;

    expect(await runsOf(contactId)).toEqual([]);
    await expect(running.describe()).rejects.toThrow(/not found/i);
    await expect(running.fetchHistory()).rejects.toThrow(/not found/i);
    expect(await runsOf(neighbour)).toHaveLength(1);
    const { state, receipt } = (await api.call('GET', `/v1/jobs/${job.id}`)).json();
    expect(state).toBe('done');
    expect(receipt.workflowRuns).toBe(4);
    const history = JSON.stringify(await client.workflow.getHandle(jobWorkflowId(ref)).fetchHistory());
    expect(history).not.toContain(contactId);
  }, 180_000);
});
