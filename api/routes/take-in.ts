import type { z } from 'zod';
import { acceptMessage, type Accepted } from '../../db/accept/accept.ts';
import { AHEAD_MS, type IncomingMessage } from '../../db/accept/incoming.ts';
import { inWorkspace } from '../../db/client.ts';
import type { AppDeps } from '../deps.ts';
import { impossible, invalid, Problem } from '../problem.ts';
import type { acceptedMessage, MessageBody } from '../schemas/messages.ts';
import { requireBranch } from './known-branch.ts';

export type AcceptedBody = z.output<typeof acceptedMessage>;

/** Accepts one message that is well-formed. @throws Problem */
export async function takeIn(deps: AppDeps, workspaceId: string, body: MessageBody): Promise<AcceptedBody> {
  const message = toIncoming(body, deps.clock());
  const { branchId = null } = message;
  if (branchId !== null) await inWorkspace(deps.database, workspaceId, (scope) => requireBranch(scope, branchId));
  const accepted = await acceptMessage(deps, workspaceId, message);
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
    branchId: body.branchId ?? null,
    person: body.contact ?? { verified: false },
  };
}
