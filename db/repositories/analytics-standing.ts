import type { Knex } from 'knex';

/** Days before the first counting that are told from the ledger. As many as a chart has points. */
const LOOK_BACK = 400;

interface Due {
  readonly workspaceId: string;
  readonly timeZone: string;
  /** The last day recorded, and the last that is over; `2026-11-22`. */
  readonly until: string | null;
  readonly over: string;
}

/**
 * Records where contacts stood at the end of each day that is over, by the days of each workspace. What is recorded stays: who comes
 * later with a first message of long ago, or is deleted, does not change what was counted then.
 *
 * @param db a pool of the role `rapport_maintenance`: it is for all workspaces at once
 */
export async function recordStanding(db: Knex, now: Date): Promise<void> {
  const { rows } = await db.raw<{ rows: Due[] }>(
    `SELECT workspace_id AS "workspaceId", time_zone AS "timeZone", stood_until::text AS until,
       ((:now::timestamptz AT TIME ZONE time_zone)::date - 1)::text AS over
     FROM counted_workspaces
     WHERE is_complete AND stood_until IS DISTINCT FROM (:now::timestamptz AT TIME ZONE time_zone)::date - 1`,
    { now: now.toISOString() },
  );
  for (const due of rows) {
    await db.transaction(async (trx) => {
      // Only the first of several processes finds the row as it was.
      const { rowCount } = await trx.raw<{ rowCount: number }>(
        `UPDATE counted_workspaces SET stood_until = :over::date
         WHERE workspace_id = :workspaceId::uuid AND stood_until IS NOT DISTINCT FROM :until::date`,
        { ...due },
      );
      if (rowCount === 0) return;
      if (due.until === null) await trx.raw(FROM_LEDGER, { ...due, lookBack: LOOK_BACK });
      else for (const day of daysAfter(due.until, due.over)) await trx.raw(RECORD_DAY, { ...due, day });
    });
  }
}

/** The days after `until` up to `last`; a time zone that was moved west may leave none. */
function daysAfter(until: string, last: string): string[] {
  const days: string[] = [];
  for (let at = Date.parse(until) + DAY_MS; at <= Date.parse(last); at += DAY_MS)
    days.push(new Date(at).toISOString().slice(0, 10));
  return days.slice(-LOOK_BACK);
}
const DAY_MS = 86_400_000;

const LIVE = 'c.erasing_at IS NULL AND c.merged_into IS NULL';
const BOTH =
  "LATERAL (VALUES ('status', c.status, 'new'), ('stage', c.stage, 'inquiry')) AS stands (kind, value, initial)";
/** What a contact decided for itself: events that came with another that it absorbed are of that one's history. */
const OWN = `e.workspace_id = :workspaceId::uuid AND e.kind IN ('status', 'stage')
  AND coalesce(e.origin_contact_id, e.contact_id) = e.contact_id`;

/** How it stands now, without those first seen since, and with those that have moved since where they were before. */
const RECORD_DAY = `
  WITH bound AS (SELECT (:day::date + 1)::timestamp AT TIME ZONE :timeZone AS at),
  moved AS (
    SELECT DISTINCT ON (e.contact_id, e.kind) e.contact_id, e.kind, e.before #>> '{}' AS was
    FROM contact_events e WHERE ${OWN} AND e.at >= (SELECT at FROM bound) ORDER BY e.contact_id, e.kind, e.at, e.id)
  INSERT INTO standing_days (workspace_id, day, kind, value, channel_set, branch_id, contacts)
  SELECT :workspaceId::uuid, :day::date, kind, value, channel_set, branch_id, sum(n) FROM (
    SELECT kind, value, channel_set, branch_id, n FROM contact_tallies c, ${BOTH} WHERE workspace_id = :workspaceId::uuid
    UNION ALL SELECT kind, value, channel_set, branch_id, -1 FROM contacts c, ${BOTH}
      WHERE workspace_id = :workspaceId::uuid AND ${LIVE} AND c.first_seen_at >= (SELECT at FROM bound)
    UNION ALL SELECT moved.kind, turn.value, c.channel_set, c.branch_id, turn.n
      FROM moved JOIN contacts c ON c.id = moved.contact_id AND ${LIVE} AND c.first_seen_at < (SELECT at FROM bound)
      JOIN ${BOTH} ON stands.kind = moved.kind,
      LATERAL (VALUES (stands.value, -1), (coalesce(moved.was, stands.initial), 1)) AS turn (value, n)
  ) parts GROUP BY 3, 4, 5, 6 HAVING sum(n) <> 0`;

/** Each contact from the day it was first seen, and each of its moves; added up along the days. */
const FROM_LEDGER = `
  WITH seen AS (
    SELECT c.id, c.channel_set, c.branch_id, (c.first_seen_at AT TIME ZONE :timeZone)::date AS day, stands.*
    FROM contacts c, ${BOTH} WHERE c.workspace_id = :workspaceId::uuid AND ${LIVE}),
  moves AS (
    SELECT e.contact_id, e.kind, (e.at AT TIME ZONE :timeZone)::date AS day, e.before #>> '{}' AS was, e.after #>> '{}' AS is_now,
      row_number() OVER (PARTITION BY e.contact_id, e.kind ORDER BY e.at, e.id) AS place
    FROM contact_events e WHERE ${OWN}),
  changes AS (
    SELECT s.day, s.kind, CASE WHEN m.contact_id IS NULL THEN s.value ELSE coalesce(m.was, s.initial) END AS value,
      s.channel_set, s.branch_id, 1 AS n
    FROM seen s LEFT JOIN moves m ON m.contact_id = s.id AND m.kind = s.kind AND m.place = 1
    UNION ALL
    SELECT greatest(m.day, s.day), s.kind, turn.value, s.channel_set, s.branch_id, turn.n
    FROM moves m JOIN seen s ON s.id = m.contact_id AND s.kind = m.kind,
      LATERAL (VALUES (coalesce(m.was, s.initial), -1), (m.is_now, 1)) AS turn (value, n)),
  levels AS (
    SELECT kind, value, channel_set, branch_id, day, sum(sum(n)) OVER same AS contacts, lead(day, 1, :over::date + 1) OVER same AS until
    FROM changes WHERE value IS NOT NULL AND day <= :over::date GROUP BY kind, value, channel_set, branch_id, day
    WINDOW same AS (PARTITION BY kind, value, channel_set, branch_id ORDER BY day))
  INSERT INTO standing_days (workspace_id, day, kind, value, channel_set, branch_id, contacts)
  SELECT :workspaceId::uuid, each.day::date, kind, value, channel_set, branch_id, contacts
  FROM levels, generate_series(greatest(day, :over::date - :lookBack::integer + 1)::timestamp, (until - 1)::timestamp,
    interval '1 day') AS each (day)
  WHERE contacts <> 0`;
