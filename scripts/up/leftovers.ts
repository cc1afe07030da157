import { existsSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { DataDir } from './data-dir.ts';
import { commandLine, identify, isAlive, livingProcesses, type ProcessIdentity } from './process-identity.ts';
import { PARTS, readRecord, type PartName } from './records.ts';
import { StartError } from './start-error.ts';

/** The API and the worker drain; PostgreSQL takes SIGINT as "disconnect everybody and stop". */
const STOP_SIGNAL: Record<PartName, 'SIGTERM' | 'SIGINT'> = {
  postgres: 'SIGINT',
  temporal: 'SIGTERM',
  worker: 'SIGTERM',
  api: 'SIGTERM',
};
/** Argument of API and worker that says which installation they are of. */
export const DATA_DIR_FLAG = '--data-dir=';
const SUPERVISOR_MS = 60_000;
const PART_MS = 20_000;

/**
 * Ends what a killed start left running on this data directory, in order, so that nothing holds its ports and files.
 * A recorded id that meanwhile belongs to another program is left alone.
 *
 * @throws StartError when the other start is not orphaned but simply runs.
 */
export async function clearLeftovers(dir: DataDir, say: (line: string) => void): Promise<void> {
  const record = readRecord(dir);
  if (record?.supervisor !== undefined && record.supervisor.pid !== process.pid && isAlive(record.supervisor)) {
    if (record.starter !== undefined && isAlive(record.starter)) {
      throw new StartError(
        `Rapport already runs on ${dir.root} (process ${String(record.supervisor.pid)}): stop that one first, ` +
          'or set RAPPORT_DATA_DIR to another folder.',
      );
    }
    say(
      `An earlier start (process ${String(record.supervisor.pid)}) has lost whoever started it and is stopped first.`,
    );
    await end(record.supervisor, 'SIGTERM', SUPERVISOR_MS);
  }
  for (const name of PARTS.toReversed()) {
    const left = record?.parts[name];
    if (left === undefined || !isAlive(left)) continue;
    say(`An earlier start left its ${name} running (process ${String(left.pid)}); it is stopped first.`);
    await end(left, STOP_SIGNAL[name], PART_MS);
  }
  await clearUnrecorded(dir, say);
  clearPostmasterFile(dir);
}

/** Parts whose record is gone (somebody removed the data directory under them), known by the arguments they were given. */
async function clearUnrecorded(dir: DataDir, say: (line: string) => void): Promise<void> {
  const marks: Record<PartName, string> = {
    postgres: existsSync(dir.postgres) ? realpathSync(dir.postgres) : dir.postgres,
    temporal: dir.temporalFile,
    worker: `${DATA_DIR_FLAG}${dir.root}`,
    api: `${DATA_DIR_FLAG}${dir.root}`,
  };
  const living = livingProcesses().map((pid) => ({ pid, words: commandLine(pid) }));
  for (const name of PARTS.toReversed()) {
    for (const { pid, words } of living.filter((candidate) => candidate.words.includes(marks[name]))) {
      const identity = pid === process.pid ? undefined : identify(pid);
      if (identity === undefined || (name === 'postgres' && !words.includes('-D'))) continue;
      say(`A ${name} of this data directory still runs (process ${String(pid)}); it is stopped first.`);
      await end(identity, STOP_SIGNAL[name], PART_MS);
    }
  }
}

/**
 * postmaster.pid after a crash of the machine: its number may by now belong to any program of the same user, and PostgreSQL
 * would take that for another server on its data and refuse to start for ever.
 */
function clearPostmasterFile(dir: DataDir): void {
  const file = path.join(dir.postgres, 'postmaster.pid');
  if (!existsSync(file)) return;
  const pid = Number(readFileSync(file, 'utf8').split('\n')[0]);
  const holder = Number.isInteger(pid) && pid > 0 ? identify(pid) : undefined;
  if (holder !== undefined && !holder.program.startsWith('postgres')) rmSync(file);
}

async function end(left: ProcessIdentity, signal: NodeJS.Signals, withinMs: number): Promise<void> {
  signalQuietly(left.pid, signal);
  const deadline = Date.now() + withinMs;
  while (isAlive(left) && Date.now() < deadline) await new Promise((resolve) => setTimeout(resolve, 50));
  if (!isAlive(left)) return;
  signalQuietly(left.pid, 'SIGKILL');
  while (isAlive(left) && Date.now() < deadline + 5_000) await new Promise((resolve) => setTimeout(resolve, 50));
}

function signalQuietly(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    // Gone since it was looked at, which is what was wanted; another user's process is something a person has to end.
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return;
    throw new StartError(
      `Process ${String(pid)} was left by another user's start of Rapport and has to be stopped by them.`,
      {
        cause: error,
      },
    );
  }
}
