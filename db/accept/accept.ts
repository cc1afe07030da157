import type { Knex } from 'knex';
import { inWorkspace, type Scope } from '../client.ts';
import { retrying } from '../retry.ts';
import { identityHash } from './erased.ts';
import { channelIdentity, externalIdentity, toldBy } from './identities.ts';
import { arrivalOf, type Arrival, type IncomingMessage } from './incoming.ts';
import { storeWithKnownContact } from './known-contact.ts';
import { lookUp, type Known } from './lookup.ts';
import { storeWithNewContact, type Place } from './new-contact.ts';
import { heedOptOutWord } from './opt-outs.ts';
import { senderOf } from './resolve.ts';

export type Accepted =
  | {
      readonly kind: 'accepted';
      readonly messageId: string;
      readonly contactId: string;
      readonly conversationId: string;
      /** The same message was accepted before; nothing has changed. */
      readonly duplicate: boolean;
    }
  /** The sender was erased after it was sent: acknowledged, so that the provider stops repeating it, and forgotten. */
  | { readonly kind: 'erased' }
  /** Another message was accepted under this id. */
  | { readonly kind: 'message_id_reused' };

export interface AcceptDeps {
  readonly database: Knex;
  readonly secretKey: string;
  readonly clock: () => Date;
}

/**
 * Accepts a message: finds or makes its contact, stores it under its idempotency key, counts it, and gives it the next number
 * of the contact's inbox, in one transaction that needs neither Temporal nor a worker. Once this returns nothing is lost.
 *
 * Ring the relay's bell afterwards. Messages may come repeatedly and in any order, over any number of processes; the rows end
 * the same.
 */
export function acceptMessage(deps: AcceptDeps, workspaceId: string, message: IncomingMessage): Promise<Accepted> {
  const arrival = arrivalOf(message, deps.clock());
  return retrying(() =>
    inWorkspace(deps.database, workspaceId, (scope) => acceptIn(scope, deps, workspaceId, arrival)),
  );
}

async function acceptIn(scope: Scope, deps: AcceptDeps, workspaceId: string, arrival: Arrival): Promise<Accepted> {
  const hashes = [channelIdentity(arrival), externalIdentity(arrival)]
    .filter((identity) => identity !== null)
    .map(({ kind, scope: account, value }) => identityHash(deps.secretKey, workspaceId, kind, account, value));
  const known = await lookUp(scope, arrival, hashes);
  if (known.message) return acceptedBefore(known.message, arrival);
  if (known.erasedAt && arrival.sentAt <= known.erasedAt) return { kind: 'erased' };

  const told = toldBy(arrival, known.country);
  const contact = await senderOf(scope, known);
  const place: Place = contact
    ? await storeWithKnownContact(scope, workspaceId, arrival, known, contact, told)
    : await storeWithNewContact(scope, { workspaceId, secretKey: deps.secretKey }, arrival, told);
  await heedOptOutWord(scope, workspaceId, place.contactId, arrival, hashes);
  return { kind: 'accepted', messageId: arrival.id, ...place, duplicate: false };
}

function acceptedBefore(message: NonNullable<Known['message']>, arrival: Arrival): Accepted {
  if (message.erasing) return { kind: 'erased' };
  if (message.contentHash !== arrival.contentHash.toString('hex')) return { kind: 'message_id_reused' };
  const { id: messageId, contactId, conversationId } = message;
  return { kind: 'accepted', messageId, contactId, conversationId, duplicate: true };
}
