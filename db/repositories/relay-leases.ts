import type { Knex } from 'knex';
import { ALIVE_SECONDS } from './heartbeats.ts';

/** A contact with facts that its workflow has not been told of. */
export interface LeasedContact {
  readonly workspaceId: string;
  readonly contactId: string;
  readonly lastSeq: number;
}

/** Guidance for one workflow is at most about five signals a second. */
export const SIGNAL_GAP_MS = 200;

/** Outlasts every call of one round; a relay that dies in between is waited for so long. */
const LEASE = "interval '60 seconds'";

const WAITING = 'i.last_seq > i.relayed_seq';
const FREE = 'i.next_relay_at <= now() AND (i.leased_until IS NULL OR i.leased_until < now())';

/**
 * Takes the next contacts for this relay alone, round robin over workspaces: the longest waiting of each, then the second of each.
 * A workspace with a million messages does not stand before one with a single one. The statement commits by itself; from then on
 * the lease keeps other relays off, and no lock stands in the way of a message being accepted.
 *
 * "busy" jumps from workspace to workspace along the index of what waits: its cost is the workspaces with work, not the rows.
 */
const LEASE_NEXT = `
  WITH RECURSIVE busy AS (
    (SELECT i.workspace_id FROM contact_inbox i WHERE ${WAITING} ORDER BY i.workspace_id LIMIT 1)
    UNION ALL
    SELECT (SELECT i.workspace_id FROM contact_inbox i WHERE ${WAITING} AND i.workspace_id > b.workspace_id ORDER BY i.workspace_id LIMIT 1)
    FROM busy b WHERE b.workspace_id IS NOT NULL
  ), in_turn AS (
    SELECT w.contact_id FROM busy b CROSS JOIN LATERAL (
      SELECT i.contact_id, i.last_at, row_number() OVER (ORDER BY i.last_at) AS turn FROM contact_inbox i
      WHERE i.workspace_id = b.workspace_id AND ${WAITING} AND ${FREE} ORDER BY i.last_at LIMIT :limit) w
    ORDER BY w.turn, w.last_at LIMIT :limit
  ), held AS (
    SELECT i.contact_id FROM contact_inbox i
    WHERE i.contact_id IN (SELECT contact_id FROM in_turn) AND ${WAITING} AND ${FREE} FOR UPDATE SKIP LOCKED
  )
  UPDATE contact_inbox i SET leased_until = now() + ${LEASE} FROM held WHERE i.contact_id = held.contact_id
  RETURNING i.workspace_id AS "workspaceId", i.contact_id AS "contactId", i.last_seq AS "lastSeq"`;

/** One that was told and not judged for so long is not waited for: the worker is away, or the contact was deleted meanwhile. */
const PATIENCE = "interval '5 seconds'";

const ROOM = `
  SELECT greatest(1, (SELECT count(*) FROM heartbeats WHERE kind = 'worker' AND at > now() - interval '${String(ALIVE_SECONDS)} seconds'))
    * :forEachWorker::integer
    - (SELECT count(*) FROM contact_inbox WHERE relayed_seq > judged_seq AND next_relay_at > now() - ${PATIENCE}) AS room`;

/**
 * How many more contacts may be told, when each worker shall have at most so many that were told and have not been judged since.
 *
 * @param database of the role `rapport_relay`
 */
export async function roomForMore(database: Knex, forEachWorker: number): Promise<number> {
  const { rows } = await database.raw<{ rows: { room: number }[] }>(ROOM, { forEachWorker });
  return Math.max(0, rows[0]?.room ?? 0);
}

/** @param database of the role `rapport_relay` */
export async function leaseNext(database: Knex, limit: number): Promise<LeasedContact[]> {
  return (await database.raw<{ rows: LeasedContact[] }>(LEASE_NEXT, { limit })).rows;
}

const RELEASE = `
  WITH held AS (
    SELECT i.contact_id, r.seq FROM contact_inbox i JOIN jsonb_to_recordset(:contacts::jsonb) AS r ("contactId" uuid, seq bigint)
      ON r."contactId" = i.contact_id ORDER BY i.contact_id FOR UPDATE OF i
  )
  UPDATE contact_inbox i SET relayed_seq = greatest(i.relayed_seq, held.seq), leased_until = NULL,
    next_relay_at = now() + :pauseMs * interval '1 millisecond'
  FROM held WHERE i.contact_id = held.contact_id`;

/** Notes that these contacts' workflows know of everything up to the number that was leased. */
export async function markRelayed(database: Knex, contacts: readonly LeasedContact[]): Promise<void> {
  await release(
    database,
    contacts.map(({ contactId, lastSeq }) => ({ contactId, seq: lastSeq })),
    SIGNAL_GAP_MS,
  );
}

/** Gives back contacts whose workflows could not be told, to be tried again after a pause. */
export async function giveBack(database: Knex, contacts: readonly LeasedContact[], pauseMs: number): Promise<void> {
  await release(
    database,
    contacts.map(({ contactId }) => ({ contactId, seq: 0 })),
    pauseMs,
  );
}

async function release(
  database: Knex,
  contacts: readonly { contactId: string; seq: number }[],
  pauseMs: number,
): Promise<void> {
  if (contacts.length === 0) return;
  await database.raw(RELEASE, { contacts: JSON.stringify(contacts), pauseMs });
}
