import type { Scope } from '../client.ts';
import { BEFORE_ALL_IDS } from '../walk.ts';
import { writeAudit } from './audit.ts';
import { beginErasure, type Erasure } from './begin-erasure.ts';
import { lockContacts } from './erasure.ts';
import { addItems, countItems } from './job-items.ts';
import { insertJob } from './jobs.ts';

/** Contacts whose deletion begins in one transaction: their locks are held until its end. */
export const FORGOTTEN_AT_ONCE = 500;

/**
 * Nobody wrote, did or noted anything since, and nothing is open that a person meant to come back to. Somebody who never wrote
 * counts from when they were entered.
 */
const QUIET = `c.erasing_at IS NULL AND c.merged_into IS NULL AND c.sort_last_message_at < :before
  AND (c.last_message_at IS NOT NULL OR c.created_at < :before)
  AND NOT EXISTS (SELECT FROM contact_actions a WHERE a.contact_id = c.id AND a.occurred_at >= :before)
  AND NOT EXISTS (SELECT FROM contact_edits e WHERE e.contact_id = c.id AND e.at >= :before)
  AND NOT EXISTS (SELECT FROM notes n WHERE n.contact_id = c.id AND n.created_at >= :before)
  AND NOT EXISTS (SELECT FROM reviews r WHERE r.contact_id = c.id AND r.state IN ('open', 'taken_over'))
  AND NOT EXISTS (SELECT FROM follow_ups f WHERE f.contact_id = c.id AND f.state IN ('pending', 'approved', 'unconfirmed'))`;

/**
 * Begins to delete some contacts of whom nothing was heard since `before`, as a person would: with the commit they are gone for
 * everybody, and a job removes what is held of them and writes the receipt.
 *
 * @returns how many; as many as {@link FORGOTTEN_AT_ONCE} means that there may be more
 */
export async function forgetQuiet(scope: Scope, before: Date, erasure: Erasure): Promise<number> {
  const { workspaceId } = erasure;
  const quiet = async (more: string, bindings: Record<string, unknown>): Promise<string[]> => {
    const query = `SELECT c.id FROM contacts c WHERE ${QUIET} ${more}`;
    const { rows } = await scope.raw<{ rows: { id: string }[] }>(query, { before, ...bindings } as never);
    return rows.map(({ id }) => id);
  };
  const found = await quiet('ORDER BY c.sort_last_message_at, c.id LIMIT :limit', { limit: FORGOTTEN_AT_ONCE });
  if (found.length === 0) return 0;
  await lockContacts(scope, found);
  // Whoever wrote between the look and the lock has just come back.
  const ids = await quiet('AND c.id = ANY(:found::uuid[])', { found });
  if (ids.length === 0) return 0;
  const request = { action: 'delete', by: 'retention' };
  const jobId = await insertJob(scope, { workspaceId, kind: 'delete', request, actor: 'system' });
  await addItems(scope, { workspaceId, jobId }, ids);
  await countItems(scope, jobId);
  await beginErasure(scope, ids, erasure);
  await writeAudit(scope, { workspaceId, actor: 'system', action: 'job.delete', subject: { kind: 'job', id: jobId } });
  return found.length;
}

/** Where a walk over the contacts stands. */
export type Place = readonly [firstSeenAt: string, id: string];

const CONTACTS_AT_ONCE = 200;

/** The next contacts that can have anything from before, by when they were first seen. */
export async function nextOld(
  scope: Scope,
  before: Date,
  after: Place | null,
): Promise<{ readonly ids: string[]; readonly place: Place | null }> {
  const { rows } = await scope.raw<{ rows: { id: string; at: string }[] }>(
    `SELECT id, first_seen_at::text AS at FROM contacts
     WHERE erasing_at IS NULL AND first_seen_at < :before AND (first_seen_at, id) > (:at::timestamptz, :id::uuid)
     ORDER BY first_seen_at, id LIMIT ${String(CONTACTS_AT_ONCE)}`,
    { before, at: after?.[0] ?? '-infinity', id: after?.[1] ?? BEFORE_ALL_IDS },
  );
  const last = rows.at(-1);
  const isWhole = rows.length === CONTACTS_AT_ONCE;
  return { ids: rows.map(({ id }) => id), place: isWhole && last !== undefined ? [last.at, last.id] : null };
}

/** Messages emptied in one statement. */
export const EMPTIED_AT_ONCE = 2_000;

/**
 * Removes what was said before: texts, files and what else a channel sent along. The row stays, and so does what was read in it,
 * so that the contact is what it was and a rebuild makes the same of it; no better reading can come of it any more. One that is still
 * to be read, or on its way, waits.
 */
const EMPTY = `
  WITH old AS (
    SELECT m.id FROM messages m JOIN contact_inbox i ON i.contact_id = m.contact_id
    WHERE m.contact_id = ANY(:ids::uuid[]) AND m.sent_at < :before AND m.expired_at IS NULL AND m.deleted_at IS NULL
      AND m.seq <= i.judged_seq
      AND NOT EXISTS (SELECT FROM sends s WHERE s.message_id = m.id AND s.state IN ('queued', 'claimed', 'unconfirmed'))
    LIMIT ${String(EMPTIED_AT_ONCE)}
  ), emptied AS (
    UPDATE messages m SET text = NULL, attachments = '[]', channel_data = NULL, expired_at = :at
    FROM old WHERE m.id = old.id RETURNING m.id, m.contact_id
  ), settled AS (
    UPDATE message_analyses a SET provisional = false FROM emptied e WHERE a.message_id = e.id AND a.provisional
  ), told AS (
    INSERT INTO contact_events (workspace_id, contact_id, kind, after, actor, at)
    SELECT :workspaceId::uuid, contact_id, 'retention', jsonb_build_object('messages', count(*)), 'system', :at
    FROM emptied GROUP BY contact_id
  )
  SELECT count(*)::integer AS emptied FROM emptied`;

/** @returns how many messages were emptied; as many as {@link EMPTIED_AT_ONCE} means that there may be more */
export async function emptyMessages(
  scope: Scope,
  ids: readonly string[],
  { workspaceId, before, at }: { readonly workspaceId: string; readonly before: Date; readonly at: Date },
): Promise<number> {
  const bindings = { workspaceId, ids: [...ids], before, at };
  const { rows } = await scope.raw<{ rows: { emptied: number }[] }>(EMPTY, bindings as never);
  return rows[0]?.emptied ?? 0;
}

/** The same words stand in what was suggested, decided and handed over. What is still open keeps them. */
const COPIES = [
  `UPDATE follow_ups SET suggested_message = '', message = NULL, note = NULL
   WHERE contact_id = ANY(:ids::uuid[]) AND state IN ('sent', 'dismissed', 'cancelled', 'failed')
     AND coalesce(sent_at, decided_at, created_at) < :before
     AND (suggested_message <> '' OR message IS NOT NULL OR note IS NOT NULL)`,
  `UPDATE follow_up_decisions SET decision = decision - 'message'
   WHERE contact_id = ANY(:ids::uuid[]) AND at < :before AND applied_at IS NOT NULL AND decision -> 'message' IS NOT NULL`,
  `DELETE FROM follow_up_drafts WHERE contact_id = ANY(:ids::uuid[]) AND created_at < :before`,
  `UPDATE sends SET text = '' WHERE contact_id = ANY(:ids::uuid[]) AND state IN ('sent', 'failed') AND created_at < :before
     AND text <> ''`,
  `DELETE FROM outbox WHERE contact_id = ANY(:ids::uuid[]) AND at < :before`,
] as const;

export async function emptyCopies(scope: Scope, ids: readonly string[], before: Date): Promise<void> {
  for (const statement of COPIES) await scope.raw(statement, { ids: [...ids], before } as never);
}
