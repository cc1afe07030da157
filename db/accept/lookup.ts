import type { Scope } from '../client.ts';
import { runPrepared } from '../prepared.ts';
import { channelIdentity } from './identities.ts';
import type { Arrival } from './incoming.ts';

interface FoundContact {
  readonly id: string;
  /** Another contact has absorbed it. */
  readonly merged: boolean;
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
  readonly conversation: { readonly id: string; readonly firstMessageAt: string } | null;
  /** When the sender was last erased, while that is remembered. */
  readonly erasedAt: Date | null;
  /** The business's own, ISO 3166-1 alpha-2. */
  readonly country: string;
}

/**
 * One round trip for all that has to be known. Every part is found by a unique index, contacts by a subquery's answer and never
 * by a join: on a new installation the planner knows no numbers yet, and would join by an index over the whole workspace.
 */
export async function lookUp(scope: Scope, arrival: Arrival, erasedHashes: readonly Buffer[]): Promise<Known> {
  const [known] = await runPrepared<Known>(scope, 'accept_look_up', LOOK_UP, {
    channel: arrival.channel,
    person: arrival.channelUserId,
    connection: arrival.connection,
    message: arrival.channelMessageId,
    scope: channelIdentity(arrival).scope,
    external: arrival.person.externalId ?? null,
    hashes: erasedHashes,
  });
  if (!known) throw new Error('the lookup answered nothing');
  return known;
}

const LOOK_UP = `
  SELECT
    (SELECT json_build_object('id', m.id, 'contactId', m.contact_id, 'conversationId', m.conversation_id,
        'contentHash', encode(m.content_hash, 'hex'),
        'erasing', (SELECT c.erasing_at IS NOT NULL FROM contacts c WHERE c.id = m.contact_id))
      FROM messages m WHERE m.channel_message_id = :message AND m.channel = :channel
        AND m.channel_user_id = :person AND m.connection_id = :connection) AS message,
    (SELECT json_build_object('id', c.id, 'merged', c.merged_into IS NOT NULL) FROM contacts c
      WHERE c.id = (SELECT contact_id FROM contact_identities
        WHERE kind = :channel AND value = :person AND scope = :scope)) AS "byChannel",
    (SELECT json_build_object('id', c.id, 'merged', c.merged_into IS NOT NULL) FROM contacts c
      WHERE c.id = (SELECT contact_id FROM contact_identities
        WHERE kind = 'external' AND value = :external AND scope = '')) AS "byExternal",
    (SELECT json_build_object('id', id, 'firstMessageAt', first_message_at) FROM conversations
      WHERE channel = :channel AND channel_user_id = :person AND connection_id = :connection) AS conversation,
    (SELECT max(erased_at) FROM erased_identities WHERE identity_hash = ANY(:hashes::bytea[])) AS "erasedAt",
    (SELECT document #>> '{locale,country}' FROM settings ORDER BY version DESC LIMIT 1) AS country`;
