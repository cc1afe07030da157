import { v7 as uuidv7 } from 'uuid';
import type { Role } from '../../domain/vocabulary.ts';
import type { Scope } from '../client.ts';

/** A person in one workspace: invited, joined or removed. */
export interface UserRow {
  readonly id: string;
  readonly account_id: string | null;
  readonly name: string;
  /** Null once removed. */
  readonly email: string | null;
  readonly role: Role;
  readonly invited_at: Date;
  readonly joined_at: Date | null;
  readonly removed_at: Date | null;
  readonly last_seen_at: Date | null;
}

const COLUMNS = [
  'id',
  'account_id',
  'name',
  'email',
  'role',
  'invited_at',
  'joined_at',
  'removed_at',
  'last_seen_at',
] as const satisfies readonly (keyof UserRow)[];

/** The people of the workspace by name; on request those who were removed as well, whom the ledger still names. */
export function listUsers(scope: Scope, withRemoved: boolean): Promise<UserRow[]> {
  const users = scope<UserRow>('users')
    .orderByRaw('lower(name), id')
    .select(...COLUMNS);
  return withRemoved ? users : users.whereNull('removed_at');
}

/** A user who was not removed. */
export const readUser = (scope: Scope, id: string): Promise<UserRow | undefined> =>
  scope<UserRow>('users')
    .where({ id })
    .whereNull('removed_at')
    .first(...COLUMNS);

/** @param email normalised */
export const findUser = (scope: Scope, email: string): Promise<UserRow | undefined> =>
  scope<UserRow>('users')
    .where({ email })
    .whereNull('removed_at')
    .first(...COLUMNS);

/** Makes a user. @returns undefined when the workspace has one of this e-mail */
export async function insertUser(
  scope: Scope,
  user: {
    readonly workspaceId: string;
    readonly name: string;
    readonly email: string;
    readonly role: Role;
    readonly now: Date;
  },
): Promise<UserRow | undefined> {
  const [row] = await scope('users')
    .insert({
      id: uuidv7(),
      workspace_id: user.workspaceId,
      name: user.name,
      email: user.email,
      role: user.role,
      invited_at: user.now,
    })
    .onConflict()
    .ignore()
    .returning<UserRow[]>([...COLUMNS]);
  return row;
}

export async function updateUser(
  scope: Scope,
  id: string,
  change: Partial<Pick<UserRow, 'name' | 'role' | 'account_id' | 'joined_at' | 'last_seen_at'>>,
): Promise<UserRow | undefined> {
  const [row] = await scope('users')
    .where({ id })
    .whereNull('removed_at')
    .update(change)
    .returning<UserRow[]>([...COLUMNS]);
  return row;
}

/**
 * Takes a user's access and e-mail away. The name stays: the ledger says who decided what by this row's id. Their own views
 * go, shared ones stay.
 */
export async function removeUser(scope: Scope, id: string, now: Date): Promise<void> {
  await scope('saved_views').where({ user_id: id, shared: false }).delete();
  await scope('users').where({ id }).update({ account_id: null, email: null, removed_at: now });
}

/**
 * Locks the admins who can sign in, in one order: two who remove each other would otherwise both succeed.
 *
 * @returns whether an admin other than this one is left
 */
export async function hasOtherAdmin(scope: Scope, id: string): Promise<boolean> {
  const admins = await scope<UserRow>('users')
    .where({ role: 'admin' })
    .whereNull('removed_at')
    .whereNotNull('joined_at')
    .orderBy('id')
    .forUpdate()
    .select('id');
  return admins.some((admin) => admin.id !== id);
}
