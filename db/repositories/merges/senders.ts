import type { Scope } from '../../client.ts';

/** Who wrote a message, and when. */
export interface MessageSender {
  /** Who the contact's conversation was of before a merge; null for the contact itself. */
  readonly originId: string | null;
  readonly at: Date;
}

/** The contact's own ones among these messages, by id; what the business wrote, or is another's by now, is left out. */
export async function sendersOf(
  scope: Scope,
  contactId: string,
  messageIds: readonly string[],
): Promise<Map<string, MessageSender>> {
  const { rows } = await scope.raw<{ rows: (MessageSender & { id: string })[] }>(
    `SELECT m.id, m.sent_at AS at, v.origin_contact_id AS "originId"
     FROM messages m JOIN conversations v ON v.id = m.conversation_id
     WHERE m.id = ANY(?::uuid[]) AND m.contact_id = ? AND m.author = 'contact' AND m.deleted_at IS NULL`,
    [[...messageIds], contactId],
  );
  return new Map(rows.map(({ id, ...sender }) => [id, sender]));
}
