import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createConnection } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { childEnvironment } from '../../config.ts';
import { projectRoot } from '../../scripts/install/places.ts';

/** One `npm start` on a data directory and free ports of its own, with services that do nothing. */
export interface Start {
  readonly process: ChildProcess;
  output(): string;
  complaint(): string;
  /** Resolves when the summary is printed; rejects when the start ends before. */
  ready(): Promise<void>;
  /** Resolves with the exit code. */
  ended(): Promise<number | null>;
}

export const PARTS = ['postgres', 'temporal', 'api', 'worker'] as const;
export type Pids = Record<(typeof PARTS)[number], number | null>;

const started: Start[] = [];
const folders: string[] = [];

export function temporaryDataDir(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'rapport-start-'));
  folders.push(folder);
  return folder;
}

export function start(dataDir: string, env: Record<string, string> = {}): Start {
  const child = spawn(process.execPath, ['--import', 'tsx', 'test/scripts/fixtures/start.ts'], {
    cwd: projectRoot,
    env: childEnvironment({
      RAPPORT_DATA_DIR: dataDir,
      PORT: '0',
      RAPPORT_POSTGRES_PORT: '0',
      RAPPORT_TEMPORAL_PORT: '0',
      RAPPORT_TEMPORAL_UI_PORT: '0',
      ...env,
    }),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  let complaint = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (complaint += chunk.toString()));
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  const result: Start = {
    process: child,
    output: () => output,
    complaint: () => complaint,
    ended: () => ended,
    async ready() {
      await eventually(() => output.includes('Rapport is ready') || child.exitCode !== null);
      if (!output.includes('Rapport is ready')) throw new Error(`The start ended: ${complaint || output}`);
    },
  };
  started.push(result);
  return result;
}

/** Ends what the tests of a file started and removes their folders. */
export async function cleanUp(): Promise<void> {
  for (const { process: child, ended } of started.splice(0)) {
    if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM');
    await ended();
  }
  for (const folder of folders.splice(0)) {
    for (const pid of Object.values(pidsOf(folder))) if (pid !== null && runs(pid)) process.kill(pid, 'SIGKILL');
    rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  }
}

export function pidsOf(dataDir: string): Pids {
  try {
    return JSON.parse(readFileSync(path.join(dataDir, 'processes.json'), 'utf8')) as Pids;
  } catch {
    // The start failed before it ran anything.
    return { postgres: null, temporal: null, api: null, worker: null };
  }
}

export function runs(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !readFileSync(`/proc/${String(pid)}/stat`, 'utf8').includes(') Z ');
  } catch {
    return false;
  }
}

export function answersOn(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createConnection({ port, host: '127.0.0.1' });
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });
}

/** Waits for `condition`, and fails when it does not come true in time. */
export async function eventually(condition: () => boolean | Promise<boolean>, withinMs = 30_000): Promise<void> {
  const deadline = Date.now() + withinMs;
  while (!(await condition())) {
    if (Date.now() > deadline)
      throw new Error(`Did not come true within ${String(withinMs)} ms: ${condition.toString()}`);
    await wait(25);
  }
}
