import type { Scope } from '../client.ts';
import { runPrepared } from '../prepared.ts';
import { channelIdentity } from './identities.ts';
import type { Arrival } from './incoming.ts';

interface FoundContact {
  readonly id: string;
  /** Whose the identity was before any merge. */
  readonly origin: string;
}

/** What the database knows of a message and its sender before anything is locked. */
export interface Known {
  /** The message itself, accepted before. */
  readonly message: {
    readonly id: string;
    readonly contactId: string;
    readonly conversationId: string;
    /** Hexadecimal. */
    readonly contentHash: string;
    readonly erasing: boolean;
  } | null;
  readonly byChannel: FoundContact | null;
  readonly byExternal: FoundContact | null;
  readonly conversation: {
    readonly id: string;
    readonly firstMessageAt: string;
    /** False where only a claim links it to its contact. */
    readonly verified: boolean;
  } | null;
  /** When the sender was last erased, while that is remembered. */
  readonly erasedAt: Date | null;
  /** The business's own, ISO 3166-1 alpha-2. */
  readonly country: string;
}

/**
 * One round trip for all that has to be known of some messages, in their order. Every part is found by a unique index, contacts by
 * a subquery's answer and never by a join: on a new installation the planner knows no numbers yet, and would join by an index over
 * the whole workspace.
 *
 * @param messages each with the keyed hashes of its sender's identities
 */
export function lookUp(
  scope: Scope,
  messages: readonly { readonly arrival: Arrival; readonly hashes: readonly Buffer[] }[],
): Promise<Known[]> {
  const asked = messages.map(({ arrival, hashes }, place) => ({
    place,
    channel: arrival.channel,
    person: arrival.channelUserId,
    connection: arrival.connection,
    message: arrival.channelMessageId,
    scope: channelIdentity(arrival).scope,
    also: arrival.person.alsoKnownAs ?? [],
    external: arrival.person.externalId ?? null,
    hashes: hashes.map((hash) => hash.toString('hex')),
  }));
  return runPrepared<Known>(scope, 'accept_look_up', LOOK_UP, { asked: JSON.stringify(asked) });
}

const LOOK_UP = `
  SELECT
    (SELECT json_build_object('id', m.id, 'contactId', m.contact_id, 'conversationId', m.conversation_id,
        'contentHash', encode(m.content_hash, 'hex'),
        'erasing', (SELECT c.erasing_at IS NOT NULL FROM contacts c WHERE c.id = m.contact_id))
      FROM messages m WHERE m.channel_message_id = a.message AND m.channel = a.channel
        AND m.channel_user_id = a.person AND m.connection_id = a.connection) AS message,
    (SELECT json_build_object('id', contact_id, 'origin', coalesce(origin_contact_id, contact_id)) FROM contact_identities
      WHERE kind = a.channel AND value = ANY(a.person || a.also) AND scope = a.scope
      ORDER BY value = a.person DESC LIMIT 1) AS "byChannel",
    (SELECT json_build_object('id', contact_id, 'origin', coalesce(origin_contact_id, contact_id)) FROM contact_identities
      WHERE kind = 'external' AND value = a.external AND scope = '') AS "byExternal",
    (SELECT json_build_object('id', id, 'firstMessageAt', first_message_at, 'verified', verified) FROM conversations
      WHERE channel = a.channel AND channel_user_id = a.person AND connection_id = a.connection) AS conversation,
    (SELECT max(erased_at) FROM erased_identities
      WHERE identity_hash = ANY(ARRAY(SELECT decode(hash, 'hex') FROM unnest(a.hashes) AS hash))) AS "erasedAt",
    (SELECT document #>> '{locale,country}' FROM settings ORDER BY version DESC LIMIT 1) AS country
  FROM json_to_recordset(:asked::json) AS a (place integer, channel text, person text, connection text, message text, scope text,
    also text[], external text, hashes text[])
  ORDER BY a.place`;
