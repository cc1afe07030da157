import { v7 as uuidv7 } from 'uuid';
import type { Scope } from '../client.ts';
import type { Accepted } from './accept.ts';
import { identityHash } from './erased.ts';
import { strongIdentities, toldBy } from './identities.ts';
import type { Arrival } from './incoming.ts';
import { echoedSends, joinClaim } from './join-claim.ts';
import { lookUp, type Known } from './lookup.ts';
import { heedOptOutWord } from './opt-outs.ts';
import type { PlacedMessage } from './placed-message.ts';
import { senderOf } from './resolve.ts';
import { storeMessages } from './store.ts';

interface Installation {
  readonly workspaceId: string;
  readonly secretKey: string;
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
 * @throws what storeMessages throws, with none of them accepted
 */
export async function acceptAll(
  scope: Scope,
  installation: Installation,
  messages: readonly Incoming[],
): Promise<Outcome[]> {
  const found = await lookUp(scope, messages);
  const echoed = await echoedSends(scope, messages, found);
  const buildsOnEarlier = createEarlier();
  const outcomes: Outcome[] = [];
  const toStore: (PlacedMessage & Incoming)[] = [];
  for (const [index, known] of found.entries()) {
    const message = messages[index];
    if (message === undefined) throw new Error('the lookup answered more than was asked');
    const settled = settledBefore(message.arrival, known);
    if (settled !== null) outcomes.push(settled);
    else if (buildsOnEarlier(message.arrival, known)) outcomes.push({ kind: 'later' });
    else {
      const send = echoed.get(index);
      const joined = send === undefined ? null : await joinClaim(scope, send, message.arrival);
      if (joined !== null) {
        outcomes.push({ kind: 'accepted', ...joined });
        continue;
      }
      const placed = { ...message, ...(await placeOf(scope, installation, message.arrival, known)) };
      toStore.push(placed);
      outcomes.push(acceptedAs(placed));
    }
  }
  if (toStore.length > 0) await storeMessages(scope, installation.workspaceId, toStore);
  for (const { arrival, hashes, sender } of toStore) {
    await heedOptOutWord(scope, installation.workspaceId, sender.contactId, arrival, hashes);
  }
  return outcomes;
}

/** The answer to a message that is not to be stored: a repeat, or one of somebody who was erased after it was sent. */
function settledBefore(arrival: Arrival, { message, erasedAt }: Known): Accepted | null {
  if (message === null) return erasedAt !== null && arrival.sentAt <= erasedAt ? { kind: 'erased' } : null;
  if (message.erasing) return { kind: 'erased' };
  if (message.contentHash !== arrival.contentHash.toString('hex')) return { kind: 'message_id_reused' };
  const { id: messageId, contactId, conversationId } = message;
  return { kind: 'accepted', messageId, contactId, conversationId, duplicate: true };
}

/** Remembers what the messages of one transaction bring about: a second one would bring it about again. */
function createEarlier(): (arrival: Arrival, known: Known) => boolean {
  const earlier = new Set<string>();
  return ({ positionKey, channel, connection, channelUserId, person: { externalId } }, known) => {
    const brings = [
      positionKey,
      ...(known.conversation === null ? [JSON.stringify(['thread', channel, connection, channelUserId])] : []),
      ...(known.byExternal === null && externalId !== undefined ? [JSON.stringify(['external', externalId])] : []),
    ];
    if (brings.some((each) => earlier.has(each))) return true;
    for (const each of brings) earlier.add(each);
    return false;
  };
}

async function placeOf(
  scope: Scope,
  { workspaceId, secretKey }: Installation,
  arrival: Arrival,
  known: Known,
): Promise<PlacedMessage> {
  const told = toldBy(arrival, known.country);
  const place = { arrival, known, told };
  const sender = await senderOf(scope, known);
  if (sender !== null)
    return { ...place, sender, conversationId: known.conversation?.id ?? uuidv7(), vouchedHashes: [] };
  const contactId = uuidv7();
  const vouched = [...strongIdentities(arrival), ...told.addresses.filter(({ verified }) => verified)];
  return {
    ...place,
    sender: { contactId, originContactId: contactId, isNew: true },
    conversationId: uuidv7(),
    vouchedHashes: vouched.map((identity) =>
      identityHash(secretKey, workspaceId, identity.kind, identity.scope, identity.value),
    ),
  };
}

function acceptedAs({ arrival, sender, conversationId }: PlacedMessage): Accepted {
  return { kind: 'accepted', messageId: arrival.id, contactId: sender.contactId, conversationId, duplicate: false };
}
