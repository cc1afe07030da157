import type { ChannelKind, Connection, Fault, WatchEnd, WatchPlace, WatchSurroundings } from '../channels/port.ts';
import { inWorkspace, type Scope } from '../db/client.ts';
import { createCredentialSeal, openConnection } from '../db/credentials.ts';
import { noteEvent, noteFault, readConnection, type ConnectionRow } from '../db/repositories/channel-connections.ts';
import {
  readWatch,
  releaseWatch,
  savePlace,
  type HeldWatch,
  type WatchRow,
} from '../db/repositories/channel-watches.ts';
import { wakeConnected } from '../db/repositories/wake-connected.ts';
import { receiveEvents } from '../db/receive/receive.ts';
import { retrying } from '../db/retry.ts';
import type { AccountDeps } from './account-deps.ts';

/** What is needed of the account under watch. */
interface Held {
  readonly deps: AccountDeps;
  /** Names this worker. */
  readonly holder: string;
  readonly row: ConnectionRow;
  readonly kind: ChannelKind;
  readonly watch: WatchRow;
}

const MINUTE_MS = 60_000;

/** What passes by itself is tried again soon; a password that is refused seldom enough that no server locks the account. */
const PAUSES_MS: Readonly<Record<'passing' | 'refused', { readonly first: number; readonly longest: number }>> = {
  passing: { first: 5_000, longest: 10 * MINUTE_MS },
  refused: { first: 5 * MINUTE_MS, longest: 60 * MINUTE_MS },
};

/** A server that restarts is away for a moment: that needs nobody. */
const FAILURES_UNTOLD = 2;

/**
 * Watches one account for as long as it can be, or until it is told to stop, and then lets go of it. Never throws: whatever ends it,
 * it is tried again.
 */
export async function watchAccount(
  deps: AccountDeps,
  holder: string,
  one: HeldWatch,
  signal: AbortSignal,
): Promise<void> {
  const { connection_id: id, workspace_id: workspaceId } = one;
  try {
    const held = await openHeld(deps, holder, one);
    if (held === null) {
      // Of a kind that this version does not know, or just removed: another worker may know better.
      const nextAt = new Date(deps.clock().getTime() + MINUTE_MS);
      return await within(deps, workspaceId, (scope) => releaseWatch(scope, id, holder, { nextAt, failures: 0 }));
    }
    const failures = { count: held.watch.failures };
    const end = await stay(held, failures, signal).catch((error: unknown): WatchEnd => {
      deps.logger.error({ err: error, connectionId: id }, 'watching an account failed');
      return { fault: 'unreachable', detail: 'The account cannot be watched.' };
    });
    await within(deps, workspaceId, (scope) => letGo(scope, held, end, failures.count));
  } catch (error) {
    // The lease runs out, and somebody takes it up again.
    deps.logger.warn({ err: error, connectionId: id }, 'an account is not watched for now');
  }
}

const within = <T>(deps: AccountDeps, workspaceId: string, work: (scope: Scope) => Promise<T>): Promise<T> =>
  retrying(() => inWorkspace(deps.database, workspaceId, work));

async function openHeld(
  deps: AccountDeps,
  holder: string,
  { connection_id: id, workspace_id: workspaceId }: HeldWatch,
): Promise<Held | null> {
  const [row, watch] = await within(deps, workspaceId, async (scope) => [
    await readConnection(scope, id),
    await readWatch(scope, id),
  ]);
  const kind = deps.kinds.find((each) => each.kind === row?.kind);
  return row === undefined || watch === undefined || kind === undefined ? null : { deps, holder, row, kind, watch };
}

async function stay(held: Held, failures: { count: number }, signal: AbortSignal): Promise<WatchEnd | null> {
  const { deps, holder, row, kind, watch } = held;
  const { http, clock, allowPrivate, logger, secretKey } = deps;
  const { id, workspace_id: workspaceId } = row;
  let failed: unknown;
  /** Of what goes wrong on our side the account's provider knows nothing. */
  const ours = async (work: () => Promise<void>): Promise<void> => {
    await work().catch((error: unknown) => {
      failed = error;
      throw error;
    });
  };
  const connection = openConnection(kind, row, createCredentialSeal(secretKey), '');
  const around: WatchSurroundings = {
    ...{ http, clock, allowPrivate, signal, place: watch.place as WatchPlace | null },
    entered: () =>
      ours(async () => {
        if (failures.count > 0) await testAgain(held, connection);
        failures.count = 0;
      }),
    take: (events, place) =>
      ours(async () => {
        if (signal.aborted) throw new WatchLost();
        await receiveEvents(deps, { id, workspaceId, channel: kind.channel }, events);
        await within(deps, workspaceId, async (scope) => {
          if (!(await savePlace(scope, id, holder, place))) throw new WatchLost();
          if (events.length > 0) await noteEvent(scope, id, clock());
        });
      }),
  };
  const end = await kind.watch?.stay(connection, around);
  if (failed instanceof WatchLost) return null;
  if (failed === undefined) return end ?? null;
  logger.error({ err: failed, kind: kind.kind, connectionId: id }, 'what came could not be taken in');
  return { fault: 'unreachable', detail: 'What came could not be taken in.' };
}

/** Somebody else watches the account by now, or nobody shall. */
class WatchLost extends Error {}

/**
 * An account that failed and lets us in again may still have another fault (of its way out): it is asked, and what waited for it is
 * looked at when all is well.
 */
async function testAgain({ deps, row, kind }: Held, connection: Connection<unknown>): Promise<void> {
  if (row.fault === null) return;
  const { http, clock, allowPrivate } = deps;
  const result = (await kind.test?.(connection, { http, clock, allowPrivate })) ?? { kind: 'ok' };
  await within(deps, row.workspace_id, async (scope) => {
    if (result.kind === 'fault')
      return noteFault(scope, row.id, { code: result.fault, detail: result.detail, at: clock() });
    await noteFault(scope, row.id, null);
    await wakeConnected(scope, row.id);
  });
}

async function letGo(
  scope: Scope,
  { deps: { clock }, holder, row }: Held,
  end: WatchEnd | null,
  failuresBefore: number,
): Promise<void> {
  const now = clock();
  if (end === null) {
    await releaseWatch(scope, row.id, holder, { nextAt: now, failures: failuresBefore });
    return;
  }
  const failures = failuresBefore + 1;
  const nextAt = new Date(now.getTime() + pauseAfter(end.fault, failures));
  await releaseWatch(scope, row.id, holder, { nextAt, failures });
  if (end.fault === 'unreachable' && failures <= FAILURES_UNTOLD) return;
  // Since when it has been so is worth more than when it was last tried.
  if (row.fault !== end.fault) await noteFault(scope, row.id, { code: end.fault, detail: end.detail, at: now });
}

/** Milliseconds, longer and longer. */
export function pauseAfter(fault: Fault, failures: number): number {
  const { first, longest } = PAUSES_MS[fault === 'unreachable' ? 'passing' : 'refused'];
  return Math.min(longest, first * 2 ** Math.min(failures - 1, 20));
}
