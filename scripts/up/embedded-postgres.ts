import { randomBytes } from 'node:crypto';
import { existsSync, lstatSync, readdirSync, readFileSync, realpathSync, statSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { findPostgresBinaries, sharedHome } from '../install/postgres-binaries.ts';
import { canEnter, serverUser, type ServerUser } from '../install/server-user.ts';
import { readLine, reasonOf, writePrivately, type DataDir } from './data-dir.ts';
import type { Launch } from './part.ts';
import {
  connectionString,
  createCluster,
  ensureDatabase,
  OWNER,
  postgresCommand,
  queryOnce,
} from './postgres-cluster.ts';
import { StartError } from './start-error.ts';

/** Recovery after a crash reads the log of changes since the last checkpoint: seconds as a rule, and no reason to give up. */
const READY_WITHIN_MS = 600_000;

/**
 * Starts PostgreSQL on the data directory, which it makes at the first start.
 * @returns the connection string of the owner of the product's database.
 * @throws StartError when the data directory is damaged or belongs to another version or user.
 */
export async function startEmbeddedPostgres(dir: DataDir, port: number, launch: Launch): Promise<string> {
  const fresh = isMissingOrEmpty(dir.postgres);
  const user = fresh ? serverUser() : ownerOf(dir.postgres);
  const binaries = findPostgresBinaries(user);
  if (!fresh) checkDataDirectory(dir.postgres, binaries.majorVersion);
  const password = fresh ? randomBytes(24).toString('base64url') : passwordIn(dir);
  if (fresh) {
    // Before the cluster itself: a start that is killed in between then makes both anew, never a cluster nobody can open.
    writePrivately(dir.databaseUrlFile, `${connectionString(port, password, OWNER)}\n`);
    const dataDir = placeFor(dir.postgres, user);
    await createCluster({ dataDir, binaries, user }, password);
    if (dataDir !== dir.postgres) symlinkSync(dataDir, dir.postgres);
  }
  const { command, args } = postgresCommand({ dataDir: realpathSync(dir.postgres), binaries, user }, port);
  const log = path.join(dir.logs, 'postgres.log');
  const part = launch({
    name: 'postgres',
    title: 'PostgreSQL',
    command,
    args,
    user,
    stopSignal: 'SIGINT',
    stopWithinMs: 60_000,
    log,
  });
  const admin = connectionString(port, password, 'postgres');
  await part
    .untilReady(() => answers(admin, dir), READY_WITHIN_MS)
    .catch((error: unknown) => {
      if (part.pid() !== undefined) throw error;
      throw damaged(dir.postgres, part.lastWords() ?? reasonOf(error), error);
    });
  await ensureDatabase(admin);
  const url = connectionString(port, password, OWNER);
  writePrivately(dir.databaseUrlFile, `${url}\n`);
  return url;
}

function isMissingOrEmpty(folder: string): boolean {
  if (lstatSync(folder, { throwIfNoEntry: false }) === undefined) return true;
  try {
    return readdirSync(folder).length === 0;
  } catch (cause) {
    throw damaged(folder, reasonOf(cause), cause);
  }
}

/** Made by root and now run by root again, or by whoever made it: the files' owner is the one who can open them. */
function ownerOf(folder: string): ServerUser | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const { uid, gid } = statSync(folder);
  return uid === 0 ? serverUser() : { uid, gid };
}

/** Under a home of mode 0700 the server's user cannot reach the data directory, so it lies elsewhere and a link leads there. */
function placeFor(folder: string, user: ServerUser | undefined): string {
  if (canEnter(path.dirname(folder), user)) return folder;
  return path.join(sharedHome(), `data-${randomBytes(6).toString('hex')}`);
}

function checkDataDirectory(folder: string, majorVersion: number): void {
  for (const file of ['PG_VERSION', 'global/pg_control', 'base', 'pg_wal']) {
    if (!existsSync(path.join(folder, file))) throw damaged(folder, `${file} is missing`);
  }
  const version = readFileSync(path.join(folder, 'PG_VERSION'), 'utf8').trim();
  if (!/^\d+$/.test(version)) throw damaged(folder, 'PG_VERSION is not readable');
  if (Number(version) === majorVersion) return;
  throw new StartError(
    `${folder} was made by PostgreSQL ${version} and this Rapport brings ${String(majorVersion)}: start it with the ` +
      'Rapport version that made it, dump the database and restore it here.',
  );
}

function passwordIn(dir: DataDir): string {
  const url = readLine(dir.databaseUrlFile);
  const password = url !== undefined && URL.canParse(url) ? decodeURIComponent(new URL(url).password) : '';
  if (password !== '') return password;
  throw new StartError(
    `${dir.databaseUrlFile} with the password of ${dir.postgres} is missing or damaged: restore it from a backup.`,
  );
}

/** False while it is still starting. A refusal that waiting does not mend is an error. */
async function answers(admin: string, dir: DataDir): Promise<boolean> {
  try {
    await queryOnce(admin, 'SELECT 1', 2_000);
    return true;
  } catch (error) {
    const { code } = error as { code?: string };
    if (code === '28P01') {
      throw new StartError(`The password in ${dir.databaseUrlFile} does not open ${dir.postgres}: restore that file.`, {
        cause: error,
      });
    }
    if (code?.startsWith('XX') === true || code?.startsWith('58') === true)
      throw damaged(dir.postgres, reasonOf(error), error);
    return false;
  }
}

function damaged(folder: string, detail: string, cause?: unknown): StartError {
  return new StartError(
    `The data directory ${folder} is damaged (${detail}): restore it from a backup, or move it away to start empty.`,
    { cause },
  );
}
