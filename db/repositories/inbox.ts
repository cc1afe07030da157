import type { Scope } from '../client.ts';

/**
 * Gives a fact of this contact its inbox number, and keeps the inbox row locked until the transaction ends.
 *
 * The number is drawn while the row is locked: for one contact numbers are committed in the order they were drawn, and
 * across contacts they compare. Call it before any other lock is taken (inbox, contacts, follow-ups, counters).
 *
 * @param at when the relay shall believe the contact was last touched; the database's time when left out
 * @throws when the contact has no inbox: every contact gets one when it is made
 */
export async function nextSeq(scope: Scope, contactId: string, at?: Date): Promise<number> {
  const { rows } = await scope.raw<{ rows: { last_seq: number }[] }>(
    `WITH held AS (SELECT contact_id FROM contact_inbox WHERE contact_id = ? FOR UPDATE)
     UPDATE contact_inbox i SET last_seq = nextval('rapport.inbox_seq'), last_at = coalesce(?, clock_timestamp())
     FROM held WHERE i.contact_id = held.contact_id RETURNING i.last_seq`,
    [contactId, at ?? null],
  );
  const row = rows[0];
  if (!row) throw new Error(`contact ${contactId} has no inbox`);
  return row.last_seq;
}

/** Makes the inbox of a contact that was inserted in the same transaction, with its first number already drawn. */
export async function openInbox(scope: Scope, workspaceId: string, contactId: string): Promise<number> {
  const { rows } = await scope.raw<{ rows: { last_seq: number }[] }>(
    `INSERT INTO contact_inbox (contact_id, workspace_id, last_seq) VALUES (?, ?, nextval('rapport.inbox_seq'))
     RETURNING last_seq`,
    [contactId, workspaceId],
  );
  const row = rows[0];
  if (!row) throw new Error(`the inbox of contact ${contactId} was not made`);
  return row.last_seq;
}

/**
 * The same for many contacts at once, their rows locked in the order of ids.
 * @returns the new number of each; contacts that are not there any more are left out
 */
export async function nextSeqs(scope: Scope, contactIds: readonly string[]): Promise<Map<string, number>> {
  const { rows } = await scope.raw<{ rows: { contact_id: string; last_seq: number }[] }>(
    `WITH held AS (SELECT contact_id FROM contact_inbox WHERE contact_id = ANY(?::uuid[]) ORDER BY contact_id FOR UPDATE)
     UPDATE contact_inbox i SET last_seq = nextval('rapport.inbox_seq'), last_at = clock_timestamp()
     FROM held WHERE i.contact_id = held.contact_id RETURNING i.contact_id, i.last_seq`,
    [[...contactIds]],
  );
  return new Map(rows.map((row) => [row.contact_id, row.last_seq]));
}
