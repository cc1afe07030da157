import { existsSync, readFileSync, rmSync } from 'node:fs';
import { type DataDir, writePrivately } from './data-dir.ts';
import { commandLine, identify, isAlive, starterOfThisProcess, type ProcessIdentity } from './process-identity.ts';

/** In the order in which they start; they stop in the opposite one. */
export const PARTS = ['postgres', 'temporal', 'worker', 'api'] as const;
export type PartName = (typeof PARTS)[number];

/** What a start leaves on disk for the next one. */
export interface SupervisorRecord {
  readonly supervisor?: ProcessIdentity;
  /** Whoever ran `npm start`; gone while the supervisor lives on, the supervisor is an orphan. */
  readonly starter?: ProcessIdentity;
  readonly parts: Partial<Record<PartName, ProcessIdentity>>;
}

const starter = starterOfThisProcess();
const startedByNpm = starter !== undefined && /^npm\b/.test(commandLine(starter.pid)[0] ?? '');

/** Whether the npm that ran this start is gone: nobody can press Ctrl-C any more. False for a start without npm. */
export function lostItsNpm(): boolean {
  return starter !== undefined && startedByNpm && !isAlive(starter);
}

/** Writes down who runs now. A part that does not run is null in processes.json. */
export function recordProcesses(dir: DataDir, pids: Partial<Record<PartName, number>>): void {
  const parts: Partial<Record<PartName, ProcessIdentity>> = {};
  for (const name of PARTS) {
    const pid = pids[name];
    const identity = pid === undefined ? undefined : identify(pid);
    if (identity !== undefined) parts[name] = identity;
  }
  const supervisor = identify(process.pid);
  const record: SupervisorRecord = { ...(supervisor && { supervisor }), ...(starter && { starter }), parts };
  writePrivately(dir.supervisorFile, `${JSON.stringify(record, null, 2)}\n`);
  const { postgres = null, temporal = null, api = null, worker = null } = pids;
  writePrivately(dir.processesFile, `${JSON.stringify({ postgres, temporal, api, worker })}\n`);
}

/** Everything has ended in order: there is nothing for the next start to look after. */
export function forgetProcesses(dir: DataDir): void {
  recordProcesses(dir, {});
  rmSync(dir.supervisorFile, { force: true });
}

/** What the last start left; undefined when there was none, or it ended in order. */
export function readRecord(dir: DataDir): SupervisorRecord | undefined {
  if (!existsSync(dir.supervisorFile)) return undefined;
  try {
    const record = JSON.parse(readFileSync(dir.supervisorFile, 'utf8')) as Partial<SupervisorRecord>;
    return { ...record, parts: record.parts ?? {} };
  } catch {
    // Written by renaming, so only a hand or a failing disk makes this; without it a leftover shows itself by its port.
    return undefined;
  }
}
