import type { Scope } from '../../client.ts';

/** Rows that note whose they were before a merge. */
const NOTED = [
  'contact_identities',
  'conversations',
  'contact_actions',
  'contact_edits',
  'contact_events',
  'notes',
  'follow_ups',
] as const;

/** Rows that go wherever another goes: the row they hang on, and the table of that. In the order in which they can be moved. */
const HANGING = [
  ['messages', 'conversation_id', 'conversations'],
  ['reviews', 'conversation_id', 'conversations'],
  ['sends', 'conversation_id', 'conversations'],
  ['outbox', 'conversation_id', 'conversations'],
  ['message_analyses', 'message_id', 'messages'],
  ['follow_up_decisions', 'follow_up_id', 'follow_ups'],
  ['follow_up_drafts', 'follow_up_id', 'follow_ups'],
] as const;

/** Tables with rows that a merge moves, and an undo moves back. */
export const MOVED_TABLES: readonly string[] = [...NOTED, ...HANGING.map(([table]) => table)];

/** Tables of contacts whose rows stay where they are, and why. test/identity/tables.test.ts fails for one in neither list. */
export const UNMOVED_TABLES: Readonly<Record<string, string>> = {
  contact_inbox: 'one for each contact, absorbed ones too: an undo needs it again',
  contact_checkpoints: 'made anew from the facts',
  contact_tones: 'counted anew: messages that move have both contacts counted again',
  contact_answers: 'counted anew: messages that move have both contacts counted again',
  contacts_to_count: 'who is to be counted again, for a moment',
  contact_tags: 'copied to the survivor: two may have the same one',
  opt_outs: 'copied to the survivor: two may have the same one',
  merges: 'says itself who was joined with whom',
  merge_suggestions: 'says itself whom it compares',
  idempotency_keys: 'answers that were given; an absorbed id stays valid',
  webhook_deliveries: 'bodies that are fixed, in the order of their contact',
  mail_items: 'known by what was mailed about, not by its contact',
  job_items: 'what a job was asked for',
  event_feed: 'what was told',
  import_outcomes: 'what a file held, kept for a week, and gone with whoever has it',
  import_drafts: 'people as a dry run would make them',
  received_webhooks:
    'what a channel sent, to be found when its contact is erased, as an absorbed one is with its survivor',
  delivery_states: 'of messages not known yet, for a short time',
};

/** Gives the survivor all rows of a contact, each with a note of whose it was first. */
export async function moveRows(scope: Scope, absorbed: string, survivor: string): Promise<void> {
  for (const table of NOTED) {
    await scope.raw(
      'UPDATE ?? SET contact_id = ?, origin_contact_id = coalesce(origin_contact_id, contact_id) WHERE contact_id = ?',
      [table, survivor, absorbed],
    );
  }
  for (const [table] of HANGING) await scope(table).where({ contact_id: absorbed }).update({ contact_id: survivor });
}

/**
 * Takes what came from some contacts out of a survivor again, messages that arrived in between by their conversations.
 *
 * @param leaving `to` and all that it had absorbed itself
 */
export async function moveRowsBack(
  scope: Scope,
  { from, to, leaving }: { readonly from: string; readonly to: string; readonly leaving: readonly string[] },
): Promise<void> {
  const bindings = { from, to, leaving: [...leaving] };
  for (const table of NOTED) {
    const isLeaving = table === 'follow_ups' ? OF_LEAVING_CONVERSATIONS : NOTED_AS_LEAVING;
    await scope.raw(
      `UPDATE ${table} SET contact_id = :to, origin_contact_id = nullif(origin_contact_id, :to::uuid)
       WHERE contact_id = :from AND ${isLeaving}`,
      bindings,
    );
  }
  for (const [table, column, hangsOn] of HANGING) {
    await scope.raw(
      `UPDATE ${table} SET contact_id = :to
       WHERE contact_id = :from AND ${column} IN (SELECT id FROM ${hangsOn} WHERE contact_id = :to)`,
      { from, to },
    );
  }
}

const NOTED_AS_LEAVING = 'origin_contact_id = ANY(:leaving::uuid[])';
/** Conversations have been moved by then. A reminder of a contact without any conversation stays with whom it was set for. */
const OF_LEAVING_CONVERSATIONS = `
  CASE WHEN conversation_id IS NULL THEN ${NOTED_AS_LEAVING}
    ELSE conversation_id IN (SELECT id FROM conversations WHERE contact_id = :to) END`;

/** Gives the survivor the tags of a contact, and its opt-outs where the two are surely one: an opt-out of either holds. */
export async function copyTagsAndOptOuts(
  scope: Scope,
  { absorbed, survivor, isSure }: { readonly absorbed: string; readonly survivor: string; readonly isSure: boolean },
): Promise<void> {
  await scope.raw(
    `INSERT INTO contact_tags (contact_id, tag_id, workspace_id, added_by, added_at, origin_contact_id)
     SELECT :survivor, tag_id, workspace_id, added_by, added_at, coalesce(origin_contact_id, contact_id)
     FROM contact_tags WHERE contact_id = :absorbed ON CONFLICT (contact_id, tag_id) DO NOTHING`,
    { absorbed, survivor },
  );
  if (!isSure) return;
  await scope.raw(
    `INSERT INTO opt_outs (id, workspace_id, contact_id, scope, source, at, origin_contact_id)
     SELECT gen_random_uuid(), workspace_id, :survivor, scope, source, at, coalesce(origin_contact_id, contact_id)
     FROM opt_outs WHERE contact_id = :absorbed ON CONFLICT (contact_id, scope) DO NOTHING`,
    { absorbed, survivor },
  );
}

/**
 * Takes copies that came from leaving contacts away again; what another one that stays has too, stays.
 *
 * @param holders the survivor, and those between it and the contact that leaves
 * @param staying all that remain absorbed by the survivor
 */
export async function takeCopiesBack(
  scope: Scope,
  holders: readonly string[],
  leaving: readonly string[],
  staying: readonly string[],
): Promise<void> {
  const bindings = { holders: [...holders], leaving: [...leaving], staying: [...staying] };
  await scope.raw(
    `WITH gone AS (
       DELETE FROM contact_tags WHERE contact_id = ANY(:holders::uuid[]) AND origin_contact_id = ANY(:leaving::uuid[])
       RETURNING contact_id, tag_id)
     INSERT INTO contact_tags (contact_id, tag_id, workspace_id, added_by, added_at, origin_contact_id)
     SELECT DISTINCT ON (g.contact_id, g.tag_id) g.contact_id, g.tag_id, t.workspace_id, t.added_by, t.added_at, t.contact_id
     FROM gone g JOIN contact_tags t ON t.tag_id = g.tag_id AND t.contact_id = ANY(:staying::uuid[])
       AND t.origin_contact_id IS NULL AND t.contact_id <> g.contact_id
     ORDER BY g.contact_id, g.tag_id, t.added_at`,
    bindings,
  );
  await scope.raw(
    `WITH gone AS (
       DELETE FROM opt_outs WHERE contact_id = ANY(:holders::uuid[]) AND origin_contact_id = ANY(:leaving::uuid[])
       RETURNING contact_id, scope)
     INSERT INTO opt_outs (id, workspace_id, contact_id, scope, source, at, origin_contact_id)
     SELECT gen_random_uuid(), o.workspace_id, o.contact_id, o.scope, o.source, o.at, o.origin_contact_id FROM (
       SELECT DISTINCT ON (g.contact_id, g.scope) o.workspace_id, g.contact_id, g.scope, o.source, o.at, o.contact_id AS origin_contact_id
       FROM gone g JOIN opt_outs o ON o.scope = g.scope AND o.contact_id = ANY(:staying::uuid[])
         AND o.origin_contact_id IS NULL AND o.contact_id <> g.contact_id
       ORDER BY g.contact_id, g.scope, o.at) o`,
    bindings,
  );
}
