import { spawn } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { identify, isAlive } from '../../scripts/up/process-identity.ts';
import { cleanUp, PARTS, pidsOf, runs, start, temporaryDataDir, type Start } from './support.ts';

/** One data directory whose supervisor each test ends in its own way; the next test starts on what that left. */
const dataDir = temporaryDataDir();
let running: Start;

beforeAll(async () => {
  running = start(dataDir);
  await running.ready();
});
afterAll(cleanUp);

/** Kills the supervisor, and answers with the ids of the parts it leaves. */
async function killSupervisor(): Promise<number[]> {
  running.process.kill('SIGKILL');
  await running.ended();
  const orphans = PARTS.map((part) => pidsOf(dataDir)[part] ?? 0);
  expect(orphans.map(runs)).toEqual(PARTS.map(() => true));
  return orphans;
}

test('a second start on a data directory in use says so and disturbs nothing', async () => {
  const pids = pidsOf(dataDir);
  const second = start(dataDir);
  expect(await second.ended()).toBe(1);
  expect(second.complaint()).toMatch(/^Rapport already runs on .+ \(process \d+\): stop that one first[^\n]*\n$/);
  expect(pidsOf(dataDir)).toEqual(pids);
});

test('a killed start leaves nothing that stops the next one, which says what it ended', async () => {
  const orphans = await killSupervisor();
  running = start(dataDir);
  await running.ready();
  expect(orphans.map(runs)).toEqual(PARTS.map(() => false));
  for (const [index, part] of PARTS.entries()) {
    expect(running.output()).toContain(`its ${part} running (process ${String(orphans[index])})`);
  }
}, 60_000);

test('orphans are found even when their record is gone', async () => {
  const orphans = await killSupervisor();
  rmSync(path.join(dataDir, 'supervisor.json'));
  rmSync(path.join(dataDir, 'processes.json'));
  running = start(dataDir);
  await running.ready();
  expect(orphans.map(runs)).toEqual(PARTS.map(() => false));
}, 60_000);

test('a start that has lost whoever started it is taken over, and ends in order', async () => {
  const file = path.join(dataDir, 'supervisor.json');
  const record = JSON.parse(readFileSync(file, 'utf8')) as object;
  const gone = { pid: 4_194_304, startedAt: 'gone', program: 'node' };
  writeFileSync(file, JSON.stringify({ ...record, starter: gone }));
  const orphaned = running;
  running = start(dataDir);
  await running.ready();
  expect(await orphaned.ended()).toBe(0);
}, 60_000);

test("a recorded id that is another program's by now is left alone", async () => {
  running.process.kill('SIGTERM');
  await running.ended();
  const stranger = spawn('sleep', ['120']);
  const pid = stranger.pid ?? 0;
  const real = identify(pid);
  // The same number from an earlier start of something else, and the right start time of another program.
  const parts = { api: { ...real, startedAt: 'another-boot/1' }, worker: { ...real, program: 'node' } };
  writeFileSync(path.join(dataDir, 'supervisor.json'), JSON.stringify({ parts }));
  writeFileSync(
    path.join(dataDir, 'postgres', 'postmaster.pid'),
    `${String(pid)}\n${path.join(dataDir, 'postgres')}\n`,
  );
  try {
    running = start(dataDir);
    await running.ready();
    expect(runs(pid)).toBe(true);
  } finally {
    stranger.kill('SIGKILL');
  }
}, 60_000);

test('who a process is: not its number, but its start and program', () => {
  const me = identify(process.pid);
  expect(me).toBeDefined();
  expect(me !== undefined && isAlive(me)).toBe(true);
  expect(me !== undefined && isAlive({ ...me, startedAt: 'earlier' })).toBe(false);
  expect(me !== undefined && isAlive({ ...me, program: 'sleep' })).toBe(false);
  expect(identify(4_194_304)).toBeUndefined();
});
