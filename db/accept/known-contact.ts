import { v7 as uuidv7 } from 'uuid';
import { mergeTold, type Told } from '../../domain/told.ts';
import type { Scope } from '../client.ts';
import { runPrepared } from '../prepared.ts';
import { LostRace } from '../retry.ts';
import {
  channelIdentity,
  CLAIM_IDENTITIES,
  claimBindings,
  claimIdentities,
  externalIdentity,
  type Identity,
  type ToldOfPerson,
} from './identities.ts';
import type { Arrival } from './incoming.ts';
import type { Known } from './lookup.ts';
import { MESSAGE_COLUMNS, messageBindings, messageValues, type Place } from './new-contact.ts';

export interface KnownContact {
  /** Who gets the message. */
  readonly contactId: string;
  /** To whom its sender belonged before any merge. */
  readonly originContactId: string;
}

interface LockedContact {
  readonly told: Told;
  readonly erasing_at: Date | null;
  readonly merged_into: string | null;
  readonly last_seq: number;
}

/**
 * Stores a message of somebody known. What it changes on the contact is the same in whatever order messages come: counts,
 * least and greatest times, the source of the earliest by position, and the last word by position on each detail.
 *
 * @throws LostRace when the contact was merged, or began to be erased, or the message was accepted elsewhere meanwhile
 */
export async function storeWithKnownContact(
  scope: Scope,
  workspaceId: string,
  arrival: Arrival,
  known: Known,
  contact: KnownContact,
  told: ToldOfPerson,
): Promise<Place> {
  const locked = await lockForFact(scope, contact.contactId);
  const conversationId = known.conversation?.id ?? (await openConversation(scope, workspaceId, arrival, contact));
  const place = { contactId: contact.contactId, conversationId };
  const words = mergeTold(locked.told, {
    fields: told.fields,
    at: arrival.sentAt.toISOString(),
    key: arrival.positionKey,
  });
  const added = await runPrepared(scope, 'accept_known_contact', INSERT_AND_COUNT, {
    ...place,
    ...claimBindings(
      { workspaceId, contactId: contact.originContactId },
      identitiesToClaim(arrival, known, told),
      arrival.sentAt,
    ),
    ...messageBindings(arrival, told),
    origin: contact.originContactId,
    seq: locked.last_seq,
    words: JSON.stringify(words),
    name: words.name?.value ?? null,
    email: words.email?.value ?? null,
    phone: words.phone?.value ?? null,
    company: words.company?.value ?? null,
    zone: words.timeZone?.value ?? null,
  });
  if (added.length === 0) throw new LostRace('the message was accepted by another request');
  return place;
}

/** Locks in the order of all writers, and draws the inbox number while the inbox is locked (see db/repositories/inbox.ts). */
async function lockForFact(scope: Scope, contactId: string): Promise<LockedContact> {
  const [row] = await runPrepared<LockedContact>(scope, 'accept_lock', LOCK, { contactId });
  if (!row || row.erasing_at !== null || row.merged_into !== null) throw new LostRace('the contact is no longer there');
  return row;
}

/** The first message of a known person over another channel or connection. */
async function openConversation(
  scope: Scope,
  workspaceId: string,
  arrival: Arrival,
  { originContactId, contactId }: KnownContact,
): Promise<string> {
  const id = uuidv7();
  // A plain insert: when another message of this thread was first, the unique index says so and all of it is done again.
  await scope.raw(
    `INSERT INTO conversations (id, workspace_id, contact_id, channel, connection_id, channel_user_id, first_message_at, last_message_at)
     VALUES (:id, :workspaceId, :contactId, :channel, :connection, :person, :at, :at)`,
    {
      ...{ id, workspaceId, contactId, channel: arrival.channel, connection: arrival.connection },
      ...{ person: arrival.channelUserId, at: arrival.sentAt },
    },
  );
  await claimIdentities(scope, { workspaceId, contactId: originContactId }, [channelIdentity(arrival)], arrival.sentAt);
  return id;
}

function identitiesToClaim(arrival: Arrival, known: Known, told: ToldOfPerson): Identity[] {
  const external = externalIdentity(arrival);
  const isEarliest = known.conversation !== null && arrival.sentAt < new Date(known.conversation.firstMessageAt);
  return [
    ...(isEarliest ? [channelIdentity(arrival)] : []),
    ...(external === null ? [] : [external]),
    ...told.addresses,
  ];
}

/**
 * A contact made by hand or by an import keeps that as its source. Among messages the earliest by position decides; the ones
 * before this one are looked for only when it could be the first.
 */
const INSERT_AND_COUNT = `
  WITH added AS (
    INSERT INTO messages ${MESSAGE_COLUMNS} VALUES (${messageValues(':origin::uuid', ':seq::bigint')})
    ON CONFLICT DO NOTHING RETURNING id
  ), claimed AS (${CLAIM_IDENTITIES}
  ), thread AS (
    UPDATE conversations t SET message_count = t.message_count + 1,
      first_message_at = least(t.first_message_at, :sentAt::timestamptz),
      last_message_at = greatest(t.last_message_at, :sentAt::timestamptz)
    FROM added WHERE t.id = :conversationId::uuid
  ), person AS (
    UPDATE contacts c SET message_count = c.message_count + 1,
      source = CASE
        WHEN c.source IN ('manual', 'import') OR c.first_seen_at < :sentAt::timestamptz THEN c.source
        WHEN EXISTS (SELECT FROM messages m WHERE m.contact_id = c.id
          AND (m.sent_at, m.position_key) < (:sentAt::timestamptz, :positionKey)) THEN c.source
        ELSE :source END,
      first_seen_at = least(c.first_seen_at, :sentAt::timestamptz),
      last_message_at = greatest(c.last_message_at, :sentAt::timestamptz),
      channels = CASE WHEN :channel = ANY(c.channels) THEN c.channels
        ELSE (SELECT array_agg(name ORDER BY name) FROM unnest(c.channels || :channel::text) AS name) END,
      told = :words::jsonb, told_name = :name, told_email = :email, told_phone = :phone, told_company = :company,
      told_time_zone = :zone, touched_at = clock_timestamp()
    FROM added WHERE c.id = :contactId::uuid
  )
  SELECT id FROM added`;

const LOCK = `
  WITH held AS (SELECT contact_id FROM contact_inbox WHERE contact_id = :contactId::uuid FOR UPDATE),
  box AS (
    UPDATE contact_inbox i SET last_seq = nextval('rapport.inbox_seq'), last_at = clock_timestamp()
    FROM held WHERE i.contact_id = held.contact_id RETURNING i.last_seq)
  SELECT c.told, c.erasing_at, c.merged_into, box.last_seq FROM box, contacts c WHERE c.id = :contactId::uuid
  FOR NO KEY UPDATE OF c`;
