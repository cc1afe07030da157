import type { Scope } from '../client.ts';
import { sql, type Sql } from './contact-list-sql.ts';
import { nextSeqs } from './inbox.ts';

/** Contacts with a message that was read by older settings than these. */
export const contactsReadBefore = (settingsVersion: number): Sql =>
  sql(
    `SELECT c.id FROM contacts c WHERE c.erasing_at IS NULL AND c.merged_into IS NULL AND EXISTS (
       SELECT FROM message_analyses a WHERE a.contact_id = c.id AND a.settings_version < ?::int
         AND NOT EXISTS (SELECT FROM messages m WHERE m.id = a.message_id AND m.expired_at IS NOT NULL))`,
    settingsVersion,
  );

/**
 * Has every message of these contacts read again that was read by settings older than `before`.
 *
 * The contact takes an inbox number for it, and so does each of these messages, as if it had just been edited: that is what makes
 * the workflow read them. An empty context hash fits no context, so that the old reading counts, and is shown, until the new one
 * replaces it. Of what has expired nothing is left to be read.
 */
export async function askForNewReadings(scope: Scope, contactIds: readonly string[], before: number): Promise<void> {
  const seqs = await nextSeqs(scope, contactIds);
  await scope.raw(
    `WITH stale AS (
       UPDATE message_analyses a SET context_hash = '' FROM messages old
       WHERE a.contact_id = ANY(?::uuid[]) AND a.settings_version < ? AND old.id = a.message_id AND old.expired_at IS NULL
       RETURNING a.message_id)
     UPDATE messages m SET seq = n.seq
     FROM jsonb_to_recordset(?::jsonb) AS n (contact_id uuid, seq bigint), stale
     WHERE m.contact_id = n.contact_id AND m.id = stale.message_id`,
    [[...contactIds], before, JSON.stringify([...seqs].map(([contact_id, seq]) => ({ contact_id, seq })))],
  );
}
