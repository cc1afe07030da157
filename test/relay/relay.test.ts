import pg from 'pg';
import { pino } from 'pino';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { startRelay, type Relay } from '../../relay.ts';
import type { JobToStart } from '../../db/repositories/jobs-to-start.ts';
import { insertJob } from '../../db/repositories/jobs.ts';
import { inWorkspace } from '../../db/client.ts';
import { createEngineDatabase, type EngineDatabase } from '../activities/support/engine-database.ts';
import { createFakeSignals, type FakeSignals } from './support/fake-signals.ts';

let db: EngineDatabase;
let relay: Relay;
let signals: FakeSignals;
const started: JobToStart[] = [];

beforeAll(async () => {
  db = await createEngineDatabase();
});
afterEach(() => relay.stop());
afterAll(() => db.close());

function start(): void {
  signals = createFakeSignals();
  const startJob = (job: JobToStart) => {
    started.push(job);
    return Promise.resolve();
  };
  relay = startRelay({ database: db.relay, databaseUrl: db.url, signals, startJob, logger: pino({ level: 'silent' }) });
}

let people = 0;
const newPerson = (): Promise<string> => db.accept({ channelUserId: `relayed-${String((people += 1))}`, text: 'Hi' });
const ring = () => db.relay.raw('NOTIFY rapport_relay');
const toldOf = (contactId: string) => signals.told.filter((told) => told.contactId === contactId);

test('a commit wakes it at once', async () => {
  start();
  // Told to look just now, it would not look by itself for another second.
  await ring();
  await new Promise((resolve) => setTimeout(resolve, 100));
  const contactId = await newPerson();
  const rungAt = Date.now();
  await ring();
  await vi.waitFor(() => expect(toldOf(contactId)).toHaveLength(1), { interval: 5 });
  expect((toldOf(contactId)[0]?.at ?? 0) - rungAt).toBeLessThan(600);
});

test('unrung it still finds what waits, and what waited before it started', async () => {
  const before = await newPerson();
  start();
  await vi.waitFor(() => expect(toldOf(before)).toHaveLength(1), { timeout: 3_000 });
  const after = await newPerson();
  await vi.waitFor(() => expect(toldOf(after)).toHaveLength(1), { timeout: 3_000 });
});

test('the second message of a moment is told when the pause is over, not at the next poll', async () => {
  start();
  const contactId = await newPerson();
  await ring();
  await vi.waitFor(() => expect(toldOf(contactId)).toHaveLength(1), { interval: 5 });
  await db.accept({ channelUserId: `relayed-${String(people)}`, text: 'Hello?' });
  await ring();
  await vi.waitFor(() => expect(toldOf(contactId)).toHaveLength(2), { interval: 5 });
  const [first, second] = toldOf(contactId);
  expect((second?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThanOrEqual(195);
  expect((second?.at ?? 0) - (first?.at ?? 0)).toBeLessThan(900);
});

test('it listens again after its connection was cut', async () => {
  start();
  const LISTENER = `application_name = 'rapport relay listener' AND datname = current_database() AND query LIKE 'LISTEN%'`;
  // Only the owner of a session sees what it runs.
  const owner = new pg.Client({ connectionString: db.url });
  await owner.connect();
  const listeners = async () =>
    (await owner.query<{ pid: number }>(`SELECT pid FROM pg_stat_activity WHERE ${LISTENER}`)).rows;
  await vi.waitFor(async () => expect(await listeners()).toHaveLength(1));
  const [before] = await listeners();
  await owner.query('SELECT pg_terminate_backend($1)', [before?.pid]);
  await vi.waitFor(async () => expect((await listeners())[0]?.pid).not.toBe(before?.pid ?? 0), { timeout: 5_000 });
  await vi.waitFor(async () => expect(await listeners()).toHaveLength(1), { timeout: 5_000 });
  await owner.end();
});

test('it carries on when Temporal is back', { timeout: 20_000 }, async () => {
  start();
  signals.away = true;
  const contactId = await newPerson();
  await ring();
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(toldOf(contactId)).toEqual([]);
  signals.away = false;
  await vi.waitFor(() => expect(toldOf(contactId)).toHaveLength(1), { timeout: 10_000 });
});

test('a job is started once', async () => {
  const kind = { workspaceId: db.workspaceId, kind: 'delete', request: {}, actor: 'user:test' };
  const jobId = await inWorkspace(db.worker, db.workspaceId, (scope) => insertJob(scope, kind));
  start();
  await vi.waitFor(async () => expect((await db.all('jobs').where({ id: jobId }).first()).started_at).not.toBeNull(), {
    timeout: 3_000,
  });
  await new Promise((resolve) => setTimeout(resolve, 1_200));
  expect(started).toEqual([{ jobId, workspaceId: db.workspaceId, kind: 'delete' }]);
});
