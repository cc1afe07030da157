import { spawn } from 'node:child_process';
import { chownSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import pg from 'pg';
import type { PostgresBinaries } from '../install/postgres-binaries.ts';
import type { ServerUser } from '../install/server-user.ts';
import { StartError } from './start-error.ts';

/** Owner of the embedded database, and the database's name. */
export const OWNER = 'rapport';

/** What one PostgreSQL server needs to be made and run. */
export interface Cluster {
  readonly dataDir: string;
  readonly binaries: PostgresBinaries;
  /** Undefined: as this process's own user. */
  readonly user: ServerUser | undefined;
}

/**
 * Sized for a small machine that runs everything. TCP on loopback only and no socket file: two installations on one machine
 * would meet in /tmp.
 */
const SETTINGS = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '200',
  shared_buffers: '256MB',
  work_mem: '16MB',
  maintenance_work_mem: '256MB',
  max_wal_size: '2GB',
  // Room for what a block of an import writes until its commit: with less, everybody waits for the disk and not only who commits.
  wal_buffers: '64MB',
  // On a new installation every file of the log is a new one. Filling it with noughts first, which everybody waits for as well, was
  // a twentieth of an import, and commits were no faster for it.
  wal_init_zero: 'off',
  checkpoint_timeout: '15min',
  random_page_cost: '1.1',
  // Compiling a query costs more than the short queries of this product take.
  jit: 'off',
} as const;

/**
 * What the C library takes for a letter, the first of these that it knows. The trigram index asks it, whatever PostgreSQL itself
 * sorts by; for "C" only ASCII has letters, and a name in Cyrillic or Thai would be searched for in every row.
 */
const CHARACTER_TYPES = ['C.UTF-8', 'en_US.UTF-8', 'C'];

/**
 * Makes the data directory, beside its place and then renamed: a start that is killed in the middle leaves nothing that
 * looks like a database.
 *
 * Sorting is by code point (PostgreSQL's own C.UTF-8): the system's locales differ between machines, and an index built
 * under another version of one is silently wrong.
 */
export async function createCluster(cluster: Cluster, password: string, flags: string[] = []): Promise<void> {
  const partial = `${cluster.dataDir}.partial`;
  const passwordFile = `${partial}-password`;
  rmSync(partial, { recursive: true, force: true });
  try {
    mkdirSync(partial, { mode: 0o700, recursive: true });
    writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
    if (cluster.user !== undefined) {
      chownSync(partial, cluster.user.uid, cluster.user.gid);
      chownSync(passwordFile, cluster.user.uid, cluster.user.gid);
    }
    await initialise(cluster, [
      `--pgdata=${partial}`,
      `--username=${OWNER}`,
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale=C',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      ...flags,
    ]);
    renameSync(partial, cluster.dataDir);
  } finally {
    rmSync(partial, { recursive: true, force: true });
    rmSync(passwordFile, { force: true });
  }
}

/** How the server is started: in the foreground, so that the child is the postmaster itself and no wrapper. */
export function postgresCommand(
  cluster: Cluster,
  port: number,
  settings: Record<string, string> = {},
): { command: string; args: string[]; user: ServerUser | undefined } {
  const all = Object.entries({ ...SETTINGS, ...settings }).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  return {
    command: cluster.binaries.postgres,
    args: ['-D', cluster.dataDir, '-p', String(port), ...all],
    user: cluster.user,
  };
}

export function connectionString(port: number, password: string, database: string): string {
  return `postgresql://${OWNER}:${encodeURIComponent(password)}@127.0.0.1:${String(port)}/${database}`;
}

/** One query on a connection of its own. */
export async function queryOnce(url: string, sql: string, timeoutMs = 5_000): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: timeoutMs });
  // Without a listener a server that goes away after the answer would end this process.
  client.on('error', () => undefined);
  try {
    await client.connect();
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

/** Makes the product's database in a cluster where it is not there yet. */
export async function ensureDatabase(adminUrl: string): Promise<void> {
  const found = await queryOnce(adminUrl, `SELECT 1 FROM pg_database WHERE datname = '${OWNER}'`);
  if (found.length === 0) await queryOnce(adminUrl, `CREATE DATABASE ${OWNER}`, 30_000);
}

async function initialise(cluster: Cluster, args: string[]): Promise<void> {
  for (const characters of CHARACTER_TYPES) {
    try {
      await runInitdb(cluster, [...args, `--lc-ctype=${characters}`]);
      return;
    } catch (error) {
      // initdb checks names before it makes anything; every system knows the last one.
      if (!(error instanceof StartError) || !error.message.includes('invalid locale name')) throw error;
    }
  }
}

async function runInitdb({ binaries, user }: Cluster, args: string[]): Promise<void> {
  const child = spawn(binaries.initdb, args, { ...user, cwd: '/', stdio: ['ignore', 'ignore', 'pipe'] });
  let complaint = '';
  child.stderr.on('data', (chunk: Buffer) => (complaint += chunk.toString()));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  if (code === 0) return;
  const reason = complaint.split('\n').find((line) => line.includes('error:')) ?? complaint.trim().split('\n').at(-1);
  throw new StartError(
    `PostgreSQL could not make its data directory (${reason ?? `initdb ended with ${String(code)}`}).`,
  );
}
