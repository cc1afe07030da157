import type { ReadBlock } from './reading.ts';

/**
 * Blocks that are taken at the same time. Each one stands behind those before it in the file: where two are about the same people,
 * the later one waits until the earlier one is committed, so that the end is that of one row after the other.
 */
interface UnderWay {
  readonly block: number;
  /** Whom its rows are about: address keys, then contact ids; each known after a while, and on failure never. */
  readonly addresses: Promise<ReadonlySet<string>>;
  readonly people: Promise<ReadonlySet<string>>;
  readonly done: Promise<void>;
}

/** Thrown inside a block's transaction that has to begin again once another one is committed. */
export class StandsBehind extends Error {
  override readonly name = 'StandsBehind';
}

/** What a lane does with a block: reads it, then takes it in. @returns false to take no more */
export interface LaneWork {
  readonly read: (block: number) => Promise<ReadBlock | null>;
  readonly take: (block: ReadBlock, onOwners: (contactIds: readonly string[]) => Promise<void>) => Promise<boolean>;
}

/** Two keep two processors at work, and the third does while one waits: for its commit to be on the disk, or for its turn to be read. */
const LANES = 3;

/** Takes blocks in their order, some at a time. @returns when none is left, or a lane was told to stop */
export async function inLanes(blocks: readonly number[], work: LaneWork): Promise<void> {
  const queue = [...blocks];
  const underWay: UnderWay[] = [];
  let stopped = false;
  const lane = async (): Promise<void> => {
    for (let block = queue.shift(); block !== undefined && !stopped; block = queue.shift()) {
      try {
        if (!(await oneBlock(block, underWay, work))) stopped = true;
      } catch (error) {
        stopped = true;
        throw error;
      }
    }
  };
  await allEnded(Array.from({ length: LANES }, lane));
}

/** All of them, also after a failure: nothing of a page may still be at work when it is tried again. @throws the first failure */
export async function allEnded(works: readonly Promise<unknown>[]): Promise<void> {
  for (const end of await Promise.allSettled(works)) if (end.status === 'rejected') throw end.reason;
}

async function oneBlock(block: number, underWay: UnderWay[], { read, take }: LaneWork): Promise<boolean> {
  const earlier = [...underWay];
  const addresses = promised<ReadonlySet<string>>();
  const people = promised<ReadonlySet<string>>();
  const done = promised<void>();
  const mine: UnderWay = { block, addresses: addresses.promise, people: people.promise, done: done.promise };
  underWay.push(mine);
  try {
    const rows = await read(block);
    if (rows === null) return true;
    const keys = new Set(rows.addresses.keys());
    addresses.resolve(keys);
    for (const each of earlier) if (shareAny(keys, await each.addresses)) await each.done;
    return await takeBehind(earlier, people.resolve, (onOwners) => take(rows, onOwners));
  } finally {
    // Settled in any case, or whoever stands behind would wait for ever.
    addresses.resolve(new Set());
    people.resolve(new Set());
    done.resolve();
    underWay.splice(underWay.indexOf(mine), 1);
  }
}

/** Takes a block, and again from its beginning where it turns out to be about people of an earlier one that was not committed yet. */
async function takeBehind(
  earlier: readonly UnderWay[],
  tell: (people: ReadonlySet<string>) => void,
  take: (onOwners: (contactIds: readonly string[]) => Promise<void>) => Promise<boolean>,
): Promise<boolean> {
  const onOwners = async (contactIds: readonly string[]): Promise<void> => {
    const mine = new Set(contactIds);
    tell(mine);
    for (const each of earlier) if (shareAny(mine, await each.people)) throw new StandsBehind();
  };
  try {
    return await take(onOwners);
  } catch (error) {
    if (!(error instanceof StandsBehind)) throw error;
    for (const each of earlier) await each.done;
    return await take(() => Promise.resolve());
  }
}

const shareAny = (one: ReadonlySet<string>, other: ReadonlySet<string>): boolean =>
  [...one].some((value) => other.has(value));

function promised<T>(): { readonly promise: Promise<T>; readonly resolve: (value: T) => void } {
  let resolve: (value: T) => void = () => undefined;
  const promise = new Promise<T>((settle) => (resolve = settle));
  return { promise, resolve };
}
