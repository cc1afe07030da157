import { readdirSync, readFileSync } from 'node:fs';

/** Linux counts in hundredths of a second (USER_HZ), whatever its kernel's own clock does. */
const TICK_MS = 10;
const MB = 1024 * 1024;

/** Where in /proc/<pid>/stat, counted behind the command's name, which may hold spaces. */
const [PARENT, USER, SYSTEM, CHILDREN_USER, CHILDREN_SYSTEM] = [1, 11, 12, 13, 14];

/**
 * What a process and those it started have used of the processors so far, in milliseconds; a database's connections are processes
 * of their own. 0 where the system does not tell.
 */
export function cpuOf(pid: number | null): number {
  if (pid === null || process.platform !== 'linux') return 0;
  const own = statOf(String(pid));
  const children = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(statOf)
    .filter((stat) => stat[PARENT] === pid);
  const ended = (own[CHILDREN_USER] ?? 0) + (own[CHILDREN_SYSTEM] ?? 0);
  const running = [own, ...children].reduce((sum, stat) => sum + (stat[USER] ?? 0) + (stat[SYSTEM] ?? 0), 0);
  return (running + ended) * TICK_MS;
}

function statOf(pid: string): number[] {
  try {
    return (readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1) ?? '').split(' ').map(Number);
  } catch {
    // It has ended since it was listed: its parent has what it used.
    return [];
  }
}

/** Resident memory in megabytes; 0 where the system does not tell, or there is no such process at the moment. */
export function memoryOf(pid: number | null): number {
  if (pid === null || process.platform !== 'linux') return 0;
  try {
    const status = readFileSync(`/proc/${String(pid)}/status`, 'utf8');
    return Math.round((Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) * 1024) / MB);
  } catch {
    // Killed, and not started again yet.
    return 0;
  }
}
