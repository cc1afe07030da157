import type { Scope } from '../client.ts';

export interface VisitorMessageRow {
  readonly id: string;
  readonly channel_message_id: string;
  readonly author: 'contact' | 'ai' | 'human';
  readonly text: string | null;
  readonly attachments: readonly { readonly url?: unknown; readonly name?: unknown }[];
  readonly sent_at: Date;
}

/** Where a visitor writes: a widget, and its id of them. */
export interface VisitorThread {
  readonly connectionId: string;
  readonly visitorId: string;
}

/** As many as somebody scrolls back through on a phone. */
const MOST = 100;

/**
 * The conversation of one visitor with one widget, oldest first: the newest {@link MOST}, or those of `ids` that are in it. One of
 * ours is there once it was sent; one that waits, failed, was taken back or has expired is not.
 */
export async function readVisitorMessages(
  scope: Scope,
  { connectionId, visitorId }: VisitorThread,
  ids: readonly string[] | null,
): Promise<VisitorMessageRow[]> {
  const { rows } = await scope.raw<{ rows: VisitorMessageRow[] }>(
    `SELECT m.id, m.channel_message_id, m.author, m.text, m.attachments, m.sent_at
     FROM conversations v JOIN messages m ON m.conversation_id = v.id JOIN contacts c ON c.id = v.contact_id
     WHERE v.channel = 'web' AND v.connection_id = :connectionId AND v.channel_user_id = :visitorId
       AND c.erasing_at IS NULL AND m.deleted_at IS NULL AND m.expired_at IS NULL
       AND (m.delivery IS NULL OR m.delivery ->> 'state' IN ('sent', 'delivered', 'read'))
       AND (:ids::uuid[] IS NULL OR m.id = ANY (:ids::uuid[]))
     ORDER BY m.sent_at DESC, m.position_key DESC LIMIT :most`,
    { connectionId, visitorId, ids: ids as string[] | null, most: MOST } as never,
  );
  return rows.reverse();
}

/** @returns its id, or null where the visitor has not written yet */
export async function findVisitorConversation(
  scope: Scope,
  { connectionId, visitorId }: VisitorThread,
): Promise<string | null> {
  const found = await scope('conversations')
    .where({ channel: 'web', connection_id: connectionId, channel_user_id: visitorId })
    .first<{ id: string } | undefined>('id');
  return found?.id ?? null;
}
