import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { migrate } from '../../db/migrate.ts';
import { findPostgresBinaries, sharedHome } from '../../scripts/install/postgres-binaries.ts';
import { canEnter, serverUser, type ServerUser } from '../../scripts/install/server-user.ts';
import { freePort } from '../../scripts/up/ports.ts';
import {
  connectionString,
  createCluster,
  postgresCommand,
  queryOnce,
  type Cluster,
} from '../../scripts/up/postgres-cluster.ts';
import { leaveNote, sweepAbandoned } from './abandoned.ts';

/** A migrated database that every test's own is cloned from. Nobody connects to it, or cloning would be refused. */
export const TEMPLATE = 'rapport_template';

const PASSWORD = 'test';

/** Nothing here outlives the run, so nothing has to reach the disk. */
const SETTINGS = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_wal_size: '256MB' };

/** @returns the address of database `postgres` on a new server in a temporary folder. */
export async function startTestPostgres(): Promise<{ address: string; stop(): Promise<void> }> {
  const user = serverUser();
  const home = temporaryHome(user);
  const cluster: Cluster = { dataDir: path.join(home, 'data'), binaries: findPostgresBinaries(user), user };
  await createCluster(cluster, PASSWORD, ['--no-sync']);
  const port = await freePort();
  const { command, args } = postgresCommand(cluster, port, SETTINGS);
  const server = spawn(command, args, { ...user, cwd: '/', stdio: ['ignore', 'ignore', 'pipe'] });
  let log = '';
  server.stderr.on('data', (chunk: Buffer) => (log = (log + chunk.toString()).slice(-4_000)));
  leaveNote(home, server.pid);
  const address = connectionString(port, PASSWORD, 'postgres');
  await waitForAnswer(address, server, () => log);
  await queryOnce(address, `CREATE DATABASE ${TEMPLATE}`, 30_000);
  await migrate(connectionString(port, PASSWORD, TEMPLATE));
  return {
    address,
    async stop() {
      const ended = once(server, 'exit');
      server.kill('SIGINT');
      await ended;
      rmSync(home, { recursive: true, force: true });
    },
  };
}

function temporaryHome(user: ServerUser | undefined): string {
  const parent = canEnter(tmpdir(), user) ? tmpdir() : sharedHome();
  sweepAbandoned(parent);
  const home = mkdtempSync(path.join(parent, 'rapport-test-'));
  // Made for this user alone, and the server's user has to pass through.
  chmodSync(home, 0o711);
  return home;
}

async function waitForAnswer(address: string, server: ChildProcess, log: () => string): Promise<void> {
  const deadline = Date.now() + 30_000;
  for (;;) {
    try {
      await queryOnce(address, 'SELECT 1', 2_000);
      return;
    } catch (error) {
      // Still starting; given up when the process is gone or the time is over.
      if (server.exitCode !== null || Date.now() > deadline) {
        server.kill('SIGKILL');
        throw new Error(`PostgreSQL does not answer: ${log()}`, { cause: error });
      }
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}
