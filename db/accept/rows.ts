import { v7 as uuidv7 } from 'uuid';
import { comparePositions } from '../../domain/order.ts';
import { mergeTold, type Told } from '../../domain/told.ts';
import { isConnectionId } from '../repositories/channel-connections.ts';
import type { Claim } from './claims.ts';
import { channelIdentity, externalIdentity, otherChannelIdentities, strongIdentities } from './identities.ts';
import type { Arrival } from './incoming.ts';
import { isClaimed, opensConversation, type PlacedMessage } from './placed-message.ts';

/** The columns of a message's row, in the order in which the messages take their inbox numbers. */
export function messageRow({ arrival, told, sender, conversationId }: PlacedMessage, place: number) {
  return {
    place,
    id: arrival.id,
    contactId: sender.contactId,
    originContactId: sender.originContactId,
    conversationId,
    channel: arrival.channel,
    connection: arrival.connection,
    person: arrival.channelUserId,
    message: arrival.channelMessageId,
    positionKey: arrival.positionKey,
    direction: arrival.direction,
    author: arrival.author,
    text: arrival.text,
    attachments: arrival.attachments,
    contentHash: arrival.contentHash.toString('hex'),
    at: arrival.sentAt,
    source: arrival.source,
    told: Object.keys(told.fields).length > 0 ? told.fields : null,
    backfill: arrival.backfill,
    channelData: arrival.channelData ?? null,
    branchId: arrival.branchId ?? null,
  };
}

/** A contact that is made with its first message. */
export function personRow(message: PlacedMessage) {
  const { source, channel, sentAt: at } = message.arrival;
  return {
    id: message.sender.contactId,
    source,
    channel,
    at,
    ...branchOf(message.arrival),
    told: wordsOf({}, [message]),
  };
}

/** The branch that a message names, and the connection whose branch is its contact's otherwise. */
const branchOf = ({ branchId = null, connection }: Arrival) => ({
  branchId,
  connectionId: isConnectionId(connection) ? connection : null,
});

/** The channel's id, and the business's own, of somebody new. A plain insert: whoever was first with them is found when all is done again. */
export function strongRows({ arrival, sender }: PlacedMessage) {
  return strongIdentities(arrival).map(({ kind, scope, value, linkedBy }) => ({
    ...{ id: uuidv7(), contactId: sender.contactId, kind, scope, value, linkedBy, at: arrival.sentAt },
  }));
}

/** Under which addresses an erased person may have asked for silence. */
export function silenceRows({ sender, vouchedHashes }: PlacedMessage) {
  return vouchedHashes.map((hash) => ({ contactId: sender.contactId, hash: hash.toString('hex') }));
}

export function threadRow(message: PlacedMessage) {
  const { arrival, sender, conversationId: id } = message;
  const { channel, connection, channelUserId: person, sentAt: at } = arrival;
  const verified = !isClaimed(message);
  return { id, contactId: sender.contactId, originId: originOf(message), channel, connection, person, at, verified };
}

/** Null for a sender who is the contact itself. */
const originOf = ({ sender: { contactId, originContactId } }: PlacedMessage): string | null =>
  originContactId === contactId ? null : originContactId;

/** Addresses that a message tells; of somebody known also the ids by which it came, where they are new or earlier than known. */
export function claimsOf(message: PlacedMessage): Claim[] {
  const { arrival, known, told, sender } = message;
  const external = externalIdentity(arrival);
  const isEarliest = known.conversation !== null && arrival.sentAt < new Date(known.conversation.firstMessageAt);
  const own = [
    ...(opensConversation(message) || isEarliest ? [channelIdentity(arrival)] : []),
    ...(external === null ? [] : [external]),
    ...otherChannelIdentities(arrival),
  ];
  return [...(sender.isNew ? [] : own), ...told.addresses].map((identity) => ({
    ...{ contactId: sender.contactId, originId: originOf(message), identity, at: arrival.sentAt },
  }));
}

/**
 * What messages change on a known contact: the same in whatever order they come. `at`, `key` and `source` are those of the
 * earliest of them.
 *
 * @param messages of this one contact
 */
export function touchedRow(contactId: string, before: Told, messages: readonly PlacedMessage[]) {
  const byPosition = messages
    .map(({ arrival }) => arrival)
    .sort((a, b) => comparePositions(positionOf(a), positionOf(b)));
  const [earliest] = byPosition;
  if (earliest === undefined) throw new Error('a contact without a message was touched');
  const { positionKey: key, sentAt: at, source } = earliest;
  const channels = [...new Set(byPosition.map(({ channel }) => channel))];
  return { id: contactId, at, key, source, channels, ...branchOf(earliest), told: wordsOf(before, messages) };
}

const positionOf = ({ sentAt, positionKey: key }: Arrival) => ({ at: sentAt.toISOString(), key });

const wordsOf = (before: Told, messages: readonly PlacedMessage[]): Told =>
  messages.reduce(
    (words, message) =>
      mergeTold(words, {
        fields: message.told.fields,
        ...positionOf(message.arrival),
        claimed: isClaimed(message),
      }),
    before,
  );
