import { Client, Connection } from '@temporalio/client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { untilAllJudged } from '../../scripts/demo/backlog.ts';
import { inParallel } from '../../scripts/demo/senders.ts';
import { inboundMessage } from '../e2e/support/contacts.ts';
import { sized } from '../e2e/support/run-length.ts';
import { eventually, sleep } from '../e2e/support/wait.ts';
import { startFleet, type Fleet } from './support/fleet.ts';

const { contacts, cached, idleMs } = sized({
  short: { contacts: 100, cached: 10, idleMs: 3_000 },
  full: { contacts: 10_000, cached: 200, idleMs: 60_000 },
});
const WITHIN_MS = sized({ short: 120_000, full: 1_800_000 });
const CONNECTIONS = 8;
/** What a worker may hold more at the end than after a tenth: its cache, and what the runtime has not given back yet. */
const MOST_GROWN_MB = 150;

let fleet: Fleet | undefined;
let connection: Connection | undefined;
beforeAll(async () => {
  fleet = await startFleet({ environment: { RAPPORT_WORKER_CACHED_CONTACTS: String(cached) } });
  connection = await Connection.connect({ address: fleet.temporalAddress });
}, 300_000);
afterAll(async () => {
  await connection?.close();
  await fleet?.close();
});

/** One figure of each worker. */
async function figures({ workers }: Fleet, name: string): Promise<number[]> {
  return Promise.all(
    workers.map(async ({ metricsUrl }) => {
      const lines = (await (await fetch(metricsUrl)).text()).split('\n').filter((line) => !line.startsWith('#'));
      const values = lines
        .filter((line) => line.split(/[{ ]/)[0] === name)
        .map((line) => Number(line.split(' ').at(-1)));
      if (values.length === 0) throw new Error(`${name} is not among the metrics of a worker`);
      return values.reduce((sum, value) => sum + value, 0);
    }),
  );
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
const tasks = async (of: Fleet): Promise<number> =>
  sum(await figures(of, 'temporal_workflow_task_queue_poll_succeed_total'));
const memoryMb = async (of: Fleet): Promise<number[]> =>
  (await figures(of, 'process_resident_memory_bytes')).map((bytes) => bytes / 2 ** 20);

async function writeIn(of: Fleet, from: number, below: number): Promise<void> {
  const people = Array.from({ length: below - from }, (_, index) => from + index);
  await inParallel(people, CONNECTIONS, async (nth) => {
    const message = inboundMessage(`visitor ${String(nth)}`, `m-${String(nth)}`, 'How much is a haircut?');
    await of.apis[nth % 2 === 0 ? 0 : 1].client.post('/v1/messages', message);
  });
  await untilAllJudged(of.databaseUrl, WITHIN_MS);
}

test(
  `${String(contacts)} sleeping contacts: workers hold no more than their cache, and nothing happens`,
  { timeout: 2 * WITHIN_MS },
  async () => {
    if (!fleet || !connection) throw new Error('the fleet did not start');
    const of = fleet;
    const temporal = new Client({ connection });
    await writeIn(of, 0, contacts / 10);
    const atFirst = await memoryMb(of);
    await writeIn(of, contacts / 10, contacts);
    const atLast = await memoryMb(of);

    const asleep = `TaskQueue = '${of.taskQueue}' AND ExecutionStatus = 'Running' AND WorkflowType = 'contact'`;
    await eventually(
      'every contact sleeps',
      async () => (await temporal.workflow.count(asleep)).count === contacts,
      60_000,
    );
    const before = await tasks(of);
    await sleep(idleMs);
    const during = (await tasks(of)) - before;
    const held = await figures(of, 'temporal_sticky_cache_size');

    const grown = atLast.map((mb, index) => Math.round(mb - (atFirst[index] ?? 0)));
    console.table([{ contacts, cached: held.join(' + '), grownMb: grown.join(', '), tasksWhileIdle: during }]);
    for (const size of held) expect(size).toBeLessThanOrEqual(cached);
    for (const mb of grown) expect(mb).toBeLessThan(MOST_GROWN_MB);
    expect(during).toBe(0);
  },
);
