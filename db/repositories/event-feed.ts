import type { Knex } from 'knex';
import type { EventType } from '../../domain/events.ts';

/**
 * A place in the feed: a transaction, and a line of it. Every line at or before a place that was read has been seen; what comes
 * later always comes behind it.
 */
export interface FeedPlace {
  /** A transaction id of 64 bits, as decimal text. */
  readonly xid: string;
  readonly id: number;
}

/** One change: which thing, not what of it. */
export interface FeedLine {
  readonly place: FeedPlace;
  readonly workspaceId: string;
  /** `access.revoked` is of a key, and told to nobody: it ends the streams that the key has open. */
  readonly kind: EventType | 'access.revoked';
  readonly contactId: string | null;
  readonly subjectId: string;
  readonly at: Date;
}

export interface FeedPage {
  readonly lines: readonly FeedLine[];
  /** Where to read on. */
  readonly reached: FeedPlace;
  /** There may be more at once. */
  readonly full: boolean;
}

interface LineRow {
  readonly horizon: string;
  readonly xid: string | null;
  readonly id: number;
  readonly workspace_id: string;
  readonly kind: FeedLine['kind'];
  readonly contact_id: string | null;
  readonly subject_id: string;
  readonly at: Date;
}

export function isBefore(one: FeedPlace, other: FeedPlace): boolean {
  const [a, b] = [BigInt(one.xid), BigInt(other.xid)];
  return a < b || (a === b && one.id < other.id);
}

/**
 * The lines after a place, in order, as far as nothing can come in between any more.
 *
 * @param database a pool of the role `rapport_api` or `rapport_worker`
 * @param workspaces whose lines; null for everybody's
 */
export async function readFeed(
  database: Knex,
  after: FeedPlace,
  workspaces: readonly string[] | null,
  most: number,
): Promise<FeedPage> {
  const { rows } = await database.raw<{ rows: LineRow[] }>(
    'SELECT * FROM rapport.read_feed(?::xid8, ?, ?::uuid[], ?)',
    [after.xid, after.id, workspaces as string[] | null, most] as never[],
  );
  const lines = rows.flatMap((row) => (row.xid === null ? [] : toLine(row, row.xid)));
  const full = lines.length === most;
  const last = lines.at(-1);
  return { lines, full, reached: full && last ? last.place : { xid: rows[0]?.horizon ?? after.xid, id: 0 } };
}

/** No transaction ever gets this far. */
const BEYOND: FeedPlace = { xid: String(2n ** 64n - 1n), id: 0 };

/** The place behind everything that has been committed for good. */
export async function endOfFeed(database: Knex): Promise<FeedPlace> {
  return (await readFeed(database, BEYOND, [], 1)).reached;
}

const toLine = (row: LineRow, xid: string): FeedLine => ({
  place: { xid, id: row.id },
  workspaceId: row.workspace_id,
  kind: row.kind,
  contactId: row.contact_id,
  subjectId: row.subject_id,
  at: row.at,
});

/** Where a reader that is shared between processes has got to; undefined before its first time. */
export async function readCursor(database: Knex, name: string): Promise<FeedPlace | undefined> {
  const { rows } = await database.raw<{ rows: FeedPlace[] }>(
    'SELECT xid, id FROM rapport.feed_cursors WHERE name = ?',
    [name],
  );
  return rows[0];
}

/** The same, held until the transaction's end; undefined while another process has it. */
export async function holdCursor(trx: Knex.Transaction, name: string): Promise<FeedPlace | undefined> {
  const { rows } = await trx.raw<{ rows: FeedPlace[] }>(
    'SELECT xid, id FROM rapport.feed_cursors WHERE name = ? FOR UPDATE SKIP LOCKED',
    [name],
  );
  return rows[0];
}

export async function writeCursor(database: Knex, name: string, { xid, id }: FeedPlace): Promise<void> {
  await database.raw(
    `INSERT INTO rapport.feed_cursors AS c (name, xid, id) VALUES (?, ?::xid8, ?)
     ON CONFLICT (name) DO UPDATE SET xid = excluded.xid, id = excluded.id`,
    [name, xid, id],
  );
}

/** Name of the cursor up to which lines have been removed: who wants to read on from before it has missed some. */
const EXPIRED = 'expired';

/** Whether reading on from this place misses nothing. `unknown`: the place is not of this database's feed. */
export async function canReadOn(database: Knex, place: FeedPlace): Promise<'yes' | 'expired' | 'unknown'> {
  const [expired, end] = [await readCursor(database, EXPIRED), await endOfFeed(database)];
  if (isBefore(end, place)) return 'unknown';
  return expired !== undefined && isBefore(place, expired) ? 'expired' : 'yes';
}

/** Rows removed in one statement: small enough that nobody waits for its locks. */
const PAGE = 5_000;

/**
 * Removes lines that are more than a week old, the oldest first.
 *
 * @param database a pool of the role `rapport_relay`
 * @returns how many
 */
export async function expireFeed(database: Knex): Promise<number> {
  for (let removed = 0; ;) {
    const { rows } = await database.raw<{ rows: { xid: string; id: number }[] }>(
      `WITH oldest AS (SELECT xid, id, at FROM event_feed ORDER BY xid, id LIMIT ${String(PAGE)}),
       gone AS (DELETE FROM event_feed f USING oldest o
         WHERE f.xid = o.xid AND f.id = o.id AND o.at < now() - interval '7 days' RETURNING f.xid, f.id)
       SELECT xid, id FROM gone ORDER BY xid DESC, id DESC`,
    );
    if (rows[0]) await writeCursor(database, EXPIRED, rows[0]);
    removed += rows.length;
    if (rows.length < PAGE) return removed;
  }
}

/**
 * Puts right what a dump brings along that is restored into another cluster, whose transactions count from elsewhere: lines that
 * only seem to lie ahead would come up at some later time, and a reader that seems to be ahead would wait until then.
 *
 * @param database a pool of the role `rapport_relay`
 */
export async function forgetOtherCluster(database: Knex): Promise<void> {
  await database.raw('DELETE FROM event_feed WHERE xid >= pg_snapshot_xmax(pg_current_snapshot())');
  await database.raw(
    `UPDATE feed_cursors SET xid = pg_snapshot_xmin(pg_current_snapshot()), id = 0
     WHERE xid > pg_snapshot_xmax(pg_current_snapshot())`,
  );
}
