import { v7 as uuidv7 } from 'uuid';
import { setTimeout as sleep } from 'node:timers/promises';
import { inWorkspace, openDatabase, type Scope } from '../../db/client.ts';
import { retrying } from '../../db/retry.ts';
import { acceptMessage, judge, listPage, meetSomebody } from './version-before.ts';

/** How long one piece of work took, from asking for it to its commit; clock of performance.now(). */
export interface Sample {
  readonly from: number;
  readonly to: number;
}

export interface Traffic {
  readonly samples: { readonly write: Sample[]; readonly read: Sample[] };
  /** @throws what a write or a read failed with, done again as often as the application does it */
  stop(): Promise<void>;
}

/** Each at most this often: what is looked for are stalls, and not how much a machine can bear. */
const PAUSE_MS = 5;
const KNOWN_CONTACTS = 2_000;

const NOTHING = (): void => undefined;
const inAMinute = (): Date => new Date(Date.now() + 60_000);
const longAgo = (): Date => new Date('2025-01-01');

/** What the version before does all day: two APIs that accept messages, a worker that judges, and two that read the list. */
export async function startTraffic(url: string, workspaceId: string): Promise<Traffic> {
  const open = (role: 'rapport_api' | 'rapport_worker') =>
    openDatabase({ url, role, poolSize: 4, applicationName: 'the version before' });
  const [api, worker] = [open('rapport_api'), open('rapport_worker')];
  const samples: Traffic['samples'] = { write: [], read: [] };
  let isOver = false;
  const known = await inWorkspace(api, workspaceId, async (scope) =>
    (await listPage(scope, new Date())).map(({ id }) => id),
  );
  const someone = (): string => known[Math.floor(Math.random() * known.length)] ?? uuidv7();

  type Work = (scope: Scope) => Promise<unknown>;
  const repeat = async (kind: 'write' | 'read', database: typeof api, nextWork: () => Work, andThen = NOTHING) => {
    while (!isOver) {
      const work = nextWork();
      const from = performance.now();
      await retrying(() => inWorkspace(database, workspaceId, work));
      samples[kind].push({ from, to: performance.now() });
      andThen();
      await sleep(PAUSE_MS);
    }
  };
  let newcomer = '';
  const meet = () => {
    newcomer = uuidv7();
    return (scope: Scope) => meetSomebody(scope, { workspaceId, contactId: newcomer }, newcomer);
  };
  const knowThem = () => {
    if (known.length < KNOWN_CONTACTS) known.push(newcomer);
  };
  const accept = () => {
    const [who, messageId] = [{ workspaceId, contactId: someone() }, uuidv7()];
    return (scope: Scope) => acceptMessage(scope, who, messageId);
  };
  const judgeOne = () => {
    const who = { workspaceId, contactId: someone() };
    return (scope: Scope) => judge(scope, who);
  };
  const list = (before: () => Date) => () => (scope: Scope) => listPage(scope, before());
  const work = Promise.all([
    repeat('write', api, accept),
    repeat('write', api, meet, knowThem),
    repeat('write', worker, judgeOne),
    repeat('read', api, list(inAMinute)),
    repeat('read', api, list(longAgo)),
  ]);
  // Told by stop(): until then nobody listens, and the process would end on it.
  work.catch(() => undefined);
  return {
    samples,
    stop: async () => {
      isOver = true;
      try {
        await work;
      } finally {
        await Promise.all([api.destroy(), worker.destroy()]);
      }
    },
  };
}

/** The longest of those that were under way at some moment between the two, in milliseconds. */
export const longestWithin = (samples: readonly Sample[], from: number, to: number): number =>
  samples.reduce(
    (longest, one) => (one.to > from && one.from < to ? Math.max(longest, one.to - one.from) : longest),
    0,
  );
