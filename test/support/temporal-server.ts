import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Connection } from '@temporalio/client';
import { loadConfig } from '../../config.ts';
import { findTemporalCli } from '../../scripts/install/temporal-cli.ts';
import { freePort } from '../../scripts/up/ports.ts';
import { registerSearchAttributes } from '../../scripts/up/search-attributes.ts';
import { leaveNote, sweepAbandoned } from './abandoned.ts';

export interface TestTemporal {
  readonly address: string;
  stop(): Promise<void>;
}

export interface LastingTemporal extends TestTemporal {
  /** Ends it without a word, as a machine that loses its power. */
  kill(): Promise<void>;
  /** Starts it again at the same address, on what it had written. */
  revive(): Promise<void>;
  /** Keeps a copy of all that it knows, for which it is away for a moment. */
  backUp(): Promise<void>;
  /** Kills it, and starts it again on the copy: it has forgotten everything since. */
  restore(): Promise<void>;
}

const FILE = 'temporal.db';
const BACKUP = 'backup.db';

/** A Temporal dev server in memory, without its UI, that knows the product's search attributes. */
export function startTestTemporal(): Promise<TestTemporal> {
  return startTemporal(() => []);
}

/** The same on a file, so that it can go away and come back. */
export function startLastingTemporal(): Promise<LastingTemporal> {
  return startTemporal((home) => ['--db-filename', path.join(home, FILE)]);
}

async function startTemporal(flagsIn: (home: string) => readonly string[]): Promise<LastingTemporal> {
  sweepAbandoned(tmpdir());
  const cli = await findTemporalCli(loadConfig().temporalCliPath, console.log);
  const address = `127.0.0.1:${String(await freePort())}`;
  const home = mkdtempSync(path.join(tmpdir(), 'rapport-test-'));
  const run = async (): Promise<ChildProcess> => {
    const server = await answering(cli, address, flagsIn(home));
    leaveNote(home, server.pid);
    return server;
  };
  let server = await run();
  await registerSearchAttributes(address, 'default');
  const revive = async (): Promise<void> => {
    server = await run();
  };
  return {
    ...{ address, revive },
    kill: () => end(server, 'SIGKILL'),
    async backUp() {
      await end(server, 'SIGTERM');
      copyFileSync(path.join(home, FILE), path.join(home, BACKUP));
      await revive();
    },
    async restore() {
      await end(server, 'SIGKILL');
      // The journals of the newer state would be played into the older file.
      for (const journal of ['-journal', '-wal', '-shm']) rmSync(path.join(home, `${FILE}${journal}`), { force: true });
      copyFileSync(path.join(home, BACKUP), path.join(home, FILE));
      await revive();
    },
    async stop() {
      await end(server, 'SIGTERM');
      rmSync(home, { recursive: true, force: true });
    },
  };
}

async function answering(cli: string, address: string, more: readonly string[]): Promise<ChildProcess> {
  const [ip, port] = address.split(':') as [string, string];
  const flags = ['--headless', '--ip', ip, '--port', port, '--log-level', 'error', ...more];
  const server = spawn(cli, ['server', 'start-dev', ...flags], { stdio: ['ignore', 'ignore', 'pipe'] });
  let log = '';
  server.stderr.on('data', (chunk: Buffer) => (log = (log + chunk.toString()).slice(-4_000)));
  try {
    const connection = await Connection.connect({ address, connectTimeout: 30_000 });
    await connection.close();
  } catch (cause) {
    server.kill('SIGKILL');
    throw new Error(`Temporal's dev server does not answer: ${log}`, { cause });
  }
  return server;
}

async function end(server: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const ended = once(server, 'exit');
  server.kill(signal);
  await ended;
}
