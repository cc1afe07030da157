import type { ReceivedAttachment, ReceivedPerson } from '../../domain/channel-events.ts';
import { idAt, objectAt, objectsAt, textAt, type Json } from '../reading.ts';

const FILES = ['animation', 'document', 'audio', 'voice', 'video', 'video_note', 'sticker'];

/** What tells of the chat itself, and is nobody's message. */
const SERVICE = [
  ...[
    'new_chat_title',
    'new_chat_photo',
    'delete_chat_photo',
    'new_chat_members',
    'left_chat_member',
    'pinned_message',
  ],
  ...['group_chat_created', 'supergroup_chat_created', 'channel_chat_created', 'message_auto_delete_timer_changed'],
  ...[
    'migrate_to_chat_id',
    'migrate_from_chat_id',
    'successful_payment',
    'refunded_payment',
    'users_shared',
    'chat_shared',
  ],
  ...['write_access_allowed', 'connected_website', 'passport_data', 'proximity_alert_triggered', 'boost_added'],
  ...['chat_background_set', 'forum_topic_created', 'forum_topic_edited', 'forum_topic_closed', 'forum_topic_reopened'],
  ...['giveaway_created', 'giveaway_completed', 'video_chat_started', 'video_chat_ended', 'web_app_data'],
];

export const isService = (message: Json): boolean => SERVICE.some((key) => message[key] !== undefined);

/** @returns null for a message of a form that is not known yet */
export function contentOf(message: Json): { text: string; attachments: ReceivedAttachment[] } | null {
  const text = textAt(message['text']) ?? textAt(message['caption']) ?? '';
  const attachments = [...filesOf(message), ...placesOf(message), ...cardsOf(message)];
  return text === '' && attachments.length === 0 ? null : { text, attachments };
}

/** Files are fetched with the bot's token by their id. An animation comes as a document as well: once is enough. */
function filesOf(message: Json): ReceivedAttachment[] {
  // A photo comes in several sizes, the largest last.
  const photo = objectsAt(message['photo']).at(-1);
  if (photo !== undefined) return [fileOf('image', photo)];
  const type = FILES.find((key) => objectAt(message[key]) !== null);
  return type === undefined ? [] : [fileOf(type, objectAt(message[type]) ?? {})];
}

function fileOf(type: string, file: Json): ReceivedAttachment {
  const [mediaId, name] = [idAt(file['file_id']), textAt(file['file_name'])];
  return { type, url: null, ...(name === null ? {} : { name }), ...(mediaId === null ? {} : { mediaId }) };
}

/** A venue comes with its place: the venue says more. */
function placesOf(message: Json): ReceivedAttachment[] {
  const venue = objectAt(message['venue']);
  const location = objectAt(venue?.['location']) ?? objectAt(message['location']);
  if (location === null) return [];
  const { latitude, longitude } = location;
  const [name, address] = [textAt(venue?.['title']), textAt(venue?.['address'])];
  return [{ type: 'location', url: null, ...(name === null ? {} : { name }), data: { latitude, longitude, address } }];
}

function cardsOf(message: Json): ReceivedAttachment[] {
  return ['contact', 'poll', 'dice', 'game', 'invoice', 'story'].flatMap((type) => {
    const data = objectAt(message[type]);
    return data === null ? [] : [{ type, url: null, data }];
  });
}

/** A card is the writer's own number only when the app says so; any other card is somebody else's. */
export function personOf(from: Json, message: Json): ReceivedPerson {
  const name = [textAt(from['first_name']), textAt(from['last_name'])].filter((part) => part !== null).join(' ');
  const card = objectAt(message['contact']);
  const isOwn = card !== null && idAt(card['user_id']) !== null && idAt(card['user_id']) === idAt(from['id']);
  const digits = isOwn ? textAt(card['phone_number'])?.replace(/\D/g, '') : undefined;
  const phone = digits === undefined || digits === '' ? undefined : `+${digits}`;
  return { name: name === '' ? undefined : name, phone, verified: phone !== undefined };
}
