import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { childEnvironment } from '../../config.ts';
import { ensureFirstWorkspace } from '../../db/first-workspace.ts';
import { freePort } from '../../scripts/up/ports.ts';
import { TEST_LOCALE, TEST_SECRET } from '../support/api.ts';
import { createTestDatabase, type TestDatabase } from '../support/postgres.ts';
import { aMessage } from './support/messages.ts';

let database: TestDatabase;
let adminKey: string;
beforeAll(async () => {
  database = await createTestDatabase();
  adminKey = (await ensureFirstWorkspace(database.url, { locale: TEST_LOCALE })).adminKey ?? '';
});
afterAll(() => database.drop());

interface Server {
  readonly process: ChildProcess;
  readonly output: () => string;
  /** Its exit code. */
  readonly ended: Promise<number | null>;
}

function start(port: number, databaseUrl: string): Server {
  const entry = fileURLToPath(new URL('../../api/server.ts', import.meta.url));
  const child = spawn(process.execPath, ['--import', 'tsx', entry], {
    env: childEnvironment({
      ...{ PORT: String(port), HOST: '127.0.0.1', DATABASE_URL: databaseUrl, TEMPORAL_ADDRESS: '127.0.0.1:1' },
      ...{ RAPPORT_SECRET_KEY: TEST_SECRET, LOG_LEVEL: 'warn' },
    }),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  return { process: child, output: () => output, ended: once(child, 'exit').then(([code]) => code as number | null) };
}

async function untilAlive(url: string, server: Server): Promise<void> {
  for (;;) {
    if (server.process.exitCode !== null) throw new Error(`the API ended: ${server.output()}`);
    const answer = await fetch(`${url}/healthz`).catch(() => null);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

it('serves with Temporal away, answers what is under way, and ends in order', async () => {
  const port = await freePort();
  const url = `http://127.0.0.1:${String(port)}`;
  const server = start(port, database.url);
  await untilAlive(url, server);
  const send = (body: unknown): Promise<Response> =>
    fetch(`${url}/v1/messages`, {
      method: 'POST',
      headers: { authorization: `Bearer ${adminKey}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  expect((await send(aMessage())).status).toBe(202);
  const underWay = Array.from({ length: 10 }, () => send(aMessage()));
  await underWay[0];
  server.process.kill('SIGTERM');
  const answers = await Promise.allSettled(underWay);
  expect(await server.ended).toBe(0);
  for (const answer of answers) if (answer.status === 'fulfilled') expect([202, 503]).toContain(answer.value.status);
}, 60_000);

it.each([
  [
    'a database that cannot be reached',
    () => Promise.resolve('postgres://nobody@127.0.0.1:1/none'),
    'DATABASE_URL cannot be used',
  ],
  [
    'a database that was not migrated',
    () => Promise.resolve(database.url.replace(/\/[^/]*$/, '/postgres')),
    'DATABASE_URL cannot be used',
  ],
])(
  'with %s says one sentence and fails',
  async (_what, databaseUrl, sentence) => {
    const server = start(await freePort(), await databaseUrl());
    expect(await server.ended).not.toBe(0);
    expect(server.output().trim().split('\n')).toEqual([expect.stringContaining(sentence)]);
  },
  60_000,
);

it('on a port that is taken says one sentence and fails', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  const server = start((other.address() as AddressInfo).port, database.url);
  expect(await server.ended).not.toBe(0);
  expect(server.output().trim().split('\n')).toEqual([expect.stringContaining('EADDRINUSE')]);
  other.close();
}, 60_000);
