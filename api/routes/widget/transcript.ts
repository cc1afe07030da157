import { inWorkspace } from '../../../db/client.ts';
import {
  findVisitorConversation,
  readVisitorMessages,
  type VisitorMessageRow,
} from '../../../db/repositories/visitor-messages.ts';
import type { AppDeps } from '../../deps.ts';
import type { VisitorMessage } from './schemas.ts';
import type { Site } from './site.ts';
import type { Visitor } from './visitor-token.ts';

/**
 * What a visitor may see: their own conversation in this widget, and nothing that the same contact said anywhere else. The newest
 * ones, in order; or of those named, the ones there are.
 */
export async function readTranscript(
  { database }: AppDeps,
  { workspaceId, connectionId }: Site,
  visitor: Visitor,
  ids: readonly string[] | null = null,
): Promise<VisitorMessage[]> {
  const thread = { connectionId, visitorId: visitor.id };
  const rows = await inWorkspace(database, workspaceId, (scope) => readVisitorMessages(scope, thread, ids));
  return rows.map(present);
}

/** @returns null while nothing was said */
export const conversationOfVisitor = (
  { database }: AppDeps,
  { workspaceId, connectionId }: Site,
  { id: visitorId }: Visitor,
): Promise<string | null> =>
  inWorkspace(database, workspaceId, (scope) => findVisitorConversation(scope, { connectionId, visitorId }));

function present(row: VisitorMessageRow): VisitorMessage {
  return {
    id: row.id,
    clientId: row.author === 'contact' ? row.channel_message_id : null,
    from: row.author === 'contact' ? 'visitor' : row.author === 'ai' ? 'assistant' : 'team',
    text: row.text ?? '',
    attachments: row.attachments.flatMap(({ url, name }) =>
      typeof url === 'string' && /^https?:/.test(url) ? [{ url, name: typeof name === 'string' ? name : null }] : [],
    ),
    sentAt: row.sent_at.toISOString(),
  };
}
