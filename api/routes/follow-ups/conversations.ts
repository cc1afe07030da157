import { v7 as uuidv7 } from 'uuid';
import { inWorkspace, type Scope } from '../../../db/client.ts';
import { writeAudit } from '../../../db/repositories/audit.ts';
import { standingOf } from '../../../db/repositories/channel-connections.ts';
import { readMessage } from '../../../db/repositories/contact-messages.ts';
import {
  lastInboundAt,
  listConversations,
  readConversation,
  release,
  takeOver,
  type ListedConversation,
} from '../../../db/repositories/conversations.ts';
import { storeOutbound } from '../../../db/repositories/outbound-messages.ts';
import { queueAnswer } from '../../../db/repositories/sends.ts';
import type { App, AppDeps, Routes } from '../../deps.ts';
import { requireRole } from '../../plugins/auth.ts';
import { impossible, notFound } from '../../problem.ts';
import { idParams, listOf } from '../../schemas/common.ts';
import { answerBody, conversationQuery, conversationSchema } from '../../schemas/follow-ups/conversation.ts';
import { messageSchema } from '../../schemas/reading/message.ts';
import { presentMessage } from '../reading/contact-messages.ts';
import { cutPage, type CursorOf } from '../reading/cursor.ts';
import { openPlace } from './follow-up-list.ts';
import { decideAndWake, idOfActor } from './wake.ts';

const TAGS = ['Conversations'];

/** Conversations, who handles each, and a person's answers in them. */
export const conversationRoutes: Routes = (deps) => async (instance) => {
  const app = instance as App;
  readRoutes(app, deps);
  answerRoute(app, deps);
  handOverRoute(app, deps, 'take-over');
  handOverRoute(app, deps, 'release');
};

function readRoutes(app: App, { database, secretKey }: AppDeps): void {
  const preHandler = requireRole('viewer');
  const listSchema = { tags: TAGS, summary: 'Conversations', querystring: conversationQuery };
  app.get(
    '/conversations',
    { preHandler, schema: { ...listSchema, response: { 200: listOf(conversationSchema) } } },
    async (request) => {
      const { workspaceId } = request.caller;
      const { cursor, limit, handledBy, state, channel } = request.query;
      const list: CursorOf = { secretKey, workspaceId, list: 'conversations' };
      const after = cursor === undefined ? null : openPlace(list, cursor);
      const flagged = state === undefined ? null : state === 'flagged';
      const query = { handledBy: handledBy ?? null, flagged, channel, after, limit: limit + 1 };
      const found = await inWorkspace(database, workspaceId, (scope) => listConversations(scope, query));
      const { rows, nextCursor } = cutPage(list, found, limit);
      return { items: rows.map(present), nextCursor };
    },
  );
  const oneSchema = { tags: TAGS, summary: 'A conversation', params: idParams, response: { 200: conversationSchema } };
  app.get('/conversations/:id', { preHandler, schema: oneSchema }, async (request) => {
    const { workspaceId } = request.caller;
    const row = await inWorkspace(database, workspaceId, (scope) => readConversation(scope, request.params.id));
    if (row === undefined) throw notFound();
    return present(row);
  });
}

/** The answer is in the transcript before it is sent: what a person wrote is never lost, whatever the channel says. */
function answerRoute(app: App, deps: AppDeps): void {
  const schema = {
    ...{ tags: TAGS, summary: 'Answer as a person', params: idParams, body: answerBody },
    response: { 202: messageSchema },
  };
  app.post('/conversations/:id/messages', { preHandler: requireRole('agent'), schema }, async (request, reply) => {
    const { id } = request.params;
    const { text } = request.body;
    let messageId = '';
    const find = async (scope: Scope) => (await readConversation(scope, id))?.contact_id ?? null;
    await decideAndWake(deps, request, find, async ({ scope, workspaceId, actor, at }) => {
      const thread = await readConversation(scope, id);
      if (thread === undefined) throw notFound();
      await mayWrite(scope, deps, thread, at);
      const sendId = uuidv7();
      const channelMessageId = `rapport-${sendId}`;
      const message = { channelMessageId, author: 'human', text, sentAt: at, delivery: 'queued' } as const;
      messageId = await storeOutbound(scope, thread, message);
      await queueAnswer(scope, thread, { id: sendId, messageId, text, at });
      const subject = { kind: 'conversation', id } as const;
      await writeAudit(scope, { workspaceId, actor, action: 'conversation.answer', subject });
      return true;
    });
    const { workspaceId } = request.caller;
    const row = await inWorkspace(deps.database, workspaceId, (scope) => readMessage(scope, messageId));
    if (row === undefined) throw notFound();
    return reply.code(202).send(presentMessage(row));
  });
}

async function mayWrite(scope: Scope, deps: AppDeps, thread: ListedConversation, at: Date): Promise<void> {
  const way = deps.reach?.(thread.channel, await standingOf(scope, thread.connection_id)) ?? null;
  if (way === null) throw impossible('not_connected', [], 'The channel of this conversation is not connected.');
  if (way.windowMs === null) return;
  const last = await lastInboundAt(scope, thread.id);
  const isOpen = last !== null && at.getTime() < last.getTime() + way.windowMs;
  if (!isOpen)
    throw impossible('channel_window', [], 'The channel allows no message so long after the last one of the contact.');
}

const HAND_OVERS = {
  'take-over': { summary: 'A person answers from here on, and the AI is to be silent', to: 'human' },
  release: { summary: 'Back to the AI', to: 'ai' },
} as const;

/** Who handles it already stays so: two people who take over at once do not take it from each other. */
function handOverRoute(app: App, deps: AppDeps, path: keyof typeof HAND_OVERS): void {
  const { summary, to } = HAND_OVERS[path];
  const schema = { tags: TAGS, summary, params: idParams, response: { 200: conversationSchema } };
  app.post(`/conversations/:id/${path}`, { preHandler: requireRole('agent'), schema }, async (request) => {
    const { id } = request.params;
    const find = async (scope: Scope) => (await readConversation(scope, id))?.contact_id ?? null;
    await decideAndWake(deps, request, find, async ({ scope, workspaceId, actor, at }) => {
      const thread = await readConversation(scope, id);
      if (thread === undefined || thread.handled_by === to) return false;
      if (to === 'human') await takeOver(scope, id, idOfActor(actor));
      else await release(scope, id, at);
      const subject = { kind: 'conversation', id } as const;
      const action = path === 'release' ? 'conversation.release' : 'conversation.take_over';
      await writeAudit(scope, { workspaceId, actor, action, subject });
      return true;
    });
    const { workspaceId } = request.caller;
    const row = await inWorkspace(deps.database, workspaceId, (scope) => readConversation(scope, id));
    if (row === undefined) throw notFound();
    return present(row);
  });
}

function present(row: ListedConversation) {
  return {
    id: row.id,
    contactId: row.contact_id,
    contactName: row.contact_name,
    channel: row.channel,
    handledBy: row.handled_by,
    assignee: row.assignee_id,
    verified: row.verified,
    state: row.open_reviews > 0 ? ('flagged' as const) : ('calm' as const),
    openReviews: row.open_reviews,
    firstMessageAt: row.first_message_at.toISOString(),
    lastMessageAt: row.last_message_at.toISOString(),
    messageCount: row.message_count,
    lastMessage: row.last_message,
  };
}
