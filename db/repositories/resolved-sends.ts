import type { Scope } from '../client.ts';
import type { FollowUpRow } from './follow-up-rows.ts';
import { readThread, storeOutbound } from './outbound-messages.ts';

interface UnconfirmedSend {
  readonly id: string;
  readonly workspace_id: string;
  readonly follow_up_id: string | null;
  readonly state: string;
  readonly text: string;
  readonly claimed_at: Date;
}

/**
 * Ends a send of which nobody knew whether it went, as a person says: what went stands in the transcript from then on.
 *
 * @returns when it was handed over: that, and not the moment somebody looked, is when it went; null for no such send
 */
export async function settleUnconfirmed(
  scope: Scope,
  {
    workspaceId,
    followUp,
    sent,
    at,
  }: {
    readonly workspaceId: string;
    readonly followUp: FollowUpRow;
    readonly sent: boolean;
    readonly at: Date;
  },
): Promise<Date | null> {
  const send = await scope<UnconfirmedSend>('sends')
    .where({ follow_up_id: followUp.id, state: 'unconfirmed', workspace_id: workspaceId })
    .first('id', 'text', 'claimed_at');
  const thread = followUp.conversation_id === null ? undefined : await readThread(scope, followUp.conversation_id);
  if (send === undefined || thread === undefined) return null;
  const messageId = sent
    ? await storeOutbound(scope, thread, {
        channelMessageId: `rapport-${send.id}`,
        author: followUp.approval === 'person' ? 'human' : 'ai',
        text: send.text,
        sentAt: send.claimed_at,
        delivery: 'sent',
      })
    : null;
  await scope('sends')
    .where({ id: send.id })
    .update({ state: sent ? 'sent' : 'failed', message_id: messageId, finished_at: at });
  return send.claimed_at;
}
