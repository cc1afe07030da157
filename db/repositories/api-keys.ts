import type { Knex } from 'knex';
import type { Role } from '../../domain/vocabulary.ts';
import { inWorkspace, type Scope } from '../client.ts';

export interface AuthenticatedKey {
  readonly id: string;
  readonly workspaceId: string;
  readonly role: Role;
  readonly installation: boolean;
}

export interface ApiKeyRow {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  readonly prefix: string;
  readonly created_at: Date;
  readonly last_used_at: Date | null;
}

/** Whose key this is; undefined for one that is unknown or revoked. Runs outside of any workspace: the answer tells which. */
export async function authenticate(db: Knex, hash: Buffer): Promise<AuthenticatedKey | undefined> {
  const { rows } = await db.raw<{
    rows: { key_id: string; workspace_id: string; role: Role; installation: boolean }[];
  }>('SELECT key_id, workspace_id, role, installation FROM rapport.authenticate(?)', [hash]);
  const row = rows[0];
  return row && { id: row.key_id, workspaceId: row.workspace_id, role: row.role, installation: row.installation };
}

/** Notes that a key is in use, at most once a minute. */
export const touchKey = (db: Knex, key: AuthenticatedKey): Promise<void> =>
  inWorkspace(db, key.workspaceId, async (scope) => {
    await scope.raw(
      `UPDATE api_keys SET last_used_at = now()
       WHERE id = ? AND (last_used_at IS NULL OR last_used_at < now() - interval '1 minute')`,
      [key.id],
    );
  });

/** Keys that are valid, oldest first. */
export const listKeys = (scope: Scope): Promise<ApiKeyRow[]> =>
  scope<ApiKeyRow>('api_keys')
    .whereNull('revoked_at')
    .orderBy(['created_at', 'id'])
    .select('id', 'name', 'role', 'prefix', 'created_at', 'last_used_at');

export async function insertKey(
  scope: Scope,
  key: {
    readonly id: string;
    readonly workspaceId: string;
    readonly name: string;
    readonly role: Role;
    readonly hash: Buffer;
    readonly prefix: string;
  },
): Promise<ApiKeyRow> {
  const [row] = await scope('api_keys')
    .insert({
      id: key.id,
      workspace_id: key.workspaceId,
      name: key.name,
      role: key.role,
      key_hash: key.hash,
      prefix: key.prefix,
    })
    .returning<ApiKeyRow[]>(['id', 'name', 'role', 'prefix', 'created_at', 'last_used_at']);
  if (!row) throw new Error('the key was not stored');
  return row;
}

/** `last_admin`: without it nobody could make keys any more, so it stays. */
export async function revokeKey(scope: Scope, id: string): Promise<'revoked' | 'unknown' | 'last_admin'> {
  // All valid keys are locked, in one order: two admins revoking each other would otherwise both succeed.
  const valid = await scope<ApiKeyRow>('api_keys')
    .whereNull('revoked_at')
    .orderBy('id')
    .forUpdate()
    .select('id', 'role');
  const key = valid.find((row) => row.id === id);
  if (!key) return 'unknown';
  const admins = valid.filter((row) => row.role === 'admin');
  if (key.role === 'admin' && admins.length === 1) return 'last_admin';
  await scope('api_keys').where({ id }).update({ revoked_at: scope.fn.now() });
  return 'revoked';
}
