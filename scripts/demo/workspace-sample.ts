import type { IncomingMessage } from '../../db/accept/incoming.ts';
import { castMessages, type OutgoingMessage } from './casting.ts';
import { seededRandom, shuffled } from './random.ts';
import { readSample } from './sample.ts';

/** Enough for every screen to show something, few enough to be judged while somebody looks on. */
const CONVERSATIONS = 60;
const SEED = 7;

/**
 * Some of the bundled conversations as messages that could just have come in, oldest first. Their people are plainly invented.
 *
 * @param prefix of every channel id, so that whoever came with one loading can be told from all others
 * @param now the end of the time over which they are spread
 */
export function workspaceSample(prefix: string, now: Date): IncomingMessage[] {
  const conversations = shuffled(readSample(), seededRandom(SEED)).slice(0, CONVERSATIONS);
  const idOf = createIds(prefix);
  return castMessages(conversations, now.getTime(), SEED).map((message) => toIncoming(message, idOf(message)));
}

type IdOf = (message: OutgoingMessage) => string;

/** A provider's repeat of somebody who was deleted is swallowed for days: loaded again, they have to be other people. */
function createIds(prefix: string): IdOf {
  const places = new Map<string, number>();
  return ({ channel, channelUserId }) => {
    const known = `${channel} ${channelUserId}`;
    const place = places.get(known) ?? places.size;
    places.set(known, place);
    return `${prefix}${String(place)}${channel === 'email' ? '@example.com' : ''}`;
  };
}

function toIncoming({ contact, source, sentAt, ...message }: OutgoingMessage, channelUserId: string): IncomingMessage {
  const { verified = false, ...person } = contact ?? {};
  const email = message.channel === 'email' ? { email: channelUserId } : {};
  return {
    channel: message.channel as IncomingMessage['channel'],
    connectionId: null,
    channelUserId,
    channelMessageId: message.messageId,
    direction: message.direction,
    author: message.author,
    text: message.text,
    attachments: [],
    sentAt: new Date(sentAt),
    backfill: false,
    source: (source ?? null) as IncomingMessage['source'],
    person: { ...person, ...email, verified },
  };
}
