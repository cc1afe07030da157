import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { queryOnce } from '../../scripts/up/postgres-cluster.ts';
import { cleanUp, eventually, PARTS, pidsOf, runs, start, temporaryDataDir, type Pids } from './support.ts';

afterEach(cleanUp);

const urlOf = (dataDir: string): string => readFileSync(path.join(dataDir, 'database-url'), 'utf8').trim();

test('starts, stops in order on Ctrl-C, finds everything again, and restarts a part that dies', async () => {
  const dataDir = temporaryDataDir();
  const first = start(dataDir);
  await first.ready();
  expect(first.output()).toContain('key-of-the-test');
  expect(first.output()).toMatch(/http:\/\/127\.0\.0\.1:\d+\/welcome\?token=token-of-the-test/);
  for (const file of ['database-url', 'secret-key', 'admin-key', 'temporal.db']) {
    expect(statSync(path.join(dataDir, file)).mode & 0o777, file).toBe(0o600);
  }
  await queryOnce(urlOf(dataDir), 'CREATE TABLE kept AS SELECT 42 AS answer');

  const seen = watchPids(dataDir);
  first.process.kill('SIGINT');
  expect(await first.ended()).toBe(0);
  expect(deathsIn(seen.stop())).toEqual(['api', 'worker', 'temporal', 'postgres']);
  expect(first.complaint()).toBe('');

  const second = start(dataDir);
  const begin = performance.now();
  await second.ready();
  expect(performance.now() - begin).toBeLessThan(20_000);
  expect(await queryOnce(urlOf(dataDir), 'SELECT answer FROM kept')).toEqual([{ answer: 42 }]);

  const before = pidsOf(dataDir);
  for (const part of PARTS) process.kill(before[part] ?? 0, 'SIGKILL');
  await eventually(() => PARTS.every((part) => isNewAndAlive(pidsOf(dataDir)[part], before[part])), 3_000);
  for (const title of ['PostgreSQL', 'Temporal', 'The API', 'The worker']) {
    expect(second.output()).toContain(`${title} ended unexpectedly (SIGKILL)`);
  }
  const answer = (): Promise<unknown[]> => queryOnce(urlOf(dataDir), 'SELECT answer FROM kept').catch(() => []);
  await eventually(async () => (await answer()).length === 1);
}, 90_000);

test('two installations side by side do not disturb each other', async () => {
  const [here, there] = [temporaryDataDir(), temporaryDataDir()];
  const both = [start(here), start(there)];
  await Promise.all(both.map((one) => one.ready()));
  const pids = pidsOf(there);
  both[0]?.process.kill('SIGTERM');
  expect(await both[0]?.ended()).toBe(0);
  expect(pidsOf(there)).toEqual(pids);
  for (const part of PARTS) expect(runs(pids[part] ?? 0), part).toBe(true);
}, 60_000);

function isNewAndAlive(now: number | null, before: number | null): boolean {
  return now !== null && now !== before && runs(now);
}

/** Collects every state of processes.json, sampled often enough to see each part go. */
function watchPids(dataDir: string): { stop(): Pids[] } {
  const states: Pids[] = [pidsOf(dataDir)];
  const timer = setInterval(() => states.push(pidsOf(dataDir)), 5);
  return {
    stop() {
      clearInterval(timer);
      return [...states, pidsOf(dataDir)];
    },
  };
}

function deathsIn(states: Pids[]): string[] {
  const gone: string[] = [];
  for (const state of states)
    for (const part of PARTS) if (state[part] === null && !gone.includes(part)) gone.push(part);
  return gone;
}
