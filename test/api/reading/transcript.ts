import type { Columns, People } from './people.ts';

let count = 0;

/** Writes a message with a conversation of its own, unless `conversation_id` says which. */
export async function writeMessage(
  people: People,
  contactId: string,
  columns: Columns = {},
): Promise<{ id: string; conversationId: string }> {
  count += 1;
  const n = String(count).padStart(6, '0');
  const { channel = 'web', sent_at = '2026-01-02T00:00:00Z' } = columns;
  const conversationId =
    typeof columns['conversation_id'] === 'string'
      ? columns['conversation_id']
      : await people.row('conversations', {
          ...{ contact_id: contactId, channel, channel_user_id: `visitor-${n}` },
          ...{ first_message_at: sent_at, last_message_at: sent_at },
        });
  const id = await people.row('messages', {
    ...{ contact_id: contactId, origin_contact_id: contactId, conversation_id: conversationId, seq: count, channel },
    ...{ channel_user_id: `visitor-${n}`, channel_message_id: `m-${n}`, position_key: `web/visitor/m-${n}` },
    ...{
      direction: 'inbound',
      author: 'contact',
      text: 'Hello',
      content_hash: Buffer.alloc(32),
      sent_at,
      source: 'chat_widget',
    },
    ...columns,
  });
  return { id, conversationId };
}
