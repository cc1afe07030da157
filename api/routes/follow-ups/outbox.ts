import { z } from 'zod';
import { inWorkspace } from '../../../db/client.ts';
import { readOutbox } from '../../../db/repositories/outbox.ts';
import type { Routes } from '../../deps.ts';
import { requireRole } from '../../plugins/auth.ts';
import { instantOut, listOf, page, uuid } from '../../schemas/common.ts';
import { cutPage, type CursorOf } from '../reading/cursor.ts';
import { openPlace } from './follow-up-list.ts';

const outboxItem = z.object({
  id: uuid,
  contactId: uuid,
  conversationId: uuid,
  channel: z.string(),
  channelUserId: z.string(),
  text: z.string(),
  at: instantOut,
});

/** What the console outbox would have sent. */
export const outboxRoutes: Routes =
  ({ database, secretKey }) =>
  async (app) => {
    app.get(
      '/outbox',
      {
        preHandler: requireRole('viewer'),
        schema: {
          tags: ['Follow-ups'],
          summary: 'What the console outbox would have sent, newest first',
          querystring: page.extend({ contactId: z.string().max(100).optional() }),
          response: { 200: listOf(outboxItem) },
        },
      },
      async (request) => {
        const { workspaceId } = request.caller;
        const { cursor, limit, contactId } = request.query;
        if (contactId !== undefined && !z.guid().safeParse(contactId).success) return { items: [], nextCursor: null };
        const list: CursorOf = { secretKey, workspaceId, list: 'outbox' };
        const after = cursor === undefined ? null : openPlace(list, cursor);
        const query = { after, contactId: contactId ?? null, limit: limit + 1 };
        const found = await inWorkspace(database, workspaceId, (scope) => readOutbox(scope, query));
        const { rows, nextCursor } = cutPage(list, found, limit);
        const items = rows.map((row) => ({
          ...{ id: row.id, contactId: row.contact_id, conversationId: row.conversation_id, channel: row.channel },
          ...{ channelUserId: row.channel_user_id, text: row.text, at: row.at.toISOString() },
        }));
        return { items, nextCursor };
      },
    );
  };
