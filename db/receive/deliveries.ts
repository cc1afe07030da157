import type { DeliveryProgress, DeliveryTold } from '../../domain/channel-events.ts';
import type { Scope } from '../client.ts';
import { joinClaim } from '../accept/join-claim.ts';
import { holdState, rank, takeHeld, type ToldState } from '../repositories/delivery-states.ts';
import { failSent, UNDELIVERED } from '../repositories/sends.ts';
import { deleteMessage } from './change-message.ts';
import type { ReceivingConnection } from './receiving-connection.ts';

/** Receipts up to a time speak of messages that the person may well see together; older ones say nothing new. */
const UP_TO_DAYS = 7;

/**
 * Records how far messages of ours have got. A send of which nobody knew whether it had gone has gone when its provider tells so.
 *
 * @returns whether anything has changed that the contact's workflow has to look at
 */
export async function heedDelivery(
  scope: Scope,
  connection: ReceivingConnection,
  told: DeliveryTold,
): Promise<boolean> {
  const { progress, at, error, channelUserId } = told;
  if ('upTo' in told.messages) {
    if (channelUserId !== null)
      await raiseUpTo(scope, connection, channelUserId, { progress, at, upTo: told.messages.upTo });
    return false;
  }
  let news = false;
  for (const messageId of told.messages.ids) {
    if (told.sendId !== undefined) news = (await joinSend(scope, told.sendId, messageId, at)) || news;
    const state = { messageId, state: progress, at, error };
    const outcome = await raise(scope, connection, state);
    if (outcome === 'unknown') await holdState(scope, { ...connection, channelUserId }, state);
    news = outcome === 'failed' || news;
  }
  return news;
}

/** Applies what was told of messages before they were here. */
export async function applyHeld(
  scope: Scope,
  connection: ReceivingConnection,
  messageIds: readonly string[],
): Promise<void> {
  for (const { channelUserId, ...told } of await takeHeld(scope, connection.id, messageIds)) {
    if (told.state !== 'deleted') await raise(scope, connection, told);
    else if (channelUserId !== null) {
      const { messageId: channelMessageId, at: deletedAt } = told;
      await deleteMessage(scope, connection, { channelUserId, channelMessageId, deletedAt });
    }
  }
}

async function joinSend(scope: Scope, sendId: string, messageId: string, at: Date): Promise<boolean> {
  const send = await scope('sends')
    .where({ id: sendId })
    .whereNull('provider_message_id')
    .first<{ id: string; contact_id: string } | undefined>('id', 'contact_id');
  if (send === undefined) return false;
  const echoed = { id: send.id, contactId: send.contact_id };
  return (await joinClaim(scope, echoed, { channelMessageId: messageId, sentAt: at })) !== null;
}

async function raise(
  scope: Scope,
  { id, channel }: ReceivingConnection,
  { messageId, state, at, error }: ToldState,
): Promise<'raised' | 'failed' | 'unchanged' | 'unknown'> {
  const { rows } = await scope.raw<{ rows: { id: string }[] }>(
    `SELECT id FROM messages WHERE channel_message_id = :messageId AND channel = :channel AND connection_id = :id AND direction = 'outbound'
     UNION ALL
     SELECT s.message_id FROM sends s JOIN conversations v ON v.id = s.conversation_id
     WHERE s.provider_message_id = :messageId AND s.message_id IS NOT NULL AND v.channel = :channel AND v.connection_id = :id LIMIT 1`,
    { messageId, channel, id },
  );
  const [message] = rows;
  if (message === undefined) return (await failUnsent(scope, id, messageId, state)) ? 'unchanged' : 'unknown';
  if (state === 'failed' && (await failSent(scope, message.id, error ?? UNDELIVERED, at))) {
    return 'failed';
  }
  const { rowCount } = await scope.raw<{ rowCount: number }>(
    `UPDATE messages SET delivery = :delivery::jsonb WHERE id = :id AND ${rank("delivery ->> 'state'")} < ${rank(':state::text')}`,
    { id: message.id, state, delivery: JSON.stringify({ state, at: at.toISOString(), error }) },
  );
  return rowCount > 0 ? 'raised' : 'unchanged';
}

/** A send under this id that is in no transcript has failed already: there is nothing to wait for. */
async function failUnsent(scope: Scope, connectionId: string, messageId: string, state: string): Promise<boolean> {
  if (state !== 'failed') return false;
  const { rows } = await scope.raw<{ rows: unknown[] }>(
    `SELECT 1 FROM sends s JOIN conversations v ON v.id = s.conversation_id
     WHERE s.provider_message_id = ? AND s.state = 'failed' AND v.connection_id = ?`,
    [messageId, connectionId],
  );
  return rows.length > 0;
}

async function raiseUpTo(
  scope: Scope,
  { id, channel }: ReceivingConnection,
  channelUserId: string,
  { progress, at, upTo }: { readonly progress: DeliveryProgress; readonly at: Date; readonly upTo: Date },
): Promise<void> {
  await scope.raw(
    `UPDATE messages SET delivery = :delivery::jsonb
     WHERE id IN (SELECT m.id FROM conversations v JOIN messages m ON m.conversation_id = v.id
       WHERE v.channel = :channel AND v.connection_id = :id AND v.channel_user_id = :channelUserId AND m.direction = 'outbound'
         AND m.sent_at <= :upTo AND m.sent_at > :upTo::timestamptz - interval '${String(UP_TO_DAYS)} days'
         AND ${rank("m.delivery ->> 'state'")} < ${rank(':progress::text')} ORDER BY m.id FOR UPDATE OF m)`,
    {
      channel,
      id,
      channelUserId,
      upTo,
      progress,
      delivery: JSON.stringify({ state: progress, at: at.toISOString(), error: null }),
    },
  );
}
