import { mkdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo, type Server } from 'node:net';
import path from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { freePort } from '../../scripts/up/ports.ts';
import { cleanUp, PARTS, pidsOf, runs, start, temporaryDataDir } from './support.ts';

const servers: Server[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) server.close();
  await cleanUp();
});

async function busyPort(): Promise<number> {
  const server = createServer();
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

/** Starts, and returns the one line on stderr of a start that had to end with a code other than 0. */
async function refusal(dataDir: string, env: Record<string, string> = {}): Promise<string> {
  const refused = start(dataDir, env);
  expect(await refused.ended()).toBe(1);
  const lines = refused.complaint().trimEnd().split('\n');
  expect(lines, refused.complaint()).toHaveLength(1);
  for (const pid of Object.values(pidsOf(dataDir))) expect(pid).toBeNull();
  return lines[0] ?? '';
}

describe('one sentence and a code other than 0', () => {
  test.each([
    ['PORT', 'the API'],
    ['RAPPORT_POSTGRES_PORT', 'PostgreSQL'],
    ['RAPPORT_TEMPORAL_PORT', 'Temporal'],
    ['RAPPORT_TEMPORAL_UI_PORT', "Temporal's UI"],
  ])('when the port of %s is busy', async (variable, title) => {
    const port = String(await busyPort());
    expect(await refusal(temporaryDataDir(), { [variable]: port })).toBe(
      `Port ${port} for ${title} is already in use on 127.0.0.1: stop the program that holds it, ` +
        `or set ${variable} to another port (0 takes a free one).`,
    );
  });

  test('when DATABASE_URL cannot be reached, without its password', async () => {
    const port = String(await freePort());
    const url = `postgresql://ana:geheim@127.0.0.1:${port}/rapport`;
    const sentence = await refusal(temporaryDataDir(), { DATABASE_URL: url });
    expect(sentence).toBe(
      `PostgreSQL at 127.0.0.1:${port}/rapport (DATABASE_URL) cannot be used: connect ECONNREFUSED 127.0.0.1:${port}.`,
    );
  });

  test('when TEMPORAL_ADDRESS cannot be reached', async () => {
    const address = `127.0.0.1:${String(await freePort())}`;
    const sentence = await refusal(temporaryDataDir(), { TEMPORAL_ADDRESS: address });
    expect(sentence).toBe(
      `Temporal at ${address} (TEMPORAL_ADDRESS) cannot be reached: connect ECONNREFUSED ${address}.`,
    );
  });

  test('when the environment is wrong, naming every variable', async () => {
    const sentence = await refusal(temporaryDataDir(), {
      PORT: '99999',
      LOG_LEVEL: 'loud',
      RAPPORT_SECRET_KEY: 'short',
    });
    for (const name of ['PORT', 'LOG_LEVEL', 'RAPPORT_SECRET_KEY']) expect(sentence).toContain(name);
    expect(sentence).not.toContain('short');
  });

  test('when the data directory is a file', async () => {
    const file = path.join(temporaryDataDir(), 'file');
    writeFileSync(file, '');
    expect(await refusal(file)).toContain(`${file} cannot be used as data directory`);
  });

  test('when something else lies where PostgreSQL keeps its data', async () => {
    const dataDir = temporaryDataDir();
    mkdirSync(path.join(dataDir, 'postgres'));
    writeFileSync(path.join(dataDir, 'postgres', 'notes.txt'), 'mine');
    expect(await refusal(dataDir)).toContain('is damaged (PG_VERSION is missing)');
  });
});

test('a data directory that was damaged after a start is said to be, whatever the damage', async () => {
  const dataDir = temporaryDataDir();
  const first = start(dataDir);
  await first.ready();
  const pids = pidsOf(dataDir);
  first.process.kill('SIGTERM');
  await first.ended();
  for (const part of PARTS) expect(runs(pids[part] ?? 0), part).toBe(false);
  const postgres = path.join(dataDir, 'postgres');

  rmSync(path.join(dataDir, 'temporal.db'));
  writeFileSync(path.join(dataDir, 'temporal.db'), 'SQLite format 3\0 and then nothing of the kind');
  expect(await refusal(dataDir)).toContain('Temporal cannot open');
  rmSync(path.join(dataDir, 'temporal.db'));

  truncateSync(path.join(postgres, 'global', 'pg_control'), 100);
  expect(await refusal(dataDir)).toMatch(/The data directory .* is damaged \(.*pg_control.*\)/);
  rmSync(path.join(postgres, 'global'), { recursive: true });
  expect(await refusal(dataDir)).toContain('is damaged (global/pg_control is missing)');
  writeFileSync(path.join(postgres, 'PG_VERSION'), '12\n');
  mkdirSync(path.join(postgres, 'global'));
  writeFileSync(path.join(postgres, 'global', 'pg_control'), '');
  expect(await refusal(dataDir)).toContain('was made by PostgreSQL 12');
  rmSync(path.join(dataDir, 'database-url'));
  writeFileSync(path.join(postgres, 'PG_VERSION'), '18\n');
  expect(await refusal(dataDir)).toContain('database-url with the password');
}, 90_000);
