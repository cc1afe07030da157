import type { Knex } from 'knex';
import type { Scope } from '../client.ts';

/** An account that this worker watches, and nobody else does for now. */
export interface HeldWatch {
  readonly connection_id: string;
  readonly workspace_id: string;
  /** Another one when the account has got other credentials. */
  readonly version: string;
}

export interface WatchRow {
  readonly connection_id: string;
  /** As the kind has written it down; null before the first look. */
  readonly place: unknown;
  /** Since it last went well. */
  readonly failures: number;
}

/**
 * Says again for which accounts this worker is there, and takes others that nobody is there for.
 *
 * @param db a pool of the role `rapport_worker`, outside any workspace
 */
export async function holdWatches(
  db: Knex,
  { holder, leaseMs, most }: { readonly holder: string; readonly leaseMs: number; readonly most: number },
): Promise<HeldWatch[]> {
  const lease = `${String(leaseMs)} milliseconds`;
  const { rows } = await db.raw<{ rows: HeldWatch[] }>('SELECT * FROM rapport.hold_watches(?, ?::interval, ?)', [
    holder,
    lease,
    most,
  ]);
  return rows;
}

export const readWatch = (scope: Scope, connectionId: string): Promise<WatchRow | undefined> =>
  scope('channel_watches')
    .where({ connection_id: connectionId })
    .first<WatchRow | undefined>('connection_id', 'place', 'failures');

/** Writes down how far an account was taken in. @returns false when another worker has it by now */
export async function savePlace(scope: Scope, connectionId: string, holder: string, place: unknown): Promise<boolean> {
  const changed = await scope('channel_watches')
    .where({ connection_id: connectionId, held_by: holder })
    .update({ place: JSON.stringify(place), failures: 0 });
  return changed > 0;
}

/** Lets go of an account: whoever is free watches it from `nextAt` on. */
export async function releaseWatch(
  scope: Scope,
  connectionId: string,
  holder: string,
  { nextAt, failures }: { readonly nextAt: Date; readonly failures: number },
): Promise<void> {
  await scope('channel_watches')
    .where({ connection_id: connectionId, held_by: holder })
    .update({ held_by: null, held_until: null, next_at: nextAt, failures });
}

/** Notes whether an account is one that is watched. One that was before goes on from its place. */
export async function setWatched(
  scope: Scope,
  { id: connectionId, workspace_id }: { readonly id: string; readonly workspace_id: string },
  isWatched: boolean,
): Promise<void> {
  if (!isWatched) await scope('channel_watches').where({ connection_id: connectionId }).delete();
  else
    await scope('channel_watches')
      .insert({ connection_id: connectionId, workspace_id, next_at: scope.fn.now() })
      .onConflict('connection_id')
      .ignore();
}

/** The account can be used again: nobody has to wait for the next try. */
export async function watchAtOnce(scope: Scope, connectionId: string): Promise<void> {
  await scope('channel_watches').where({ connection_id: connectionId }).update({ next_at: scope.fn.now() });
}

/** How an account's watch stands. */
export interface WatchStanding {
  readonly connection_id: string;
  /** What came before is not taken in; null before the first look. ISO 8601 UTC. */
  readonly since: string | null;
  /** Whether a worker is at it. */
  readonly is_held: boolean;
  /** When the next worker takes it up, where none is. */
  readonly next_at: Date;
}

/** Of those of these accounts that are watched. */
export async function watchStandings(
  scope: Scope,
  connectionIds: readonly string[],
): Promise<Map<string, WatchStanding>> {
  const { rows } = await scope.raw<{ rows: WatchStanding[] }>(
    `SELECT connection_id, place ->> 'since' AS since, coalesce(held_until > now(), false) AS is_held, next_at
     FROM channel_watches WHERE connection_id = ANY(?::uuid[])`,
    [[...connectionIds]],
  );
  return new Map(rows.map((row) => [row.connection_id, row]));
}
