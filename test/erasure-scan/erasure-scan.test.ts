import { beforeAll, describe, expect, test } from 'vitest';
import { startEndpoint, type Endpoint } from '../notifications/webhook/endpoint.ts';
import { approverOf } from '../e2e/support/approver.ts';
import { contactWorkflows, historyAsShown } from '../e2e/support/histories.ts';
import { full } from '../e2e/support/run-length.ts';
import { temporaryHome, type Running } from '../e2e/support/temporary-installation.ts';
import { eventually } from '../e2e/support/wait.ts';
import { wholeDatabase } from '../support/whole-database.ts';
import { EVERY_MARKER, found, MARKERS } from './support/markers.ts';
import { filesOutsidePostgres } from './support/outside-postgres.ts';
import { useOn } from './support/whole-product.ts';

const FOLLOW_UPS = {
  ...{ auto: false, undoWindow: 'PT0S', quietHours: null, caps: { perContactPerWeek: 50, perHour: 1_000 } },
  triggers: { promise: { mode: 'approval' } },
};

let rapport: Running;
let endpoint: Endpoint;
let contactId: string;
let histories: string;
beforeAll(async () => {
  const home = temporaryHome(8, { LOG_LEVEL: 'trace', RAPPORT_ALLOW_PRIVATE_TARGETS: '1' });
  [rapport, endpoint] = await Promise.all([home.start(), startEndpoint()]);
  const { client } = rapport;
  const approver = approverOf(client);
  await approver.set(FOLLOW_UPS);
  await client.post('/v1/webhooks', { url: endpoint.url, events: ['*'] });
  contactId = await useOn(client, approver);
  const runs = await contactWorkflows(rapport.temporalAddress);
  histories = (await Promise.all(runs.map((run) => historyAsShown(rapport.temporalAddress, run)))).join('\n');
  return async () => {
    await endpoint.close();
    await home.remove();
  };
}, 300_000);

describe('a contact with a marker in every field, on which the whole product was used', () => {
  test('is in the database before it is deleted, every field of it', async () => {
    const planted = found(await wholeDatabase(rapport.databaseUrl()));
    expect(EVERY_MARKER.filter((marker) => !planted.includes(marker))).toEqual([]);
  });

  test('has never been in Temporal, in a log, or in any other file', () => {
    expect(histories).toContain(contactId);
    expect(found(histories)).toEqual([]);
    const files = filesOutsidePostgres(rapport.dataDir);
    // That the files are read, and are those that were written meanwhile.
    expect(files.get('temporal.db')).toContain(contactId);
    expect([...files.keys()].filter((name) => name.startsWith('logs'))).toEqual(
      expect.arrayContaining(['logs/api.log', 'logs/worker.log']),
    );
    expect(files.get('logs/api.log')).toContain('request answered');
    for (const [name, content] of files) expect({ name, markers: found(content) }).toEqual({ name, markers: [] });
    expect(found(rapport.output())).toEqual([]);
  });

  test('is gone from every table, every file, Temporal and the logs once it is deleted', async () => {
    const { client } = rapport;
    const { job } = await client.delete<{ job: { id: string } }>(`/v1/contacts/${contactId}`);
    const remains = async () => found(await wholeDatabase(rapport.databaseUrl()));
    await expect.poll(remains, { timeout: 60_000, interval: 500 }).toEqual([]);
    if (full) await untilReceipt(job.id);
    expect(await remains()).toEqual([]);
    for (const [name, content] of filesOutsidePostgres(rapport.dataDir)) {
      expect({ name, markers: found(content) }).toEqual({ name, markers: [] });
    }
  }, 400_000);

  test('was told to nobody outside but by id', () => {
    expect(endpoint.calls.length).toBeGreaterThan(3);
    const bodies = endpoint.calls.map(({ body }) => body).join('\n');
    expect(bodies).toContain(contactId);
    expect(bodies).not.toContain(MARKERS.text);
  });
});

/** Temporal takes minutes to let go of runs that were closed a moment ago; test/bulk/erase-runs.test.ts waits for that in short. */
async function untilReceipt(jobId: string): Promise<void> {
  const { receipt } = await eventually(
    'the deletion is done',
    async () => {
      const job = await rapport.client.get<{ state: string; receipt: object }>(`/v1/jobs/${jobId}`);
      return job.state === 'done' && job;
    },
    300_000,
    500,
  );
  expect(receipt).toMatchObject({ contacts: 1 });
  expect(found(JSON.stringify(receipt))).toEqual([]);
  expect(await contactWorkflows(rapport.temporalAddress)).toEqual([]);
}
