import type { ReceivedAttachment, ReceivedEvent, ReceivedPerson } from '../../domain/channel-events.ts';
import { NOBODY, noted, notUnderstood, told, unreadable } from '../events.ts';
import type { WebhookRequest } from '../port.ts';
import { idAt, instantAt, objectAt, objectsAt, readJson, textAt, type Json } from '../reading.ts';
import { profileSubject } from './profile.ts';

/** Events of Messenger and Instagram that say nothing about a message. */
const NO_MESSAGE = [
  ...['reaction', 'optin', 'referral', 'account_linking', 'pass_thread_control', 'take_thread_control'],
  ...['request_thread_control', 'app_roles', 'game_play', 'message_reactions'],
];

/** Of the page's own inbox; what any other app sent was sent by a machine. */
const INBOX_APPS = new Set(['263902037430900']);

/**
 * The events of a webhook of Messenger or Instagram: one form for both, with differences that are read where they stand.
 *
 * @param object what the body says it is of: `page` or `instagram`
 */
export function parseMessaging({ body, receivedAt }: WebhookRequest, object: string): readonly ReceivedEvent[] {
  const payload = readJson(body);
  if (payload === null || payload['object'] !== object) return unreadable(body);
  return objectsAt(payload['entry']).flatMap((entry) => [
    ...[...objectsAt(entry['messaging']), ...objectsAt(entry['standby'])].map((item) => readItem(item, receivedAt)),
    ...objectsAt(entry['changes']).map((change) => readChange(change, receivedAt)),
  ]);
}

/** The dashboard's test button sends its example as a change. */
function readChange(change: Json, receivedAt: Date): ReceivedEvent {
  const [field, value] = [textAt(change['field']) ?? 'change', objectAt(change['value'])];
  if (field === 'messages' && value !== null) return readItem(value, receivedAt);
  return field === 'leadgen' ? noted(field, null, change) : notUnderstood(field, null, change);
}

interface Place {
  readonly account: string | null;
  readonly person: string;
  readonly at: Date;
  readonly item: Json;
}

function readItem(item: Json, receivedAt: Date): ReceivedEvent {
  const [sender, recipient] = [idAt(objectAt(item['sender'])?.['id']), idAt(objectAt(item['recipient'])?.['id'])];
  const message = objectAt(item['message']);
  const isEcho = message?.['is_echo'] === true;
  const [account, person] = isEcho ? [sender, recipient] : [recipient, sender];
  const type = typeOf(item);
  if (person === null)
    return NO_MESSAGE.includes(type) ? noted(type, account, item) : notUnderstood(type, account, item);
  const place = { account, person, at: instantAt(item['timestamp']) ?? receivedAt, item };
  if (message !== null) return readMessage(message, isEcho, place);
  const reader = READERS[type];
  if (reader !== undefined) return reader(objectAt(item[type]) ?? {}, place);
  return NO_MESSAGE.includes(type) ? noted(type, account, item) : notUnderstood(type, account, item, person);
}

const typeOf = (item: Json): string =>
  Object.keys(item).find((key) => !['sender', 'recipient', 'timestamp', 'prior_message'].includes(key)) ?? 'empty';

function readMessage(message: Json, isEcho: boolean, { account, person, at, item }: Place): ReceivedEvent {
  const channelMessageId = idAt(message['mid']);
  const type = isEcho ? 'message_echo' : 'message';
  if (channelMessageId === null) return notUnderstood(type, account, item, person);
  if (message['is_deleted'] === true) {
    return told('message_deletion', account, item, {
      kind: 'deletion',
      channelUserId: person,
      channelMessageId,
      deletedAt: at,
    });
  }
  const text = textAt(message['text']) ?? '';
  const files = objectsAt(message['attachments']).map(readAttachment);
  // A sticker or gif that the API does not hand over is a message all the same, and the next may speak of it.
  const attachments = text === '' && files.length === 0 ? [{ type: 'unsupported', url: null }] : files;
  const sent = { channelUserId: person, channelMessageId, text, attachments, sentAt: at, person: NOBODY };
  if (!isEcho) {
    return told(type, account, item, {
      kind: 'message',
      message: { ...sent, person: stranger(person), direction: 'inbound', author: 'contact' },
    });
  }
  const app = idAt(message['app_id']);
  const author = app === null || INBOX_APPS.has(app) ? 'human' : 'ai';
  const sendId = textAt(message['metadata']);
  const echo = { ...sent, direction: 'outbound', author, ...(sendId === null ? {} : { sendId }) } as const;
  return told(type, account, item, { kind: 'message', message: echo });
}

/** Webhooks name nobody. */
const stranger = (channelUserId: string): ReceivedPerson => ({
  ...NOBODY,
  nameQuestion: profileSubject(channelUserId),
});

/** Types are theirs; a location's coordinates and a shared post's title are all there is to read of them. */
function readAttachment(attachment: Json): ReceivedAttachment {
  const payload = objectAt(attachment['payload']);
  const coordinates = objectAt(payload?.['coordinates']);
  const name = textAt(payload?.['title']) ?? textAt(attachment['title']);
  return {
    type: textAt(attachment['type']) ?? 'file',
    url: textAt(payload?.['url']) ?? textAt(attachment['url']),
    ...(name === null ? {} : { name }),
    ...(coordinates === null ? {} : { data: { latitude: coordinates['lat'], longitude: coordinates['long'] } }),
  };
}

type Reader = (part: Json, place: Place) => ReceivedEvent;

const READERS: Readonly<Record<string, Reader>> = {
  /** A button that was pressed says its title; one without says nothing that a person would have written. */
  postback: (part, { account, person, at, item }) => {
    const text = textAt(part['title']);
    if (text === null) return noted('postback', account, item);
    const channelMessageId = idAt(part['mid']) ?? `postback-${String(at.getTime())}`;
    const message = {
      channelUserId: person,
      channelMessageId,
      text,
      attachments: [],
      sentAt: at,
      person: stranger(person),
    };
    return told('postback', account, item, {
      kind: 'message',
      message: { ...message, direction: 'inbound', author: 'contact' },
    });
  },
  message_edit: (part, { account, person, at, item }) => {
    const [channelMessageId, text] = [idAt(part['mid']), textAt(part['text'])];
    if (channelMessageId === null || text === null) return notUnderstood('message_edit', account, item, person);
    const message = { channelUserId: person, channelMessageId, text, attachments: [], sentAt: at, person: NOBODY };
    const edited = { ...message, direction: 'inbound', author: 'contact' } as const;
    return told('message_edit', account, item, { kind: 'edit', message: edited, editedAt: at });
  },
  delivery: (part, place) => receipt('delivery', 'delivered', part, place),
  read: (part, place) => receipt('read', 'read', part, place),
  'policy-enforcement': (part, { account, item }) => {
    if (textAt(part['action']) !== 'block') return noted('policy-enforcement', account, item);
    const detail = 'The channel has blocked the account for breaking a policy.';
    return told('policy-enforcement', account, item, { kind: 'account_fault', fault: 'restricted', detail });
  },
};

/** Messenger names messages, or all up to a time; Instagram names the one that was seen. */
function receipt(
  type: string,
  progress: 'delivered' | 'read',
  part: Json,
  { account, person, at, item }: Place,
): ReceivedEvent {
  const named = Array.isArray(part['mids']) ? part['mids'] : part['mid'] === undefined ? [] : [part['mid']];
  const ids = named.flatMap((id) => idAt(id) ?? []);
  const upTo = instantAt(part['watermark']);
  if (ids.length === 0 && upTo === null) return noted(type, account, item);
  const messages = ids.length > 0 ? { ids } : { upTo: upTo ?? at };
  return told(type, account, item, { kind: 'delivery', channelUserId: person, messages, progress, at, error: null });
}
