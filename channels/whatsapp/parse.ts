import type { DeliveryProgress, ReceivedEvent, ReceivedMessage } from '../../domain/channel-events.ts';
import { noted, notUnderstood, told, unreadable } from '../events.ts';
import type { WebhookRequest } from '../port.ts';
import { idAt, instantAt, objectAt, objectsAt, readJson, textAt, type Json } from '../reading.ts';
import { WHATSAPP_ERRORS, whatsappMeaning } from './errors.ts';
import { contactsOf, contentOf, writerOf } from './messages.ts';

/** Notices about the account that a person reads in the provider's own pages. */
const NOTICES = [
  ...['message_template_status_update', 'message_template_quality_update', 'template_category_update'],
  ...['phone_number_quality_update', 'phone_number_name_update', 'account_update', 'account_review_update'],
  ...['business_capability_update', 'security', 'message_template_components_update'],
];

const PROGRESS: Readonly<Record<string, DeliveryProgress>> = {
  ...{ sent: 'sent', delivered: 'delivered', read: 'read', played: 'read', failed: 'failed' },
};

interface Place {
  readonly account: string | null;
  readonly contacts: readonly Json[];
  readonly receivedAt: Date;
}

/** The events of a webhook of the Cloud API. */
export function parse({ body, receivedAt }: WebhookRequest): readonly ReceivedEvent[] {
  const payload = readJson(body);
  if (payload === null || payload['object'] !== 'whatsapp_business_account') return unreadable(body);
  return objectsAt(payload['entry']).flatMap((entry) =>
    objectsAt(entry['changes']).flatMap((change) => readChange(change, receivedAt)),
  );
}

function readChange(change: Json, receivedAt: Date): readonly ReceivedEvent[] {
  const field = textAt(change['field']) ?? 'change';
  const value = objectAt(change['value']) ?? {};
  const account = idAt(objectAt(value['metadata'])?.['phone_number_id']);
  const place = { account, contacts: contactsOf(value), receivedAt };
  const events = [
    ...objectsAt(value['messages']).map((item) => readMessage(item, place)),
    ...objectsAt(value['message_echoes']).map((item) => readEcho(item, place)),
    ...objectsAt(value['statuses']).flatMap((item) => readStatus(item, place)),
    ...objectsAt(value['user_preferences']).map((item) => readPreference(item, place)),
    ...objectsAt(value['errors']).map((item) => readAccountError(item, place)),
  ];
  if (events.length > 0) return events;
  return [NOTICES.includes(field) ? noted(field, account, change) : notUnderstood(field, account, change)];
}

function readMessage(item: Json, { account, contacts, receivedAt }: Place): ReceivedEvent {
  const type = textAt(item['type']) ?? 'message';
  const [writer, channelMessageId] = [writerOf(item, contacts), idAt(item['id'])];
  // What is said in a group is no conversation with the business.
  if (type === 'reaction' || item['group_id'] !== undefined) return noted(type, account, item);
  if (writer === null || channelMessageId === null) return notUnderstood(type, account, item);
  const { channelUserId, name, alsoKnownAs } = writer;
  const at = instantAt(item['timestamp']) ?? receivedAt;
  const part = objectAt(item[type]);
  const original = idAt(part?.['original_message_id']);
  if (type === 'revoke' && original !== null) {
    return told(type, account, item, { kind: 'deletion', channelUserId, channelMessageId: original, deletedAt: at });
  }
  if (type === 'system') return noted(`system.${textAt(part?.['type']) ?? 'other'}`, account, item);
  const content = contentOf(type === 'edit' ? (objectAt(part?.['message']) ?? {}) : item);
  if (content === null || (type === 'edit' && original === null))
    return notUnderstood(type, account, item, channelUserId);
  const message: ReceivedMessage = {
    ...{ channelUserId, channelMessageId: original ?? channelMessageId, ...content, sentAt: at },
    ...{ direction: 'inbound', author: 'contact', person: { name, verified: false, alsoKnownAs } },
  };
  if (type === 'edit') return told(type, account, item, { kind: 'edit', message, editedAt: at });
  return told(type, account, item, { kind: 'message', message });
}

/** What staff wrote from the phone's own app. */
function readEcho(item: Json, { account, receivedAt }: Place): ReceivedEvent {
  const [channelUserId, channelMessageId] = [idAt(item['to']) ?? idAt(item['to_user_id']), idAt(item['id'])];
  const content = contentOf(item);
  if (channelUserId === null || channelMessageId === null || content === null)
    return notUnderstood('message_echo', account, item, channelUserId);
  const sentAt = instantAt(item['timestamp']) ?? receivedAt;
  const sent = { channelUserId, channelMessageId, ...content, sentAt, person: { verified: false } };
  return told('message_echo', account, item, {
    kind: 'message',
    message: { ...sent, direction: 'outbound', author: 'human' },
  });
}

function readStatus(item: Json, { account, receivedAt }: Place): readonly ReceivedEvent[] {
  const [id, status] = [idAt(item['id']), textAt(item['status']) ?? ''];
  const progress = Object.hasOwn(PROGRESS, status) ? PROGRESS[status] : undefined;
  const channelUserId = idAt(item['recipient_id']) ?? idAt(item['recipient_user_id']);
  const type = `status.${status}`;
  if (id === null || progress === undefined) return [notUnderstood(type, account, item, channelUserId)];
  const at = instantAt(item['timestamp']) ?? receivedAt;
  const [error] = objectsAt(item['errors']);
  const meaning = error === undefined ? null : whatsappMeaning(400, { error });
  const sendId = textAt(item['biz_opaque_callback_data']);
  const delivery = told(type, account, item, {
    ...{ kind: 'delivery', channelUserId, messages: { ids: [id] }, progress, at },
    error: progress === 'failed' ? (meaning?.words ?? 'The channel could not deliver it.') : null,
    ...(sendId === null ? {} : { sendId }),
  });
  const hasStopped = meaning?.kind === 'refused' && meaning.optedOut === true && channelUserId !== null;
  return hasStopped ? [delivery, told('opt_out', account, item, { kind: 'opt_out', channelUserId, at })] : [delivery];
}

/** A person stops, or takes again, the marketing messages of the business, in the app's own settings. */
function readPreference(item: Json, { account, receivedAt }: Place): ReceivedEvent {
  const channelUserId = idAt(item['wa_id']) ?? idAt(item['user_id']);
  const kind = { stop: 'opt_out', resume: 'opt_in' }[textAt(item['value']) ?? ''] as 'opt_out' | 'opt_in' | undefined;
  if (channelUserId === null || kind === undefined)
    return notUnderstood('user_preferences', account, item, channelUserId);
  const at = instantAt(item['timestamp']) ?? receivedAt;
  return told('user_preferences', account, item, { kind, channelUserId, at });
}

/** An error that is of no message is the account's. */
function readAccountError(item: Json, { account }: Place): ReceivedEvent {
  const code = String(item['code'] ?? '');
  const meaning = Object.hasOwn(WHATSAPP_ERRORS, code) || code === '190' ? whatsappMeaning(400, { error: item }) : null;
  if (meaning?.kind !== 'account') return notUnderstood(`error.${code}`, account, item);
  return told('error', account, item, { kind: 'account_fault', fault: meaning.fault, detail: meaning.words });
}
