import { execFileSync } from 'node:child_process';
import { Client } from 'pg';
import { eventually, sleep } from '../../e2e/support/wait.ts';
import type { Misfortune, Target } from './misfortunes.ts';
import { PATIENCE_MS } from './patience.ts';

/** Who can be struck, and where. */
export interface UnderFire {
  /** Null while it is being started again. */
  pid(target: Target): number | null;
  databaseUrl(): string;
}

/** Lets it happen and waits until the target is there again. */
export async function inflict(plant: UnderFire, { kind, target, afterMs, forMs }: Misfortune): Promise<void> {
  await sleep(afterMs);
  const pid = await eventually(`${target} runs`, async () => plant.pid(target) ?? undefined, PATIENCE_MS);
  if (kind === 'fill') return fillDatabase(plant.databaseUrl(), forMs);
  if (kind === 'freeze') return freeze(pid, forMs);
  process.kill(pid, 'SIGKILL');
  await eventually(`${target} is started again`, async () => ![null, pid].includes(plant.pid(target)), PATIENCE_MS);
}

/** PostgreSQL is a family of processes: frozen without its children it would go on working. */
async function freeze(pid: number, forMs: number): Promise<void> {
  const children = execFileSync('ps', ['-e', '-o', 'pid=,ppid='], { encoding: 'utf8' })
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number))
    .filter(([, parent]) => parent === pid)
    .map(([child]) => child as number);
  const family = [pid, ...children];
  for (const member of family) tell(member, 'SIGSTOP');
  await sleep(forMs);
  for (const member of family) tell(member, 'SIGCONT');
}

function tell(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    // A child of the database ends whenever its client does; it then needs no waking.
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

/** Takes every connection that is left, until the server refuses. */
async function fillDatabase(url: string, forMs: number): Promise<void> {
  const taken: Client[] = [];
  try {
    for (;;) {
      const client = new Client({ connectionString: url, application_name: 'taking every connection' });
      // The server may be killed by what happens to it at the same time; then it is empty again.
      client.on('error', () => undefined);
      await client.connect();
      taken.push(client);
    }
  } catch {
    await sleep(forMs);
  } finally {
    await Promise.allSettled(taken.map((client) => client.end()));
  }
}
