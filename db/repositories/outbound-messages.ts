import { arrivalOf } from '../accept/incoming.ts';
import { toldBy } from '../accept/identities.ts';
import { lookUp } from '../accept/lookup.ts';
import { storeMessages } from '../accept/store.ts';
import type { ChannelName } from '../../domain/channels.ts';
import type { Scope } from '../client.ts';

/** Where a message of ours goes. */
export interface Thread {
  readonly id: string;
  readonly workspace_id: string;
  readonly contact_id: string;
  readonly channel: ChannelName;
  readonly connection_id: string;
  readonly channel_user_id: string;
  readonly handled_by: 'ai' | 'human';
  readonly assignee_id: string | null;
  readonly verified: boolean;
  readonly first_message_at: Date;
  readonly last_message_at: Date;
  readonly message_count: number;
  readonly released_at: Date | null;
}

export type DeliveryState = 'queued' | 'sent' | 'delivered' | 'read' | 'failed' | 'unconfirmed';

/** How far a message of ours has got, as the transcript shows it. */
export const deliveryOf = (state: DeliveryState, at: Date, error: string | null = null): string =>
  JSON.stringify({ state, at: at.toISOString(), error });

/**
 * Puts a message of ours into the transcript: a fact like any other, with its number in the contact's inbox. Under the
 * provider's id, so that the provider's echo is the same message.
 *
 * @returns its id
 */
export async function storeOutbound(
  scope: Scope,
  thread: Thread,
  message: {
    readonly channelMessageId: string;
    readonly author: 'ai' | 'human';
    readonly text: string;
    readonly sentAt: Date;
    readonly delivery: DeliveryState;
  },
): Promise<string> {
  const { channelMessageId, author, text, sentAt } = message;
  const arrival = arrivalOf(
    {
      channel: thread.channel,
      connectionId: thread.connection_id === '' ? null : thread.connection_id,
      channelUserId: thread.channel_user_id,
      ...{ channelMessageId, direction: 'outbound', author, text, attachments: [], sentAt },
      ...{ backfill: false, source: null, person: { verified: false } },
    },
    sentAt,
  );
  const [known] = await lookUp(scope, [{ arrival, hashes: [] }]);
  if (known === undefined) throw new Error('the lookup answered nothing');
  const { contact_id: contactId, id: conversationId } = thread;
  if (known.message === null) {
    const told = toldBy(arrival, known.country);
    const sender = { contactId, originContactId: contactId, isNew: false };
    await storeMessages(scope, thread.workspace_id, [
      { arrival, known, told, sender, conversationId, vouchedHashes: [] },
    ]);
  }
  const id = known.message?.id ?? arrival.id;
  await scope('messages')
    .where({ id })
    .update({ delivery: deliveryOf(message.delivery, sentAt) });
  return id;
}

export const readThread = (scope: Scope, id: string): Promise<Thread | undefined> =>
  scope<Thread>('conversations').where({ id }).first();

interface EarlierRow {
  readonly channel_message_id: string;
  readonly direction: 'inbound' | 'outbound';
  readonly sent_at: Date;
  readonly channel_data: Readonly<Record<string, unknown>> | null;
}

/** The last messages of a conversation, the newest first, as a channel needs them to answer in it. */
export async function earlierMessages(scope: Scope, conversationId: string, limit: number) {
  const rows = await scope('messages')
    .where({ conversation_id: conversationId })
    .whereNull('deleted_at')
    .orderBy('sent_at', 'desc')
    .orderBy('position_key', 'desc')
    .limit(limit)
    .select<EarlierRow[]>('channel_message_id', 'direction', 'sent_at', 'channel_data');
  return rows.map(
    ({ channel_message_id: channelMessageId, direction, sent_at: sentAt, channel_data: channelData }) => ({
      ...{ channelMessageId, direction, sentAt, channelData },
    }),
  );
}
