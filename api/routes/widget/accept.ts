import { acceptMessage } from '../../../db/accept/accept.ts';
import type { AppDeps } from '../../deps.ts';
import { Problem } from '../../problem.ts';
import type { VisitorMessage, VisitorMessageBody } from './schemas.ts';
import type { Site } from './site.ts';
import { readTranscript } from './transcript.ts';
import type { Visitor } from './visitor-token.ts';

/**
 * Takes in what a visitor writes, and answers it as it then stands in their conversation.
 *
 * The business vouches for its own id of the user alone; name, e-mail and phone are what somebody typed, or a page says.
 */
export async function acceptFromVisitor(
  deps: AppDeps,
  site: Site,
  visitor: Visitor,
  { messageId, text, contact }: VisitorMessageBody,
): Promise<VisitorMessage> {
  const sentAt = deps.clock();
  const accepted = await acceptMessage(deps, site.workspaceId, {
    ...{ channel: 'web', connectionId: site.connectionId, channelUserId: visitor.id, channelMessageId: messageId },
    ...{ direction: 'inbound', author: 'contact', text, attachments: [], sentAt, backfill: false, source: null },
    person: { ...contact, ...(visitor.userId === null ? {} : { externalId: visitor.userId }), verified: false },
  });
  if (accepted.kind === 'message_id_reused')
    throw new Problem(409, 'message_id_reused', 'Another message was accepted under this messageId.');
  if (accepted.kind === 'erased') return unkept(messageId, text, sentAt);
  if (!accepted.duplicate) deps.bell.ring();
  const [message] = await readTranscript(deps, site, visitor, [accepted.messageId]);
  return message ?? unkept(messageId, text, sentAt);
}

/** Of somebody who is being erased: acknowledged, so that the browser does not send it again, and not kept. */
const unkept = (messageId: string, text: string, sentAt: Date): VisitorMessage => ({
  ...{ id: messageId, clientId: messageId, from: 'visitor', text, attachments: [], sentAt: sentAt.toISOString() },
});
