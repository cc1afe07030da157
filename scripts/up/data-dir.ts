import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { StartError } from './start-error.ts';

/** Where everything of one installation lies. Two installations differ in nothing but this folder and their ports. */
export interface DataDir {
  readonly root: string;
  readonly postgres: string;
  readonly temporalFile: string;
  readonly logs: string;
  readonly databaseUrlFile: string;
  readonly adminKeyFile: string;
  readonly secretKeyFile: string;
  /** Process ids for people and tests, `{postgres, temporal, api, worker}`. */
  readonly processesFile: string;
  /** The same with what is needed to be sure of them after a crash. */
  readonly supervisorFile: string;
}

/**
 * Makes the folder where it is missing.
 * @throws StartError when it is no folder or cannot be written.
 */
export function openDataDir(root: string): DataDir {
  const dir: DataDir = {
    root,
    postgres: path.join(root, 'postgres'),
    temporalFile: path.join(root, 'temporal.db'),
    logs: path.join(root, 'logs'),
    databaseUrlFile: path.join(root, 'database-url'),
    adminKeyFile: path.join(root, 'admin-key'),
    secretKeyFile: path.join(root, 'secret-key'),
    processesFile: path.join(root, 'processes.json'),
    supervisorFile: path.join(root, 'supervisor.json'),
  };
  try {
    mkdirSync(dir.logs, { recursive: true, mode: 0o700 });
    // The server's own user passes through (never reads) this folder when Rapport runs as root.
    if (process.getuid?.() === 0) chmodSync(root, statSync(root).mode | 0o111);
  } catch (cause) {
    throw new StartError(
      `${root} cannot be used as data directory (${reasonOf(cause)}); set RAPPORT_DATA_DIR to another.`,
      {
        cause,
      },
    );
  }
  return dir;
}

/** Replaces a file at once, readable by its owner alone: a reader never sees half of it. */
export function writePrivately(file: string, content: string): void {
  const partial = `${file}.${String(process.pid)}`;
  writeFileSync(partial, content, { mode: 0o600 });
  renameSync(partial, file);
}

/** The file's one line; undefined when there is no such file. */
export function readLine(file: string): string | undefined {
  return existsSync(file) ? readFileSync(file, 'utf8').trim() : undefined;
}

/** What the installation's secrets are encrypted with: RAPPORT_SECRET_KEY, or one made at the first start. */
export function secretKeyOf(dir: DataDir, configured: string | undefined): string {
  if (configured !== undefined) return configured;
  const kept = readLine(dir.secretKeyFile);
  if (kept !== undefined && kept !== '') return kept;
  const made = randomBytes(32).toString('base64url');
  writePrivately(dir.secretKeyFile, `${made}\n`);
  return made;
}

/** A short reason out of whatever was thrown: the system's code where there is one. */
export function reasonOf(cause: unknown): string {
  if (cause instanceof AggregateError && cause.errors.length > 0) return reasonOf(cause.errors[0]);
  const { code, message } = cause as { code?: unknown; message?: unknown };
  const text = typeof message === 'string' && message !== '' ? message.split('\n')[0] : undefined;
  return text ?? (typeof code === 'string' ? code : String(cause));
}
