import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { holdWatches, type HeldWatch } from '../db/repositories/channel-watches.ts';
import type { AccountDeps } from './account-deps.ts';
import { watchAccount } from './watch-account.ts';

/** What somebody paused, removed or gave another password is left, or begun anew, within this. */
const EVERY_MS = 2_000;

/** A worker that dies is followed by another after this. */
const LEASE_MS = 30_000;

/** Each is a connection that stays open. */
const MOST = 200;

interface Watched {
  readonly version: string;
  readonly ending: AbortController;
  readonly done: Promise<void>;
}

/**
 * Watches the accounts that tell nobody of what comes, each by one worker at a time: as many workers as there are share them.
 *
 * @returns stops, after what is being taken in, and lets go of all
 */
export function startWatching(deps: AccountDeps, everyMs = EVERY_MS): () => Promise<void> {
  const holder = `${hostname()}:${String(process.pid)}:${randomUUID()}`;
  const watched = new Map<string, Watched>();
  let heldAt = Date.now();
  let isEnding = false;

  const begin = (one: HeldWatch): void => {
    const { connection_id: id, version } = one;
    const ending = new AbortController();
    const done = watchAccount(deps, holder, one, ending.signal).finally(() => watched.delete(id));
    watched.set(id, { version, ending, done });
  };

  const turn = async (): Promise<void> => {
    if (isEnding) return;
    const held = await holdWatches(deps.database, { holder, leaseMs: LEASE_MS, most: MOST });
    heldAt = Date.now();
    const wanted = new Map(held.map((one) => [one.connection_id, one]));
    for (const [id, { version, ending }] of watched) if (wanted.get(id)?.version !== version) ending.abort();
    // One that is just being left is begun when it has been.
    if (!isEnding) for (const [id, one] of wanted) if (!watched.has(id)) begin(one);
  };

  let underWay: Promise<void> = Promise.resolve();
  const timer = setInterval(() => {
    underWay = underWay.then(turn).catch((error: unknown) => {
      deps.logger.warn({ err: error }, 'accounts that are watched cannot be held for now');
      // By now another worker may have them.
      if (Date.now() - heldAt > LEASE_MS) for (const { ending } of watched.values()) ending.abort();
    });
  }, everyMs);
  return async () => {
    clearInterval(timer);
    isEnding = true;
    await underWay;
    for (const { ending } of watched.values()) ending.abort();
    await Promise.all([...watched.values()].map(({ done }) => done));
  };
}
