import { createHash } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import type { Scope } from '../client.ts';

/** A sample of what is not understood is enough to learn from it: so many of each connection, the newest, for thirty days. */
const KEPT_OF_CONNECTION = 200;

/** Characters. What is longer is cut: its beginning says of what type it is. */
const LONGEST_BODY = 16_384;

/** So many names of types are told apart; a provider has some dozens. */
const TYPES_COUNTED = 200;
const OTHER_TYPES = 'other';

export interface UnknownEvent {
  readonly type: string;
  readonly item: unknown;
  readonly channelUserId: string | null;
  readonly at: Date;
}

/** Counts an event that nothing is made of, and keeps it to be looked at. Told again it is counted again and kept once. */
export async function keepUnknown(
  scope: Scope,
  { id: connectionId, workspaceId }: { readonly id: string; readonly workspaceId: string },
  { type: name, item, channelUserId, at }: UnknownEvent,
): Promise<void> {
  const type = name.replace(/[^\w.:-]/g, '').slice(0, 64) || OTHER_TYPES;
  await countEvent(scope, { connectionId, workspaceId, type, at });
  const body = [...(typeof item === 'string' ? item : (JSON.stringify(item) ?? ''))].slice(0, LONGEST_BODY).join('');
  const { rowCount } = await scope.raw<{ rowCount: number }>(
    `INSERT INTO received_webhooks (id, workspace_id, connection_id, type, contact_id, channel_user_id, body, body_hash, received_at)
     VALUES (:id, :workspaceId, :connectionId, :type,
       (SELECT contact_id FROM contact_identities WHERE value = :person AND scope = :scope LIMIT 1), :person, :body, :hash, :at)
     ON CONFLICT DO NOTHING`,
    {
      ...{ id: uuidv7(), workspaceId, connectionId, scope: connectionId, type, person: channelUserId, body, at },
      hash: createHash('sha256').update(body).digest(),
    },
  );
  if (rowCount === 0) return;
  await scope.raw(
    `DELETE FROM received_webhooks WHERE connection_id = :connectionId AND id IN (
       SELECT id FROM received_webhooks WHERE connection_id = :connectionId ORDER BY received_at DESC, id DESC OFFSET :kept)`,
    { connectionId, kept: KEPT_OF_CONNECTION },
  );
}

async function countEvent(
  scope: Scope,
  {
    connectionId,
    workspaceId,
    type,
    at,
  }: Record<'connectionId' | 'workspaceId' | 'type', string> & { readonly at: Date },
): Promise<void> {
  await scope.raw(
    `INSERT INTO channel_event_counts AS known (workspace_id, connection_id, type, count, last_at)
     SELECT :workspaceId::uuid, :connectionId::uuid, CASE WHEN count(*) FILTER (WHERE c.type <> :type) < :most THEN :type ELSE :other END,
       1, :at::timestamptz
     FROM channel_event_counts c WHERE c.connection_id = :connectionId
     ON CONFLICT (connection_id, type) DO UPDATE SET count = known.count + 1, last_at = excluded.last_at`,
    { workspaceId, connectionId, type, at, most: TYPES_COUNTED, other: OTHER_TYPES },
  );
}

export interface EventCount {
  readonly connection_id: string;
  readonly type: string;
  readonly count: number;
  readonly last_at: Date;
}

/** What came and nothing was made of, by connection and type. */
export const listEventCounts = (scope: Scope, connectionIds: readonly string[]): Promise<EventCount[]> =>
  scope('channel_event_counts')
    .whereIn('connection_id', [...connectionIds])
    .orderBy('type')
    .select<EventCount[]>('connection_id', 'type', 'count', 'last_at');

export interface KeptEvent {
  readonly id: string;
  readonly type: string;
  readonly body: string;
  readonly received_at: Date;
}

/** What is kept of a connection, the newest first. */
export const listUnknown = (scope: Scope, connectionId: string): Promise<KeptEvent[]> =>
  scope('received_webhooks')
    .where({ connection_id: connectionId })
    .orderBy('received_at', 'desc')
    .orderBy('id', 'desc')
    .select<KeptEvent[]>('id', 'type', 'body', 'received_at');

/**
 * Removes what is kept of people that are being erased, by the ids that their channels know them by.
 *
 * @param freed identities; `scope` is the connection
 */
export async function forgetPeople(
  scope: Scope,
  freed: readonly { readonly scope: string; readonly value: string }[],
): Promise<void> {
  for (const table of ['received_webhooks', 'delivery_states']) {
    await scope.raw(
      `DELETE FROM ?? AS kept USING unnest(?::text[], ?::text[]) AS person (connection, value)
       WHERE kept.connection_id::text = person.connection AND kept.channel_user_id = person.value`,
      [table, freed.map((identity) => identity.scope), freed.map(({ value }) => value)],
    );
  }
}
