import type { Scope } from '../client.ts';

/**
 * Every table that holds something of a contact, and its column that names the contact; in the order in which rows can go.
 * test/db/erasure-tables.test.ts fails for a table that stands in neither this list nor {@link KEPT_TABLES}.
 */
export const ERASED_TABLES = [
  ['received_webhooks', 'contact_id'],
  ['delivery_states', 'contact_id'],
  ['import_outcomes', 'contact_id'],
  ['import_drafts', 'contact_id'],
  ['webhook_deliveries', 'contact_id'],
  ['mail_items', 'contact_id'],
  ['outbox', 'contact_id'],
  ['sends', 'contact_id'],
  ['follow_up_decisions', 'contact_id'],
  ['follow_up_drafts', 'contact_id'],
  ['follow_ups', 'contact_id'],
  ['reviews', 'contact_id'],
  ['message_analyses', 'contact_id'],
  ['messages', 'contact_id'],
  ['conversations', 'contact_id'],
  ['contact_actions', 'contact_id'],
  ['contact_edits', 'contact_id'],
  ['contact_checkpoints', 'contact_id'],
  ['contact_events', 'contact_id'],
  ['contact_tags', 'contact_id'],
  ['notes', 'contact_id'],
  ['opt_outs', 'contact_id'],
  ['contact_identities', 'contact_id'],
  ['idempotency_keys', 'contact_id'],
  // Rows of which the contact is the other side go with it by reference.
  ['merges', 'contact_id'],
  ['merge_suggestions', 'contact_id'],
  ['contact_inbox', 'contact_id'],
  ['contacts', 'id'],
  // Gone with the contact by reference. Deleting them before it would lock them in the other order than the counting does.
  ['contact_tones', 'contact_id'],
  ['contact_answers', 'contact_id'],
  ['contacts_to_count', 'contact_id'],
] as const;

/** Tables that survive a contact, and why nothing in them is its. */
export const KEPT_TABLES: Readonly<Record<string, string>> = {
  workspaces: 'the business',
  settings: 'the business',
  api_keys: 'the business',
  accounts: 'people of the business',
  users: 'people of the business',
  sessions: 'people of the business',
  sign_in_links: 'people of the business',
  sign_in_attempts: 'keyed hashes of addresses that were tried, for a quarter of an hour',
  saved_views: 'the business; a search in one is its words, not a link to a contact',
  custom_fields: 'the business; what stands in one is in the row of its contact',
  tags: 'the business; what it put on a contact is contact_tags',
  jobs: 'what was asked and counted; never a filter or a name',
  job_items: 'ids alone, removed as their job ends',
  erased_identities: 'keyed hashes, for eight days',
  opted_out_addresses: 'keyed hashes of those who asked for silence',
  workspace_counters: 'how many follow-ups the business sent in an hour',
  imports: 'the business: the heading of a file, and what its columns mean',
  import_blocks:
    'rows of a file that are no contact yet, for as long as its import runs; who was deleted since is refused then',
  audit_log: 'ids and names of fields, never values',
  heartbeats: 'processes',
  event_feed: 'ids alone, for a week: who keeps copies of contacts must hear that one is gone',
  feed_cursors: 'how far readers have got',
  contact_tallies: 'how many contacts have the same values',
  tone_tallies: 'how many messages of a day had which tone',
  answer_tallies: 'how many answers of a day came how soon',
  contact_starts: 'how many contacts were first seen on a day',
  answer_days: 'how many answers of a day came how soon',
  model_tallies: 'how many messages of a quarter of an hour a model read, and what it took',
  standing_days: 'how many contacts stood where on a day',
  counted_workspaces: 'how far the counting has got',
  webhooks: 'the business',
  branches: 'the business; who is of one is in the row of its contact',
  channel_connections: 'the business',
  channel_watches: 'the business: how far its own mailboxes and reviews were read',
  channel_questions: 'ids of leads whose answers are still to be asked for',
  channel_event_counts: 'how many events of each type a provider told of',
  mail_turns: 'when a workspace may be mailed next',
};

/** The contacts and all that were ever merged into them: erasing a survivor erases what it absorbed. */
export async function withAbsorbed(scope: Scope, contactIds: readonly string[]): Promise<string[]> {
  const { rows } = await scope.raw<{ rows: { id: string }[] }>(
    `WITH RECURSIVE family AS (
       SELECT id FROM contacts WHERE id = ANY(?::uuid[])
       UNION SELECT c.id FROM contacts c JOIN family f ON c.merged_into = f.id)
     SELECT id FROM family`,
    [[...contactIds]],
  );
  return rows.map((row) => row.id);
}

/**
 * Removes every row of these contacts. Locks in the order of all writers (inbox, then contacts), so that a message being accepted
 * or a judgement being stored is either before all of it, and goes too, or after, and finds nobody.
 *
 * @returns rows removed by table, tables without any left out
 */
export async function deleteContactRows(scope: Scope, contactIds: readonly string[]): Promise<Record<string, number>> {
  await lockContacts(scope, contactIds);
  const removed: Record<string, number> = {};
  for (const [table, column] of ERASED_TABLES) {
    const { rowCount } = await scope.raw<{ rowCount: number }>('DELETE FROM ?? WHERE ?? = ANY(?::uuid[])', [
      table,
      column,
      [...contactIds],
    ]);
    if (rowCount > 0) removed[table] = rowCount;
  }
  return removed;
}

/** Locks inboxes, then contacts, each in the order of ids. */
export async function lockContacts(scope: Scope, contactIds: readonly string[]): Promise<void> {
  const ids = [[...contactIds]];
  await scope.raw('SELECT 1 FROM contact_inbox WHERE contact_id = ANY(?::uuid[]) ORDER BY contact_id FOR UPDATE', ids);
  await scope.raw('SELECT 1 FROM contacts WHERE id = ANY(?::uuid[]) ORDER BY id FOR NO KEY UPDATE', ids);
}
