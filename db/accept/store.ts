import type { Told } from '../../domain/told.ts';
import type { Scope } from '../client.ts';
import { runPrepared } from '../prepared.ts';
import { LostRace } from '../retry.ts';
import { claimRows, type Met } from './claims.ts';
import { bearInto } from './join.ts';
import { opensConversation, type PlacedMessage } from './placed-message.ts';
import { claimsOf, messageRow, personRow, silenceRows, strongRows, threadRow, touchedRow } from './rows.ts';
import { STORE } from './store-sql.ts';

/**
 * Stores messages with the contacts, conversations and addresses that come with them, counts them, and gives each the next number
 * of its contact's inbox; each thread that is opened, and each contact that is made, by one message only.
 *
 * @returns addresses of theirs that other contacts have
 * @throws LostRace when a contact was merged, or began to be erased, or a message or an address was accepted elsewhere meanwhile
 * @throws unique violation when another transaction met the same person first; done again, the message finds that contact
 */
export async function storeMessages(
  scope: Scope,
  workspaceId: string,
  messages: readonly PlacedMessage[],
): Promise<Met[]> {
  const fresh = messages.filter(({ sender }) => sender.isNew);
  const ofKnown = byContact(messages.filter(({ sender }) => !sender.isNew));
  const words = await lockForFacts(scope, [...ofKnown.keys()]);
  for (const message of messages) if (message.sender.joining) await bearInto(scope, workspaceId, message);
  const freshIds = fresh.map(({ sender }) => sender.contactId);
  const claims = claimRows(messages.flatMap(claimsOf));
  const [stored] = await runPrepared<Stored>(scope, 'accept_store', STORE, {
    ...{ workspaceId, fresh: freshIds },
    messages: JSON.stringify(messages.map(messageRow)),
    people: JSON.stringify(fresh.map(personRow)),
    strong: JSON.stringify(fresh.flatMap(strongRows)),
    threads: JSON.stringify(messages.filter(opensConversation).map(threadRow)),
    claims: JSON.stringify(claims),
    silenced: JSON.stringify(fresh.flatMap(silenceRows)),
    touched: JSON.stringify([...ofKnown].map(([id, its]) => touchedRow(id, words.get(id) ?? {}, its))),
  });
  if (stored?.added !== messages.length) throw new LostRace('a message was accepted by another request');
  const asked = claims.filter(({ contactId }) => freshIds.includes(contactId));
  const isSettled = ({ kind, value }: { readonly kind: string; readonly value: string }): boolean =>
    stored.got.some((got) => got[0] === kind && got[1] === value) ||
    stored.met.some((met) => met.kind === kind && met.value === value);
  // Somebody else told the address first, and had not committed when it was looked for: this sender may be theirs.
  if (!asked.every(isSettled)) throw new LostRace('an address was accepted by another request');
  return stored.met;
}

interface Stored {
  readonly added: number;
  /** Addresses that contacts made by this statement have got: kind and value. */
  readonly got: readonly (readonly [string, string])[];
  readonly met: Met[];
}

function byContact(messages: readonly PlacedMessage[]): Map<string, PlacedMessage[]> {
  const contacts = new Map<string, PlacedMessage[]>();
  for (const message of messages) {
    const { contactId } = message.sender;
    contacts.set(contactId, [...(contacts.get(contactId) ?? []), message]);
  }
  return contacts;
}

interface LockedContact {
  readonly id: string;
  readonly told: Told;
  readonly erasing_at: Date | null;
  readonly merged_into: string | null;
}

/**
 * Locks contacts in the order of all writers, so that the inbox numbers are drawn while the inboxes are locked
 * (see db/repositories/inbox.ts).
 *
 * @returns what was told of each so far
 */
async function lockForFacts(scope: Scope, ids: readonly string[]): Promise<Map<string, Told>> {
  if (ids.length === 0) return new Map();
  const locked = await runPrepared<LockedContact>(scope, 'accept_lock', LOCK, { ids });
  const there = locked.filter(({ erasing_at, merged_into }) => erasing_at === null && merged_into === null);
  if (there.length < ids.length) throw new LostRace('a contact is no longer there');
  return new Map(there.map(({ id, told }) => [id, told]));
}

const LOCK = `
  WITH held AS MATERIALIZED (
    SELECT contact_id FROM contact_inbox WHERE contact_id = ANY(:ids::uuid[]) ORDER BY contact_id FOR UPDATE
  )
  SELECT c.id, c.told, c.erasing_at, c.merged_into FROM held JOIN contacts c ON c.id = held.contact_id
  ORDER BY c.id FOR NO KEY UPDATE OF c`;
