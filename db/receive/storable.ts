import type {
  ReceivedAttachment,
  ReceivedEvent,
  ReceivedMessage,
  ReceivedPerson,
} from '../../domain/channel-events.ts';
import { normaliseEmail } from '../../domain/identity.ts';

/** api.md: "Text up to 32,768 characters"; what a provider sends beyond it is cut off rather than lost. */
const LONGEST_TEXT = 32_768;
const LONGEST_USER_ID = 256;
const LONGEST_MESSAGE_ID = 1_024;
const LONGEST_NAME = 200;
const MOST_ATTACHMENTS = 20;
const LONGEST_URL = 4_096;

/** Deeper than any provider's payload, and far from a stack's end. */
const MAX_DEPTH = 32;

/** Half of a surrogate pair, which is no Unicode; and NUL, which Postgres refuses. */
const UNSTORABLE = /[\p{Surrogate}\0]/gu;

const clean = (text: string): string => text.replace(UNSTORABLE, (part) => (part === '\0' ? '' : '\uFFFD'));
const cut = (text: string, most: number): string => clean([...clean(text).slice(0, most * 2)].slice(0, most).join(''));

/** The same JSON value without what Postgres could not keep. */
export function storableJson(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return clean(value);
  if (typeof value !== 'object' || value === null) return value;
  if (depth >= MAX_DEPTH) return '…';
  if (Array.isArray(value)) return value.map((part) => storableJson(part, depth + 1));
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [clean(key), storableJson(part, depth + 1)]));
}

/**
 * An event as it can be stored: providers are not asked to keep our limits, and one odd event must not keep a batch from being
 * accepted. What has no usable ids is kept as something unknown.
 */
export function storableEvent(received: ReceivedEvent): ReceivedEvent {
  const { event } = received;
  switch (event.kind) {
    case 'message':
    case 'edit': {
      const message = storableMessage(event.message);
      return message === null ? unknown(received) : { ...received, event: { ...event, message } };
    }
    case 'deletion':
      return isId(event.channelUserId, LONGEST_USER_ID) && isId(event.channelMessageId, LONGEST_MESSAGE_ID)
        ? received
        : unknown(received);
    case 'delivery': {
      const ids = 'ids' in event.messages ? event.messages.ids : [];
      const fine = ids.every((id) => isId(id, LONGEST_MESSAGE_ID)) && isIdOrNone(event.channelUserId);
      return fine ? { ...received, event: withOwnSend(event) } : unknown(received);
    }
    case 'opt_in':
    case 'opt_out':
      return isId(event.channelUserId, LONGEST_USER_ID) ? received : unknown(received);
    case 'profile': {
      const name = cut(event.name.trim(), LONGEST_NAME);
      const isUsable = name !== '' && isId(event.channelUserId, LONGEST_USER_ID);
      return isUsable ? { ...received, event: { ...event, name } } : unknown(received);
    }
    case 'question':
      return isId(event.subject, LONGEST_MESSAGE_ID) ? received : unknown(received);
    case 'unknown':
      return isIdOrNone(event.channelUserId) ? received : unknown(received);
    case 'account_fault':
    case 'noted':
      return received;
  }
}

function unknown(received: ReceivedEvent): ReceivedEvent {
  return { ...received, event: { kind: 'unknown', channelUserId: null } };
}

const SEND_ID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** What came along with a send of somebody else's app says nothing here. */
function withOwnSend<Told extends { readonly sendId?: string | undefined }>(told: Told): Told {
  const { sendId, ...others } = told;
  return sendId === undefined || SEND_ID.test(sendId) ? told : (others as Told);
}

/** Whether an id of an account can be looked for at all. */
export const isStorableAccount = (account: string): boolean => isId(account, LONGEST_USER_ID);

const isId = (id: string, most: number): boolean => id.length > 0 && id.length <= most && clean(id) === id;
const isIdOrNone = (id: string | null): boolean => id === null || isId(id, LONGEST_USER_ID);

function storableMessage(message: ReceivedMessage): ReceivedMessage | null {
  const { channelUserId, channelMessageId, sentAt } = message;
  const isUsable = isId(channelUserId, LONGEST_USER_ID) && isId(channelMessageId, LONGEST_MESSAGE_ID);
  if (!isUsable || Number.isNaN(sentAt.getTime())) return null;
  return {
    ...withOwnSend(message),
    text: cut(message.text, LONGEST_TEXT),
    attachments: message.attachments.slice(0, MOST_ATTACHMENTS).map(storableAttachment),
    person: storablePerson(message.person),
    ...(message.channelData === undefined
      ? {}
      : { channelData: storableJson(message.channelData) as Readonly<Record<string, unknown>> }),
  };
}

function storableAttachment({ type, url, name, mediaId, data }: ReceivedAttachment): ReceivedAttachment {
  return {
    type: /^[a-z][a-z0-9_/.+-]{0,99}$/i.test(type) ? type : 'file',
    url: url !== null && url.length <= LONGEST_URL && /^https?:\/\//i.test(url) ? clean(url) : null,
    ...(name === undefined || name === '' ? {} : { name: cut(name, 255) }),
    ...(mediaId === undefined ? {} : { mediaId: cut(mediaId, LONGEST_MESSAGE_ID) }),
    ...(data === undefined ? {} : { data: storableJson(data) as Readonly<Record<string, unknown>> }),
  };
}

function storablePerson({ name, email, company, alsoKnownAs, phone, ...person }: ReceivedPerson): ReceivedPerson {
  const words = (text: string | undefined) => {
    const short = text === undefined ? '' : cut(text.trim(), LONGEST_NAME);
    return short === '' ? undefined : short;
  };
  const others = alsoKnownAs?.filter((id) => isId(id, LONGEST_USER_ID));
  return {
    ...person,
    name: words(name),
    company: words(company),
    email: email !== undefined && normaliseEmail(email) !== null ? email : undefined,
    phone: phone !== undefined && phone.length <= 40 ? clean(phone) : undefined,
    ...(others === undefined || others.length === 0 ? {} : { alsoKnownAs: others.slice(0, 5) }),
  };
}
