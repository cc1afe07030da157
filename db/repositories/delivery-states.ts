import type { DeliveryProgress } from '../../domain/channel-events.ts';
import type { Scope } from '../client.ts';
import { isConnectionId } from './channel-connections.ts';

/** What was told of one message. `deleted`: its sender took it back. */
export interface ToldState {
  readonly messageId: string;
  readonly state: DeliveryProgress | 'deleted';
  readonly at: Date;
  readonly error: string | null;
}

/** How far each state is. A provider tells them in any order, and the furthest holds. */
const RANK = `CASE %s WHEN 'sent' THEN 1 WHEN 'delivered' THEN 2 WHEN 'read' THEN 3 WHEN 'failed' THEN 4 ELSE 0 END`;
/** SQL for how far a state is. @param value SQL of the state */
export const rank = (value: string): string => RANK.replace('%s', value);

/** Keeps what is told of a message that is not here yet. What is told again changes nothing. */
export async function holdState(
  scope: Scope,
  of: { readonly id: string; readonly workspaceId: string; readonly channelUserId: string | null },
  { messageId, state, at, error }: ToldState,
): Promise<void> {
  await scope.raw(
    `INSERT INTO delivery_states (workspace_id, connection_id, provider_message_id, state, channel_user_id, contact_id, at, error, received_at)
     VALUES (:workspaceId, :id, :messageId, :state, :person,
       (SELECT contact_id FROM contact_identities WHERE value = :person AND scope = :scope LIMIT 1), :at, :error, clock_timestamp())
     ON CONFLICT DO NOTHING`,
    { workspaceId: of.workspaceId, id: of.id, scope: of.id, messageId, state, person: of.channelUserId, at, error },
  );
}

interface HeldRow {
  readonly provider_message_id: string;
  readonly state: ToldState['state'];
  readonly at: Date;
  readonly error: string | null;
  readonly channel_user_id: string | null;
}

/** Takes out what was kept of messages that are here now, the least far state first. */
export async function takeHeld(
  scope: Scope,
  connectionId: string,
  messageIds: readonly string[],
): Promise<(ToldState & { readonly channelUserId: string | null })[]> {
  // Conversations that came in without a connection of ours have none, or a name of their own for one.
  if (!isConnectionId(connectionId)) return [];
  const { rows } = await scope.raw<{ rows: HeldRow[] }>(
    `WITH held AS (DELETE FROM delivery_states WHERE connection_id = ? AND provider_message_id = ANY(?) RETURNING *)
     SELECT * FROM held ORDER BY ${rank('state')}`,
    [connectionId, [...messageIds]],
  );
  return rows.map(({ provider_message_id: messageId, channel_user_id: channelUserId, state, at, error }) => ({
    ...{ messageId, channelUserId, state, at, error },
  }));
}

/**
 * How far a message of ours has got by what its provider told before its own answer came; null where it told nothing.
 * The answer's own `sent` is the least of it.
 */
export async function heldProgress(
  scope: Scope,
  connectionId: string,
  messageId: string,
): Promise<{ readonly state: DeliveryProgress; readonly at: Date; readonly error: string | null } | null> {
  const furthest = (await takeHeld(scope, connectionId, [messageId])).at(-1);
  if (furthest === undefined || furthest.state === 'deleted') return null;
  const { state, at, error } = furthest;
  return { state, at, error };
}
