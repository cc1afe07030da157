import type { ReceivedAttachment, ReceivedMessage } from '../../domain/channel-events.ts';
import { idAt, objectAt, objectsAt, textAt, type Json } from '../reading.ts';

/** What a message says, in words and with it. */
export type Content = Pick<ReceivedMessage, 'text' | 'attachments'>;

const words = (text: string | null): Content | null => (text === null ? null : { text, attachments: [] });

const MEDIA = ['image', 'video', 'document', 'audio', 'sticker'];

/** What the app could not hand over is a message all the same: the next may speak of it. */
const UNSUPPORTED: Content = { text: '', attachments: [{ type: 'unsupported', url: null }] };

const card = (type: string, data: unknown): Content => ({
  ...{ text: '', attachments: [{ type, url: null, data: objectAt(data) ?? { items: data } }] },
});

/**
 * What a message of the Cloud API says; null for a type that is not known yet.
 * https://developers.facebook.com/documentation/business-messaging/whatsapp/webhooks/reference/messages
 */
export function contentOf(message: Json): Content | null {
  const type = textAt(message['type']) ?? '';
  const part = objectAt(message[type]);
  if (MEDIA.includes(type)) return part === null ? null : media(type, part);
  switch (type) {
    case 'text':
      return words(textAt(part?.['body']));
    case 'button':
      return words(textAt(part?.['text']));
    case 'interactive':
      return interactive(part ?? {});
    case 'location': {
      const { latitude, longitude, name, address } = part ?? {};
      return { text: '', attachments: [{ type, url: null, data: { latitude, longitude, name, address } }] };
    }
    case 'contacts':
      return card(type, message['contacts']);
    case 'order':
      return card(type, part);
    case 'unsupported':
    case 'unknown':
      return UNSUPPORTED;
    default:
      // Some test deliveries of ads carry the words and leave the type out.
      return type === '' ? words(textAt(objectAt(message['text'])?.['body'])) : null;
  }
}

/** Files are fetched with the account's token by their id; newer payloads have an address as well, good for minutes. */
function media(type: string, part: Json): Content {
  const [mediaId, name] = [idAt(part['id']), textAt(part['filename'])];
  const attachment: ReceivedAttachment = {
    ...{ type, url: textAt(part['url']) },
    ...(name === null ? {} : { name }),
    ...(mediaId === null ? {} : { mediaId }),
  };
  return { text: textAt(part['caption']) ?? '', attachments: [attachment] };
}

function interactive(part: Json): Content | null {
  const reply = objectAt(part['button_reply']) ?? objectAt(part['list_reply']);
  if (reply !== null) {
    const said = [textAt(reply['title']), textAt(reply['description'])].filter((text) => text !== null);
    return words(said.length > 0 ? said.join('\n') : null);
  }
  const form = textAt(objectAt(part['nfm_reply'])?.['response_json']);
  return form === null ? null : { text: '', attachments: [{ type: 'form', url: null, data: { response: form } }] };
}

/** Who wrote: the number where the person shows it, else the id that stands for it, and the name they go by. */
export interface Writer {
  readonly channelUserId: string;
  readonly name: string | undefined;
  /** The other id, where both are told. */
  readonly alsoKnownAs: readonly string[];
}

/** @returns null where neither id is told */
export function writerOf(message: Json, contacts: readonly Json[]): Writer | null {
  const [phone, scoped] = [idAt(message['from']), idAt(message['from_user_id'])];
  // By the ids and not by the place: contacts come in any order.
  const contact = contacts.find(
    (each) =>
      (phone !== null && idAt(each['wa_id']) === phone) || (scoped !== null && idAt(each['user_id']) === scoped),
  );
  const userId = scoped ?? idAt(contact?.['user_id']);
  const channelUserId = phone ?? idAt(contact?.['wa_id']) ?? userId;
  if (channelUserId === null) return null;
  const name = textAt(objectAt(contact?.['profile'])?.['name']) ?? undefined;
  return { channelUserId, name, alsoKnownAs: userId === null || userId === channelUserId ? [] : [userId] };
}

export const contactsOf = (value: Json): readonly Json[] => objectsAt(value['contacts']);
