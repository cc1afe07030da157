import type { ReceivedEvent, ReceivedMessage } from '../../domain/channel-events.ts';
import { noted, notUnderstood, told, unreadable } from '../events.ts';
import type { WebhookRequest } from '../port.ts';
import { idAt, instantAt, objectAt, readJson, textAt, type Json } from '../reading.ts';
import { contentOf, isService, personOf } from './messages.ts';

/** Updates that say nothing about a message to the business. */
const NO_MESSAGE = [
  ...['callback_query', 'message_reaction', 'message_reaction_count', 'poll', 'poll_answer', 'inline_query'],
  ...['chosen_inline_result', 'channel_post', 'edited_channel_post', 'chat_member', 'chat_join_request', 'chat_boost'],
  ...['removed_chat_boost', 'shipping_query', 'pre_checkout_query', 'business_connection', 'purchased_paid_media'],
];

/** The one event of a webhook of the Bot API. https://core.telegram.org/bots/api#update */
export function parse({ body, receivedAt }: WebhookRequest): readonly ReceivedEvent[] {
  const update = readJson(body);
  if (update === null || idAt(update['update_id']) === null) return unreadable(body);
  const type = Object.keys(update).find((key) => key !== 'update_id') ?? 'empty';
  const part = objectAt(update[type]) ?? {};
  if (type === 'message' || type === 'edited_message') return [readMessage(type, part, update, receivedAt)];
  if (type === 'my_chat_member') return [readMembership(part, update, receivedAt)];
  return [NO_MESSAGE.includes(type) ? noted(type, null, update) : notUnderstood(type, null, update)];
}

function readMessage(type: string, part: Json, update: Json, receivedAt: Date): ReceivedEvent {
  const [chat, from] = [objectAt(part['chat']) ?? {}, objectAt(part['from']) ?? {}];
  const [channelUserId, channelMessageId] = [idAt(chat['id']), idAt(part['message_id'])];
  // Only there is a bot alone with a person; groups, channels and other bots are no customers.
  if (textAt(chat['type']) !== null && chat['type'] !== 'private') return noted(`${type}.group`, null, update);
  if (from['is_bot'] === true || isService(part)) return noted(type, null, update);
  const content = contentOf(part);
  if (channelUserId === null || channelMessageId === null || content === null)
    return notUnderstood(type, null, update, channelUserId);
  const message: ReceivedMessage = {
    ...{ channelUserId, channelMessageId, ...content, sentAt: instantAt(part['date']) ?? receivedAt },
    ...{ direction: 'inbound', author: 'contact', person: personOf(from, part) },
  };
  if (type === 'message') return told(type, null, update, { kind: 'message', message });
  return told(type, null, update, { kind: 'edit', message, editedAt: instantAt(part['edit_date']) ?? receivedAt });
}

/** A person who blocks the bot wants silence; who lets it in again takes that back. */
function readMembership(part: Json, update: Json, receivedAt: Date): ReceivedEvent {
  const chat = objectAt(part['chat']) ?? {};
  const status = textAt(objectAt(part['new_chat_member'])?.['status']);
  const channelUserId = idAt(chat['id']);
  const kind = { kicked: 'opt_out', member: 'opt_in' }[status ?? ''] as 'opt_out' | 'opt_in' | undefined;
  if (chat['type'] !== 'private' || channelUserId === null || kind === undefined)
    return noted('my_chat_member', null, update);
  return told('my_chat_member', null, update, { kind, channelUserId, at: instantAt(part['date']) ?? receivedAt });
}
