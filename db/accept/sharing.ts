/** What became of one item of a shared run. `later`: to be run again, after those before it. */
export type Shared<Result> =
  | { readonly kind: 'done'; readonly result: Result }
  | { readonly kind: 'failed'; readonly error: unknown }
  | { readonly kind: 'later' };

interface Waiting<Item, Result> {
  readonly item: Item;
  readonly resolve: (result: Result) => void;
  readonly reject: (error: unknown) => void;
}

/** Enough that a commit's wait for the disk is another's time to compute; more would only make smaller shares. */
const RUNS_AT_ONCE = 2;

/** Contacts of one run stay locked until its end, and a judgement of one of them waits as long: some ten milliseconds. */
const LONGEST_RUN = 50;

/**
 * Runs items together that come in at once: whatever waits when a run ends, or comes in the same turn of the event loop, makes the
 * next one. A run is of one workspace, and workspaces take turns. Items of one thread are never in two runs at once, where the
 * second would wait for the first one's locks, and keep their order.
 *
 * @param run answers for each item; an error it throws is everybody's, of those that wait as well
 */
export function createSharing<Item extends { readonly thread: string }, Result>(
  run: (workspaceId: string, items: readonly Item[]) => Promise<readonly Shared<Result>[]>,
): (workspaceId: string, item: Item) => Promise<Result> {
  /** By workspace, the one whose turn is next first. */
  const queues = new Map<string, Waiting<Item, Result>[]>();
  const busyThreads = new Set<string>();
  let running = 0;
  let beginning: NodeJS.Immediate | undefined;

  const begin = (): void => {
    beginning = undefined;
    while (running < RUNS_AT_ONCE) {
      const next = takeNext(queues, busyThreads);
      if (next === null) return;
      void carryOut(next.workspaceId, next.taken);
    }
  };

  const carryOut = async (workspaceId: string, taken: readonly Waiting<Item, Result>[]): Promise<void> => {
    running += 1;
    const threads = taken.map(({ item }) => threadOf(workspaceId, item));
    for (const thread of threads) busyThreads.add(thread);
    try {
      const shared = await run(
        workspaceId,
        taken.map(({ item }) => item),
      );
      const later = settle(taken, shared);
      if (later.length > 0) queues.set(workspaceId, [...later, ...(queues.get(workspaceId) ?? [])]);
    } catch (error) {
      // There is no database to ask: whoever waits behind would wait as long for the same answer.
      for (const { reject } of [...taken, ...[...queues.values()].flat()]) reject(error);
      queues.clear();
    } finally {
      for (const thread of threads) busyThreads.delete(thread);
      running -= 1;
      begin();
    }
  };

  return (workspaceId, item) =>
    new Promise((resolve, reject) => {
      const queue = queues.get(workspaceId) ?? [];
      queue.push({ item, resolve, reject });
      queues.set(workspaceId, queue);
      beginning ??= setImmediate(begin);
    });
}

const threadOf = (workspaceId: string, { thread }: { readonly thread: string }): string => `${workspaceId} ${thread}`;

/** Takes the next workspace's first items out of their queue, and puts that workspace behind the others. */
function takeNext<Item extends { readonly thread: string }, Result>(
  queues: Map<string, Waiting<Item, Result>[]>,
  busyThreads: ReadonlySet<string>,
): { workspaceId: string; taken: Waiting<Item, Result>[] } | null {
  for (const [workspaceId, queue] of queues) {
    const isFree = ({ item }: Waiting<Item, Result>): boolean => !busyThreads.has(threadOf(workspaceId, item));
    const taken = queue.filter(isFree).slice(0, LONGEST_RUN);
    if (taken.length === 0) continue;
    const chosen = new Set(taken);
    const left = queue.filter((waiting) => !chosen.has(waiting));
    queues.delete(workspaceId);
    if (left.length > 0) queues.set(workspaceId, left);
    return { workspaceId, taken };
  }
  return null;
}

/** Answers whoever can be answered. @returns those that go into a later run */
function settle<Item, Result>(
  taken: readonly Waiting<Item, Result>[],
  shared: readonly Shared<Result>[],
): Waiting<Item, Result>[] {
  return taken.filter(({ resolve, reject }, index) => {
    const outcome = shared[index] ?? { kind: 'failed', error: new Error('an item of a shared run was left out') };
    if (outcome.kind === 'done') resolve(outcome.result);
    if (outcome.kind === 'failed') reject(outcome.error);
    return outcome.kind === 'later';
  });
}
