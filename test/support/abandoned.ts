import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { identify, isAlive, type ProcessIdentity } from '../../scripts/up/process-identity.ts';

interface Note {
  readonly owner: ProcessIdentity;
  readonly server: ProcessIdentity;
}

const NOTE = 'owner.json';

/** Notes in a test server's folder which run it belongs to, so that the next run can tell whether that one was killed. */
export function leaveNote(home: string, serverPid: number | undefined): void {
  const note = { owner: identify(process.pid), server: serverPid === undefined ? undefined : identify(serverPid) };
  writeFileSync(path.join(home, NOTE), JSON.stringify(note));
}

/** Stops and removes the servers of test runs that were killed before they could do so themselves. */
export function sweepAbandoned(parent: string): void {
  for (const name of readdirSync(parent).filter((entry) => entry.startsWith('rapport-test-'))) {
    const home = path.join(parent, name);
    if (!existsSync(path.join(home, NOTE))) continue;
    const { owner, server } = JSON.parse(readFileSync(path.join(home, NOTE), 'utf8')) as Partial<Note>;
    if (owner === undefined || isAlive(owner)) continue;
    if (server !== undefined && isAlive(server)) process.kill(server.pid, 'SIGQUIT');
    rmSync(home, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  }
}
