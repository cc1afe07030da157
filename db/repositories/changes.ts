import type { Scope } from '../client.ts';
import { BEFORE_ALL_IDS } from '../walk.ts';
import { LIVE } from './contact-list-row.ts';
import type { FeedPlace } from './event-feed.ts';

/** What became of a contact; whoever keeps copies of contacts reads the values as they are now. */
export interface ChangeLine {
  readonly kind: 'created' | 'updated' | 'merged' | 'deleted';
  readonly contactId: string;
  /** Whose it is now; null for one that was not merged. */
  readonly into: string | null;
  readonly at: Date;
}

export interface ChangesPage {
  readonly lines: readonly ChangeLine[];
  /** Where to read on. */
  readonly reached: FeedPlace;
  /** There may be more at once. */
  readonly full: boolean;
}

/** Where the feed of this moment ends: whatever is read after this comes behind it, or is there already. */
export async function presentPlace(scope: Scope): Promise<FeedPlace> {
  const { rows } = await scope.raw<{ rows: { xid: string }[] }>(
    'SELECT pg_snapshot_xmin(pg_current_snapshot())::text AS xid',
  );
  return { xid: rows[0]?.xid ?? '0', id: 0 };
}

/** Contacts that stand for themselves, in the order of their ids: what a reader begins with. */
export async function walkContacts(scope: Scope, after: string | null, limit: number): Promise<ChangeLine[]> {
  const { rows } = await scope.raw<{ rows: { id: string; created_at: Date }[] }>(
    `SELECT c.id, c.created_at FROM contacts c
     WHERE c.id > coalesce(?::uuid, '${BEFORE_ALL_IDS}') AND ${LIVE} ORDER BY c.id LIMIT ?`,
    [after, limit],
  );
  return rows.map(({ id, created_at }) => ({ kind: 'created', contactId: id, into: null, at: created_at }));
}

interface LineRow {
  readonly horizon: string;
  readonly xid: string | null;
  readonly id: string;
  readonly kind: string;
  readonly is_first: boolean;
  readonly contact_id: string;
  readonly at: Date;
  readonly merged_into: string | null;
  readonly is_there: boolean;
}

/**
 * What has changed after a place, in the order in which it was committed, as far as nothing can come in between any more: see
 * docs/decisions/0009. Several changes of one contact on a page are one, at the place of the last.
 */
export async function readChanges(scope: Scope, after: FeedPlace, limit: number): Promise<ChangesPage> {
  const { rows } = await scope.raw<{ rows: LineRow[] }>(CHANGES, { xid: after.xid, id: after.id, limit });
  const lines = rows.flatMap((row) => (row.xid === null ? [] : [{ ...row, xid: row.xid }]));
  const last = lines.at(-1);
  const full = lines.length === limit && last !== undefined;
  const newest = new Map(lines.map((line, place) => [line.contact_id, place]));
  const begun = new Set(lines.filter(({ is_first }) => is_first).map(({ contact_id }) => contact_id));
  return {
    lines: lines
      .filter((line, place) => newest.get(line.contact_id) === place)
      .flatMap((line) => toChange(line, begun)),
    full,
    reached: full ? { xid: last.xid, id: Number(last.id) } : { xid: rows[0]?.horizon ?? after.xid, id: 0 },
  };
}

/** How the contact stands now decides: it may have been merged and taken out again since. */
function toChange(row: LineRow, begun: ReadonlySet<string>): ChangeLine[] {
  const { contact_id: contactId, merged_into: into, at } = row;
  if (!row.is_there) return [{ kind: 'deleted', contactId, into: null, at }];
  if (into !== null) return [{ kind: 'merged', contactId, into, at }];
  return [{ kind: begun.has(contactId) ? 'created' : 'updated', contactId, into: null, at }];
}

/** The horizon is of the same snapshot as the lines, and comes even where there are none. */
const CHANGES = `
  SELECT h.horizon, f.xid::text AS xid, f.id::text AS id, f.kind, f.is_first, f.contact_id, f.at,
    (SELECT s.id FROM contacts s WHERE s.id = (
      WITH RECURSIVE chain AS (
        SELECT c.id, c.merged_into FROM contacts c WHERE c.id = f.contact_id
        UNION ALL SELECT c.id, c.merged_into FROM chain JOIN contacts c ON c.id = chain.merged_into)
      SELECT chain.id FROM chain WHERE chain.merged_into IS NULL) AND s.id <> f.contact_id) AS merged_into,
    EXISTS (SELECT FROM contacts c WHERE c.id = f.contact_id AND c.erasing_at IS NULL) AS is_there
  FROM (SELECT pg_snapshot_xmin(pg_current_snapshot()) AS horizon) h LEFT JOIN LATERAL (
    SELECT * FROM event_feed e
    WHERE (e.xid, e.id) > (:xid::xid8, :id::bigint) AND e.xid < h.horizon
      AND e.kind IN ('contact.updated', 'contact.merged', 'contact.unmerged', 'contact.deleted')
    ORDER BY e.xid, e.id LIMIT :limit) f ON true
  ORDER BY f.xid, f.id`;
