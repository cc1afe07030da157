import { createHmac } from 'node:crypto';
import type { Knex } from 'knex';
import { v7 as uuidv7 } from 'uuid';
import type { Role } from '../../domain/vocabulary.ts';

/** A person with a password, whatever workspaces they are in. Accounts belong to no workspace: use a pool, or any transaction. */
export interface AccountRow {
  readonly id: string;
  readonly email: string;
  readonly password_hash: string;
}

/** A user in one workspace, of whom an account has one or several. */
export interface Membership {
  readonly user_id: string;
  readonly name: string;
  readonly role: Role;
  readonly workspace_id: string;
  readonly workspace_name: string;
  readonly last_seen_at: Date | null;
}

/** @param email normalised */
export const findAccount = (db: Knex, email: string): Promise<AccountRow | undefined> =>
  db<AccountRow>('accounts').where({ email }).first('id', 'email', 'password_hash');

export const readAccount = (db: Knex, id: string): Promise<AccountRow | undefined> =>
  db<AccountRow>('accounts').where({ id }).first('id', 'email', 'password_hash');

/** @throws a unique violation when somebody made an account of this e-mail meanwhile */
export async function insertAccount(db: Knex, email: string, passwordHash: string): Promise<string> {
  const id = uuidv7();
  await db('accounts').insert({ id, email, password_hash: passwordHash });
  return id;
}

export async function setPassword(db: Knex, id: string, passwordHash: string): Promise<void> {
  await db('accounts').where({ id }).update({ password_hash: passwordHash, password_changed_at: db.fn.now() });
}

/** All workspaces of a person, by their names. */
export async function membershipsOf(db: Knex, accountId: string): Promise<Membership[]> {
  const { rows } = await db.raw<{ rows: Membership[] }>('SELECT * FROM rapport.memberships_of(?)', [accountId]);
  return rows;
}

/** Removes an account that is nobody's any more; within the transaction that removed its user. */
export async function forgetAccount(trx: Knex.Transaction, id: string): Promise<void> {
  // In two statements: the lock waits for whoever is joining another workspace by this account, and the second then sees it.
  await trx('accounts').where({ id }).forUpdate().first('id');
  await trx.raw('DELETE FROM accounts WHERE id = ? AND NOT EXISTS (SELECT FROM rapport.memberships_of(accounts.id))', [
    id,
  ]);
}

const hashOfEmail = (secretKey: string, email: string): Buffer =>
  createHmac('sha256', secretKey)
    .update(JSON.stringify(['sign in', email]))
    .digest();

/** One e-mail's tries at a password. The same whether somebody has it or not, or the limit would tell. */
export interface Attempts {
  readonly secretKey: string;
  readonly email: string;
  readonly now: Date;
  readonly windowMs: number;
}

/**
 * Counts a try before the password is looked at, so that many at once are all counted.
 *
 * @returns how many there were in the window with this one, and when the window ends
 */
export async function countAttempt(
  db: Knex,
  { secretKey, email, now, windowMs }: Attempts,
): Promise<{ tries: number; until: Date }> {
  const { rows } = await db.raw<{ rows: { failures: number; since: Date }[] }>(
    `INSERT INTO sign_in_attempts AS a (email_hash, failures, since) VALUES (:hash, 1, :now)
     ON CONFLICT (email_hash) DO UPDATE SET
       failures = CASE WHEN a.since <= :start THEN 1 ELSE a.failures + 1 END,
       since = CASE WHEN a.since <= :start THEN excluded.since ELSE a.since END
     RETURNING failures, since`,
    { hash: hashOfEmail(secretKey, email), now, start: new Date(now.getTime() - windowMs) },
  );
  const [row] = rows;
  if (!row) throw new Error('the attempt was not counted');
  return { tries: row.failures, until: new Date(row.since.getTime() + windowMs) };
}

/** The password was right: what was tried before counts no more. */
export async function forgetAttempts(
  db: Knex,
  { secretKey, email }: Pick<Attempts, 'secretKey' | 'email'>,
): Promise<void> {
  await db('sign_in_attempts')
    .where({ email_hash: hashOfEmail(secretKey, email) })
    .delete();
}
