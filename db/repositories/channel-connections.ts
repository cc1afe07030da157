import type { Knex } from 'knex';
import { v7 as uuidv7 } from 'uuid';
import type { Scope } from '../client.ts';

export interface ConnectionRow {
  readonly id: string;
  readonly workspace_id: string;
  readonly kind: string;
  readonly name: string;
  /** As the provider names the account in its events. */
  readonly account_id: string | null;
  /** Sealed. */
  readonly credentials: string;
  readonly key_id: string;
  readonly options: Readonly<Record<string, unknown>>;
  readonly branch_id: string | null;
  readonly paused_at: Date | null;
  readonly fault: string | null;
  readonly fault_detail: string | null;
  readonly fault_at: Date | null;
  readonly last_event_at: Date | null;
  readonly created_at: Date;
}

/** A connection as it is found before any workspace is known. */
export interface FoundConnection extends Pick<
  ConnectionRow,
  'id' | 'workspace_id' | 'kind' | 'name' | 'account_id' | 'credentials' | 'key_id' | 'options' | 'fault'
> {
  readonly paused: boolean;
}

/** A fault with which trying to send is worth it: the provider was away, and may be back. */
const STILL_SENDS = 'unreachable';

export type ConnectionState = 'active' | 'attention' | 'paused';

export const stateOf = ({ paused_at, fault }: Pick<ConnectionRow, 'paused_at' | 'fault'>): ConnectionState =>
  paused_at !== null ? 'paused' : fault !== null ? 'attention' : 'active';

/** SQL for whether connection `alias` can be sent on. */
export const OPEN = (alias: string): string =>
  `(${alias}.removed_at IS NULL AND ${alias}.paused_at IS NULL AND coalesce(${alias}.fault, '${STILL_SENDS}') = '${STILL_SENDS}')`;

export const listConnections = (scope: Scope): Promise<ConnectionRow[]> =>
  scope('channel_connections').whereNull('removed_at').orderBy('created_at').orderBy('id').select<ConnectionRow[]>('*');

export const readConnection = (scope: Scope, id: string): Promise<ConnectionRow | undefined> =>
  scope('channel_connections').where({ id }).whereNull('removed_at').first<ConnectionRow | undefined>('*');

export interface NewConnection {
  readonly workspace_id: string;
  readonly kind: string;
  readonly name: string;
  readonly account_id: string | null;
  readonly credentials: string;
  readonly key_id: string;
  readonly options: Readonly<Record<string, unknown>>;
  readonly created_by: string;
  readonly created_at: Date;
}

/**
 * Connects an account. One that the workspace had connected before, removed since or not, gets its new credentials under its old
 * id: its conversations and the ids of its people hang on that.
 */
export async function putConnection(scope: Scope, connection: NewConnection): Promise<ConnectionRow> {
  const { rows } = await scope.raw<{ rows: ConnectionRow[] }>(
    `INSERT INTO channel_connections AS known (id, workspace_id, kind, name, account_id, credentials, key_id, options, created_by, created_at)
     VALUES (:id, :workspace_id, :kind, :name, :account_id, :credentials, :key_id, :options, :created_by, :created_at)
     ON CONFLICT (workspace_id, kind, account_id) WHERE account_id IS NOT NULL DO UPDATE SET
       name = excluded.name, credentials = excluded.credentials, key_id = excluded.key_id, options = excluded.options,
       paused_at = NULL, fault = NULL, fault_detail = NULL, fault_at = NULL, removed_at = NULL,
       created_by = excluded.created_by
     RETURNING known.*`,
    { id: uuidv7(), ...connection, options: JSON.stringify(connection.options) },
  );
  return rows[0] as ConnectionRow;
}

export interface ConnectionChange {
  readonly name?: string;
  readonly account_id?: string | null;
  readonly credentials?: string;
  readonly key_id?: string;
  readonly options?: Readonly<Record<string, unknown>>;
  readonly branch_id?: string | null;
  readonly paused_at?: Date | null;
}

/** @returns the connection as it then is; undefined where there is none */
export async function changeConnection(
  scope: Scope,
  id: string,
  { options, ...change }: ConnectionChange,
): Promise<ConnectionRow | undefined> {
  const [row] = await scope('channel_connections')
    .where({ id })
    .whereNull('removed_at')
    .update({
      // Its own value where nothing is to change: an update of nothing is no statement.
      name: scope.ref('name'),
      ...change,
      ...(options === undefined ? {} : { options: JSON.stringify(options) }),
    })
    .returning<ConnectionRow[]>('*');
  return row;
}

/** Removes a connection and its secrets. @returns whether there was one */
export async function removeConnection(scope: Scope, id: string, at: Date): Promise<boolean> {
  const removed = await scope('channel_connections')
    .where({ id })
    .whereNull('removed_at')
    .update({ removed_at: at, credentials: '', key_id: '' });
  for (const table of ['received_webhooks', 'channel_watches'])
    await scope(table).where({ connection_id: id }).delete();
  return removed > 0;
}

/** Notes that a connection needs a person, or (null) that all is well again. */
export async function noteFault(
  scope: Scope,
  id: string,
  fault: { readonly code: string; readonly detail: string; readonly at: Date } | null,
): Promise<void> {
  await scope('channel_connections')
    .where({ id })
    .update({ fault: fault?.code ?? null, fault_detail: fault?.detail ?? null, fault_at: fault?.at ?? null });
}

/**
 * The connection that a webhook names, and those of the accounts that it brings events of, in any workspace. Nothing may be done
 * with one before its own credentials have verified the request.
 *
 * @param db a pool of the role `rapport_api`, outside any workspace
 */
export async function connectionsForWebhook(
  db: Knex,
  kind: string,
  id: string,
  accounts: readonly string[],
): Promise<FoundConnection[]> {
  const { rows } = await db.raw<{ rows: FoundConnection[] }>(
    'SELECT * FROM rapport.connections_for_webhook(?, ?::uuid, ?::text[])',
    [kind, id, [...accounts]],
  );
  return rows;
}

/** Whether a conversation's connection can be one of ours: API clients may name theirs as they like. */
export const isConnectionId = (id: string): boolean => /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(id);

/** A connection as whoever sends on it has to know it. */
export interface Standing {
  readonly kind: string;
  readonly open: boolean;
  readonly options: Readonly<Record<string, unknown>>;
}

/** The connection that a conversation runs over; null for none of ours. */
export async function standingOf(scope: Scope, connectionId: string): Promise<Standing | null> {
  if (!isConnectionId(connectionId)) return null;
  const { rows } = await scope.raw<{ rows: Standing[] }>(
    `SELECT kind, ${OPEN('k')} AS open, options FROM channel_connections k WHERE id = ?::uuid`,
    [connectionId],
  );
  return rows[0] ?? null;
}

/** Notes that something came by a connection. Written at most once a minute: it is one row for all that comes. */
export async function noteEvent(scope: Scope, id: string, at: Date): Promise<void> {
  await scope.raw(
    `UPDATE channel_connections SET last_event_at = :at
     WHERE id = :id AND coalesce(last_event_at, '-infinity') < :at::timestamptz - interval '1 minute'`,
    { id, at },
  );
}
