import type { Knex } from 'knex';
import { answersOf, tonesOf } from './analytics-facts.ts';
import { settleTallies } from './contact-tallies.ts';

/** Contacts counted in one transaction: about a third of a second where each has twenty messages. */
const ROUND = 1_000;

/** Any fixed number: of several processes one counts at a time. */
const COUNTING = 7_268_016;

/**
 * Brings up to date what charts read: what each contact whose messages or readings have changed adds to them, and then the sums by
 * day. Workspaces that are new, or whose time zone is, are counted from the beginning; until that is done their charts read the
 * messages themselves.
 *
 * @param db a pool of the role `rapport_maintenance`: it is for all workspaces at once
 */
export async function keepCharts(db: Knex): Promise<void> {
  await noticeWorkspaces(db);
  for (let counted = ROUND; counted >= ROUND;) {
    counted = await countRound(db);
    await settleTallies(db);
  }
}

/** Workspaces that are not counted by the days of their time zone begin to be. A zone that PostgreSQL does not know is left alone. */
async function noticeWorkspaces(db: Knex): Promise<void> {
  const { rows } = await db.raw<{ rows: { id: string; zone: string }[] }>(
    `SELECT w.id, in_force.zone FROM workspaces w
     CROSS JOIN LATERAL (SELECT s.document #>> '{locale,timeZone}' AS zone FROM settings s
       WHERE s.workspace_id = w.id ORDER BY s.version DESC LIMIT 1) in_force
     LEFT JOIN counted_workspaces k ON k.workspace_id = w.id
     WHERE k.time_zone IS DISTINCT FROM in_force.zone`,
  );
  if (rows.length === 0) return;
  await db.raw(
    `INSERT INTO counted_workspaces AS k (workspace_id, time_zone)
     SELECT id, zone FROM json_to_recordset(?::json) AS w (id uuid, zone text)
     WHERE zone IN (SELECT name FROM pg_timezone_names)
     ON CONFLICT (workspace_id) DO UPDATE
     SET time_zone = excluded.time_zone, reached_at = DEFAULT, reached_id = DEFAULT, is_complete = DEFAULT`,
    [JSON.stringify(rows)],
  );
}

interface ContactRef {
  readonly workspaceId: string;
  readonly contactId: string;
}

/** Counts some contacts that have changed, and some that were not counted yet. @returns how many */
function countRound(db: Knex): Promise<number> {
  return db.transaction(async (trx) => {
    const { rows: turn } = await trx.raw<{ rows: { mine: boolean }[] }>('SELECT pg_try_advisory_xact_lock(?) AS mine', [
      COUNTING,
    ]);
    if (turn[0]?.mine !== true) return 0;
    const { rows: changed } = await trx.raw<{ rows: ContactRef[] }>(
      'SELECT DISTINCT workspace_id AS "workspaceId", contact_id AS "contactId" FROM contacts_to_count LIMIT ?',
      [ROUND],
    );
    await recount(trx, changed);
    return Math.max(changed.length, await countFurther(trx));
  });
}

interface Page {
  readonly workspace_id: string;
  readonly ids: readonly string[];
  readonly last_at: string | null;
  readonly last_id: string | null;
}

/** The next contacts of a workspace that is being counted from the beginning. @returns how many */
async function countFurther(trx: Knex.Transaction): Promise<number> {
  const { rows } = await trx.raw<{ rows: Page[] }>(
    `SELECT k.workspace_id, coalesce(array_agg(c.id) FILTER (WHERE c.id IS NOT NULL), '{}') AS ids,
       (array_agg(c.first_seen_at::text ORDER BY c.first_seen_at DESC, c.id DESC))[1] AS last_at,
       (array_agg(c.id ORDER BY c.first_seen_at DESC, c.id DESC))[1] AS last_id
     FROM (SELECT * FROM counted_workspaces WHERE NOT is_complete ORDER BY workspace_id LIMIT 1) k
     LEFT JOIN LATERAL (SELECT id, first_seen_at FROM contacts c
       WHERE c.workspace_id = k.workspace_id AND (c.first_seen_at, c.id) > (k.reached_at, k.reached_id)
       ORDER BY c.first_seen_at, c.id LIMIT ?) c ON true GROUP BY 1`,
    [ROUND],
  );
  const [page] = rows;
  if (page === undefined) return 0;
  await recount(
    trx,
    page.ids.map((contactId) => ({ workspaceId: page.workspace_id, contactId })),
  );
  await trx.raw(
    `UPDATE counted_workspaces SET reached_at = coalesce(?::timestamptz, reached_at), reached_id = coalesce(?::uuid, reached_id),
       is_complete = ? WHERE workspace_id = ?`,
    [page.last_at, page.last_id, page.ids.length < ROUND, page.workspace_id],
  );
  // One that is small may be followed by others.
  return ROUND;
}

/**
 * Replaces what these contacts add to the charts by what their messages say now. The lines that ask for it are taken off first: a
 * change that commits later leaves a line of its own.
 *
 * Contacts that are just being erased are left for another round. Waiting for them could end in a deadlock.
 */
async function recount(trx: Knex.Transaction, contacts: readonly ContactRef[]): Promise<void> {
  if (contacts.length === 0) return;
  const asked = contacts.map(({ contactId }) => contactId);
  const { rows } = await trx.raw<{ rows: { id: string }[] }>(
    'SELECT id FROM contacts WHERE id = ANY(?::uuid[]) ORDER BY id FOR KEY SHARE SKIP LOCKED',
    [asked],
  );
  const ids = rows.map(({ id }) => id);
  const which = { asked, ids, workspaces: [...new Set(contacts.map(({ workspaceId }) => workspaceId))] };
  await trx.raw(
    `DELETE FROM contacts_to_count l WHERE workspace_id = ANY(:workspaces::uuid[]) AND contact_id = ANY(:asked::uuid[])
       AND (contact_id = ANY(:ids::uuid[]) OR NOT EXISTS (SELECT FROM contacts c WHERE c.id = l.contact_id))`,
    which,
  );
  await trx.raw(
    `INSERT INTO contacts_to_count SELECT workspace_id, id FROM contacts c
     WHERE id = ANY(:asked::uuid[]) AND NOT id = ANY(:ids::uuid[]) AND NOT EXISTS (
       SELECT FROM contacts_to_count l WHERE l.workspace_id = c.workspace_id AND l.contact_id = c.id)`,
    which,
  );
  for (const statement of RECOUNT) await trx.raw(statement, { ids });
}

const MESSAGES = '(SELECT * FROM messages WHERE contact_id = ANY(:ids::uuid[])) m';
const OF_CONTACT =
  'JOIN contacts c ON c.id = f.contact_id JOIN counted_workspaces k ON k.workspace_id = c.workspace_id';
const DAY = '(f.at AT TIME ZONE k.time_zone)::date';

const RECOUNT = [
  'DELETE FROM contact_tones WHERE contact_id = ANY(:ids::uuid[])',
  `INSERT INTO contact_tones (contact_id, workspace_id, day, channel, branch_id, level, messages, score)
   SELECT c.id, c.workspace_id, ${DAY}, f.channel, c.branch_id, f.level, count(*), sum(f.score::numeric)
   FROM (${tonesOf(MESSAGES)}) f ${OF_CONTACT} GROUP BY 1, 2, 3, 4, 5, 6`,
  'DELETE FROM contact_answers WHERE contact_id = ANY(:ids::uuid[])',
  `INSERT INTO contact_answers (contact_id, workspace_id, channel, branch_id, author, at, day, wait, wait_class)
   SELECT c.id, c.workspace_id, f.channel, c.branch_id, f.author, f.at, ${DAY}, f.wait, rapport.wait_class(f.wait)
   FROM (${answersOf(MESSAGES)}) f ${OF_CONTACT}`,
] as const;
