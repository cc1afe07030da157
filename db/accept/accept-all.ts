import { v7 as uuidv7 } from 'uuid';
import type { Scope } from '../client.ts';
import type { Accepted } from './accept.ts';
import { identityHash } from './erased.ts';
import { acquaintances, type Joining } from './acquaintance.ts';
import { strongIdentities, toldBy, type ToldOfPerson } from './identities.ts';
import type { Arrival } from './incoming.ts';
import { echoedSends, joinClaim } from './join-claim.ts';
import { lookUp, type Known } from './lookup.ts';
import { heedOptOutWord } from './opt-outs.ts';
import type { PlacedMessage } from './placed-message.ts';
import { LostRace } from '../retry.ts';
import { relateMet } from '../repositories/merges/relate.ts';
import { senderOf } from './resolve.ts';
import { storeMessages } from './store.ts';

interface Installation {
  readonly workspaceId: string;
  readonly secretKey: string;
  readonly now: Date;
}

/** A message to accept. */
export interface Incoming {
  readonly arrival: Arrival;
  /** Keyed hashes of the ids by which its sender is known beyond doubt. */
  readonly hashes: readonly Buffer[];
}

/** `later`: it builds on one before it, which has to be committed first. */
export type Outcome = Accepted | { readonly kind: 'later' };

/**
 * Accepts messages of one workspace in one transaction. Each is answered as if it had come alone; the first never with `later`.
 *
 * @throws LostRace, and what storeMessages throws, with none of them accepted
 */
export async function acceptAll(
  scope: Scope,
  installation: Installation,
  messages: readonly Incoming[],
): Promise<Outcome[]> {
  const found = await lookUp(scope, messages);
  const echoed = await echoedSends(scope, messages, found);
  const told = found.map(({ country }, place) => toldBy(at(messages, place).arrival, country));
  const joinings = await acquaintances(
    scope,
    found.flatMap((known, place) =>
      isNewcomer(known) ? [{ place, arrival: at(messages, place).arrival, told: at(told, place) }] : [],
    ),
  );
  const buildsOnEarlier = createEarlier();
  const outcomes: Outcome[] = [];
  const toStore: (PlacedMessage & Incoming)[] = [];
  for (const [index, known] of found.entries()) {
    const message = at(messages, index);
    const settled = settledBefore(message.arrival, known);
    if (settled !== null) outcomes.push(settled);
    else if (buildsOnEarlier(message.arrival, known, at(told, index))) outcomes.push({ kind: 'later' });
    else {
      const send = echoed.get(index);
      const joined = send === undefined ? null : await joinClaim(scope, send, message.arrival);
      if (joined !== null) {
        outcomes.push({ kind: 'accepted', ...joined });
        continue;
      }
      const about = { known, told: at(told, index), joining: joinings.get(index) };
      const placed = { ...message, ...placeOf(installation, message.arrival, about) };
      toStore.push(placed);
      outcomes.push(acceptedAs(placed));
    }
  }
  if (toStore.length > 0) {
    const met = await storeMessages(scope, installation.workspaceId, toStore);
    const linked = await relateMet(scope, installation.workspaceId, met, installation.now);
    const isLate = toStore.some(({ sender }) => sender.isNew && linked.has(sender.contactId));
    // Nobody had the address when it was looked for: done again, the message finds whose it is.
    if (isLate) throw new LostRace('an address was accepted by another request');
  }
  for (const message of toStore) await heedOptOutWord(scope, installation.workspaceId, message, message.hashes);
  return outcomes;
}

function at<T>(list: readonly T[], place: number): T {
  const item = list[place];
  if (item === undefined) throw new Error('the lookup answered more than was asked');
  return item;
}

const isNewcomer = ({ message, byChannel, byExternal }: Known): boolean =>
  message === null && byChannel === null && byExternal === null;

/** The answer to a message that is not to be stored: a repeat, or one of somebody who was erased after it was sent. */
function settledBefore(arrival: Arrival, { message, erasedAt }: Known): Accepted | null {
  if (message === null) return erasedAt !== null && arrival.sentAt <= erasedAt ? { kind: 'erased' } : null;
  if (message.erasing) return { kind: 'erased' };
  if (message.contentHash !== arrival.contentHash.toString('hex')) return { kind: 'message_id_reused' };
  const { id: messageId, contactId, conversationId } = message;
  return { kind: 'accepted', messageId, contactId, conversationId, duplicate: true };
}

/** Remembers what the messages of one transaction bring about: a second one would bring it about again. */
function createEarlier(): (arrival: Arrival, known: Known, told: ToldOfPerson) => boolean {
  const earlier = new Set<string>();
  return ({ positionKey, channel, connection, channelUserId, person: { externalId } }, known, told) => {
    const brings = [
      positionKey,
      ...(known.conversation === null ? [JSON.stringify(['thread', channel, connection, channelUserId])] : []),
      ...(known.byExternal === null && externalId !== undefined ? [JSON.stringify(['external', externalId])] : []),
      ...(isNewcomer(known) ? told.addresses.map(({ kind, value }) => JSON.stringify([kind, value])) : []),
    ];
    if (brings.some((each) => earlier.has(each))) return true;
    for (const each of brings) earlier.add(each);
    return false;
  };
}

interface About {
  readonly known: Known;
  readonly told: ToldOfPerson;
  readonly joining: Joining | undefined;
}

function placeOf(
  { workspaceId, secretKey }: Installation,
  arrival: Arrival,
  { known, told, joining }: About,
): PlacedMessage {
  const place = { arrival, known, told };
  const sender = senderOf(known);
  if (sender !== null)
    return { ...place, sender, conversationId: known.conversation?.id ?? uuidv7(), vouchedHashes: [] };
  const contactId = uuidv7();
  const vouched = [...strongIdentities(arrival), ...told.addresses.filter(({ verified }) => verified)];
  return {
    ...place,
    sender:
      joining === undefined
        ? { contactId, originContactId: contactId, isNew: true }
        : { contactId: joining.contactId, originContactId: contactId, isNew: false, joining },
    conversationId: uuidv7(),
    vouchedHashes: vouched.map((identity) =>
      identityHash(secretKey, workspaceId, identity.kind, identity.scope, identity.value),
    ),
  };
}

function acceptedAs({ arrival, sender, conversationId }: PlacedMessage): Accepted {
  return { kind: 'accepted', messageId: arrival.id, contactId: sender.contactId, conversationId, duplicate: false };
}
