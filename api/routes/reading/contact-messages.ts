import { inWorkspace } from '../../../db/client.ts';
import { readMessages, type MessageRow } from '../../../db/repositories/contact-messages.ts';
import type { Routes } from '../../deps.ts';
import { requireRole } from '../../plugins/auth.ts';
import { idParams, listOf } from '../../schemas/common.ts';
import { messageSchema, messagesQuery, type MessageBody } from '../../schemas/reading/message.ts';
import { cutPage, openCursor, type CursorOf } from './cursor.ts';
import { requireSurvivor } from './survivor.ts';

/** The transcript of a contact over all its channels. */
export const contactMessageRoutes: Routes =
  ({ database, secretKey }) =>
  async (app) => {
    app.get(
      '/contacts/:id/messages',
      {
        preHandler: requireRole('viewer'),
        schema: {
          tags: ['Contacts'],
          summary: "A contact's messages",
          params: idParams,
          querystring: messagesQuery,
          response: { 200: listOf(messageSchema) },
        },
      },
      async (request) => {
        const { workspaceId } = request.caller;
        const { order, cursor, limit } = request.query;
        return inWorkspace(database, workspaceId, async (scope) => {
          const contactId = await requireSurvivor(scope, request.params.id);
          const list: CursorOf = { secretKey, workspaceId, list: `messages ${order} ${contactId}` };
          const [at = '', key = ''] = cursor === undefined ? [] : openCursor(list, cursor);
          const after = cursor === undefined ? null : ([at, key] as const);
          const { rows, nextCursor } = cutPage(
            list,
            await readMessages(scope, contactId, { order, after, limit: limit + 1 }),
            limit,
          );
          return { items: rows.map(presentMessage), nextCursor };
        });
      },
    );
  };

export function presentMessage(row: MessageRow): MessageBody {
  const { sentiment_level: level, sentiment_score: score } = row;
  return {
    id: row.id,
    conversationId: row.conversation_id,
    channel: row.channel,
    channelMessageId: row.channel_message_id,
    direction: row.direction,
    author: row.author,
    text: row.text,
    sentAt: row.sent_at.toISOString(),
    editedAt: row.edited_at?.toISOString() ?? null,
    deletedAt: row.deleted_at?.toISOString() ?? null,
    expiredAt: row.expired_at?.toISOString() ?? null,
    sentiment: level === null || score === null ? null : { level, score },
    source: row.source,
    attachments: [...row.attachments],
    delivery: row.delivery,
  };
}
