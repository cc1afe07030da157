import type { z } from 'zod';
import { acceptMessage, type Accepted } from '../../db/accept/accept.ts';
import { AHEAD_MS, type IncomingMessage } from '../../db/accept/incoming.ts';
import type { AppDeps } from '../deps.ts';
import { impossible, invalid, Problem } from '../problem.ts';
import type { acceptedMessage, MessageBody } from '../schemas/messages.ts';

export type AcceptedBody = z.output<typeof acceptedMessage>;

/** Accepts one message that is well-formed. @throws Problem */
export async function takeIn(deps: AppDeps, workspaceId: string, body: MessageBody): Promise<AcceptedBody> {
  const accepted = await acceptMessage(deps, workspaceId, toIncoming(body, deps.clock()));
  if (accepted.kind === 'accepted' && !accepted.duplicate) deps.bell.ring();
  return present(accepted);
}

function present(accepted: Accepted): AcceptedBody {
  switch (accepted.kind) {
    case 'accepted':
      return {
        messageId: accepted.messageId,
        contactId: accepted.contactId,
        conversationId: accepted.conversationId,
        duplicate: accepted.duplicate,
      };
    case 'erased':
      return { messageId: null, contactId: null, conversationId: null, duplicate: true };
    case 'message_id_reused':
      throw new Problem(409, 'message_id_reused', 'Another message was accepted under this messageId.', {
        errors: [{ path: 'messageId', message: 'names a message with another text' }],
      });
  }
}

function toIncoming(body: MessageBody, now: Date): IncomingMessage {
  if (body.sentAt.getTime() > now.getTime() + AHEAD_MS) {
    throw invalid([{ path: 'sentAt', message: 'is more than 5 minutes ahead' }]);
  }
  if ((body.direction === 'inbound') !== (body.author === 'contact')) {
    const errors = [{ path: 'author', message: 'inbound messages are written by the contact, outbound ones are not' }];
    throw impossible('contradiction', errors, 'Direction and author contradict each other.');
  }
  if (body.branchId) {
    throw impossible('unknown_branch', [{ path: 'branchId', message: 'names no branch' }], 'There is no such branch.');
  }
  return {
    channel: body.channel,
    connectionId: body.connectionId ?? null,
    channelUserId: body.channelUserId,
    channelMessageId: body.messageId,
    direction: body.direction,
    author: body.author,
    text: body.text ?? '',
    attachments: body.attachments ?? [],
    sentAt: body.sentAt,
    backfill: body.backfill,
    source: body.source ?? null,
    person: body.contact ?? { verified: false },
  };
}
