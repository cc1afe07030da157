import { v7 as uuidv7 } from 'uuid';
import { mergeTold } from '../../domain/told.ts';
import type { Scope } from '../client.ts';
import { runPrepared } from '../prepared.ts';
import { identityHash } from './erased.ts';
import {
  channelIdentity,
  CLAIM_IDENTITIES,
  claimBindings,
  externalIdentity,
  type Identity,
  type ToldOfPerson,
} from './identities.ts';
import type { Arrival } from './incoming.ts';

export interface Place {
  readonly contactId: string;
  readonly conversationId: string;
}

/**
 * Stores the first message of somebody unknown, with the contact, its inbox and its conversation.
 *
 * @throws unique violation when another transaction met the same person first; done again, the message finds that contact
 */
export async function storeWithNewContact(
  scope: Scope,
  { workspaceId, secretKey }: { readonly workspaceId: string; readonly secretKey: string },
  arrival: Arrival,
  told: ToldOfPerson,
): Promise<Place> {
  const place = { contactId: uuidv7(), conversationId: uuidv7() };
  const strong = [channelIdentity(arrival), externalIdentity(arrival)].filter((identity) => identity !== null);
  const vouched = [...strong, ...told.addresses.filter(({ verified }) => verified)];
  const words = mergeTold({}, { fields: told.fields, at: arrival.sentAt.toISOString(), key: arrival.positionKey });
  await runPrepared(scope, 'accept_new_contact', INSERT_ALL, {
    ...place,
    ...claimBindings({ workspaceId, contactId: place.contactId }, told.addresses, arrival.sentAt),
    ...messageBindings(arrival, told),
    words: JSON.stringify(words),
    name: words.name?.value ?? null,
    email: words.email?.value ?? null,
    phone: words.phone?.value ?? null,
    company: words.company?.value ?? null,
    zone: words.timeZone?.value ?? null,
    ids: strong.map(() => uuidv7()),
    kinds: strong.map(({ kind }) => kind),
    scopes: strong.map((identity) => identity.scope),
    identityValues: strong.map(({ value }) => value),
    linkedBy: strong.map(({ linkedBy }) => linkedBy),
    silenced: vouched.map((identity) => hashOf(identity, workspaceId, secretKey)),
  });
  return place;
}

const hashOf = (identity: Identity, workspaceId: string, secretKey: string): Buffer =>
  identityHash(secretKey, workspaceId, identity.kind, identity.scope, identity.value);

/** The columns of a message's row that come from the message itself. */
export function messageBindings(arrival: Arrival, told: ToldOfPerson): Record<string, unknown> {
  return {
    id: arrival.id,
    channel: arrival.channel,
    connection: arrival.connection,
    person: arrival.channelUserId,
    message: arrival.channelMessageId,
    positionKey: arrival.positionKey,
    direction: arrival.direction,
    author: arrival.author,
    body: arrival.text,
    attachments: JSON.stringify(arrival.attachments),
    contentHash: arrival.contentHash,
    sentAt: arrival.sentAt,
    source: arrival.source,
    told: Object.keys(told.fields).length > 0 ? JSON.stringify(told.fields) : null,
    backfill: arrival.backfill,
  };
}

/** Columns and values of a message, in one order. `seq` is filled in by the statement around it. */
export const MESSAGE_COLUMNS = `(id, workspace_id, contact_id, origin_contact_id, conversation_id, seq, channel, connection_id,
  channel_user_id, channel_message_id, position_key, direction, author, text, attachments, content_hash, sent_at, source, told,
  backfill)`;

export const messageValues = (origin: string, seq: string): string =>
  `:id::uuid, :workspaceId::uuid, :contactId::uuid, ${origin}, :conversationId::uuid, ${seq}, :channel, :connection, :person,
  :message, :positionKey, :direction, :author, :body, :attachments::jsonb, :contentHash::bytea, :sentAt::timestamptz, :source,
  :told::jsonb, :backfill::boolean`;

const INSERT_ALL = `
  WITH somebody AS (
    INSERT INTO contacts (id, workspace_id, source, first_seen_at, last_message_at, message_count, channels,
      told, told_name, told_email, told_phone, told_company, told_time_zone)
    VALUES (:contactId::uuid, :workspaceId::uuid, :source, :sentAt::timestamptz, :sentAt::timestamptz, 1, ARRAY[:channel],
      :words::jsonb, :name, :email, :phone, :company, :zone)
  ), box AS (
    INSERT INTO contact_inbox (contact_id, workspace_id, last_seq)
    VALUES (:contactId::uuid, :workspaceId::uuid, nextval('rapport.inbox_seq')) RETURNING last_seq
  ), known AS (
    INSERT INTO contact_identities (id, workspace_id, contact_id, kind, scope, value, verified, linked_by, linked_at)
    SELECT fresh.id, :workspaceId::uuid, :contactId::uuid, kind, scope, value, true, linked_by, :sentAt::timestamptz
    FROM unnest(:ids::uuid[], :kinds::text[], :scopes::text[], :identityValues::text[], :linkedBy::text[])
      AS fresh (id, kind, scope, value, linked_by)
  ), claimed AS (${CLAIM_IDENTITIES}
  ), thread AS (
    INSERT INTO conversations (id, workspace_id, contact_id, channel, connection_id, channel_user_id,
      first_message_at, last_message_at, message_count)
    VALUES (:conversationId::uuid, :workspaceId::uuid, :contactId::uuid, :channel, :connection, :person,
      :sentAt::timestamptz, :sentAt::timestamptz, 1)
  ), silence AS (
    -- Somebody who asked for silence and was then deleted still wants silence.
    INSERT INTO opt_outs (id, workspace_id, contact_id, scope, source, at)
    SELECT gen_random_uuid(), :workspaceId::uuid, :contactId::uuid, scope, 'remembered', min(at)
    FROM opted_out_addresses WHERE address_hash = ANY(:silenced::bytea[]) GROUP BY scope
  )
  INSERT INTO messages ${MESSAGE_COLUMNS} SELECT ${messageValues(':contactId::uuid', 'box.last_seq')} FROM box`;
