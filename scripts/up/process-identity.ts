import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import path from 'node:path';

/**
 * A process beyond its number: the system hands numbers out again, and a number read from a file after a crash may by then
 * be somebody's editor.
 */
export interface ProcessIdentity {
  readonly pid: number;
  /** Opaque; equal only for the same start of the same process on the same boot. */
  readonly startedAt: string;
  /** Name of the executable. */
  readonly program: string;
}

/** Who has this id now; undefined when nobody does (one that has ended but was not yet collected counts as nobody). */
export function identify(pid: number): ProcessIdentity | undefined {
  return existsSync('/proc/self/stat') ? identifyByProc(pid) : identifyByPs(pid);
}

/** Whether the process that was recorded still lives, told by start time and program. */
export function isAlive(recorded: ProcessIdentity): boolean {
  const now = identify(recorded.pid);
  return now !== undefined && now.startedAt === recorded.startedAt && now.program === recorded.program;
}

/** The words it was started with; empty when it is gone, or where the system does not tell. */
export function commandLine(pid: number): string[] {
  const words = readOrUndefined(`/proc/${String(pid)}/cmdline`)?.split('\0') ?? [];
  return words.filter((word) => word !== '');
}

/** All process ids; empty where the system does not tell. */
export function livingProcesses(): number[] {
  return existsSync('/proc/self/stat') ? readdirSync('/proc').map(Number).filter(Number.isInteger) : [];
}

/**
 * The process whose end orphans this one: the parent, or its parent where a shell stands between (npm runs `sh -c …`).
 */
export function starterOfThisProcess(): ProcessIdentity | undefined {
  const parent = identify(process.ppid);
  if (parent === undefined || !/^(ba|da|a|z)?sh$|^busybox$/.test(parent.program)) return parent;
  const grandparent = parentOf(parent.pid);
  const starter = grandparent === undefined ? undefined : identify(grandparent);
  return starter?.program.startsWith('node') === true ? starter : parent;
}

function identifyByProc(pid: number): ProcessIdentity | undefined {
  const stat = procStat(pid);
  if (stat === undefined || stat.state === 'Z' || stat.state === 'X') return undefined;
  const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
  return { pid, startedAt: `${boot}/${stat.startTicks}`, program: programName(pid) ?? stat.name };
}

interface ProcStat {
  readonly name: string;
  readonly state: string;
  readonly parent: number;
  readonly startTicks: string;
}

/** proc(5): the name stands in parentheses and may itself hold spaces and parentheses; the fields after it are plain. */
function procStat(pid: number): ProcStat | undefined {
  const line = readOrUndefined(`/proc/${String(pid)}/stat`);
  if (line === undefined) return undefined;
  const fields = line.slice(line.lastIndexOf(')') + 2).split(' ');
  const [state = '', parent = ''] = fields;
  const name = line.slice(line.indexOf('(') + 1, line.lastIndexOf(')'));
  return { name, state, parent: Number(parent), startTicks: fields[19] ?? '' };
}

/** The executable rather than the title, which a program may change while it runs. */
function programName(pid: number): string | undefined {
  try {
    return path.basename(readlinkSync(`/proc/${String(pid)}/exe`)).replace(/ \(deleted\)$/, '');
  } catch {
    // Another user's process: its executable is not ours to read, and its name from stat has to do.
    return undefined;
  }
}

function parentOf(pid: number): number | undefined {
  if (existsSync('/proc/self/stat')) return procStat(pid)?.parent;
  const answer = spawnSync('ps', ['-o', 'ppid=', '-p', String(pid)], { encoding: 'utf8' });
  return answer.status === 0 ? Number(answer.stdout.trim()) : undefined;
}

function identifyByPs(pid: number): ProcessIdentity | undefined {
  const columns = ['-o', 'stat=', '-o', 'lstart=', '-o', 'comm='];
  const answer = spawnSync('ps', [...columns, '-p', String(pid)], { encoding: 'utf8', env: { LC_ALL: 'C' } });
  const parts = /^(\S+)\s+(\S+\s+\S+\s+\d+\s+[\d:]+\s+\d+)\s+(.*)$/.exec((answer.stdout ?? '').trim());
  const [, state = '', startedAt = '', command = ''] = parts ?? [];
  if (parts === null || state.startsWith('Z')) return undefined;
  return { pid, startedAt, program: path.basename(command) };
}

function readOrUndefined(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    // No such process (or it ended between two reads): that is the answer.
    return undefined;
  }
}
