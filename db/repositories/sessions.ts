import type { Knex } from 'knex';
import type { Role } from '../../domain/vocabulary.ts';

/** Whose browser asks. */
export interface AuthenticatedSession {
  readonly session_id: string;
  readonly account_id: string;
  readonly user_id: string;
  readonly workspace_id: string;
  /** As it is now, not as it was at the sign-in: a change holds from the next request on. */
  readonly role: Role;
  readonly last_seen_at: Date;
  readonly expires_at: Date;
  readonly ends_at: Date;
}

export interface SessionRow {
  readonly id: string;
  readonly user_id: string;
  readonly user_agent: string | null;
  readonly created_at: Date;
  readonly last_seen_at: Date;
  readonly expires_at: Date;
}

/** Sessions belong to no workspace: all of these take a pool, or any transaction. */
export async function authenticateSession(
  db: Knex,
  hash: Buffer,
  now: Date,
): Promise<AuthenticatedSession | undefined> {
  const { rows } = await db.raw<{ rows: AuthenticatedSession[] }>(
    'SELECT * FROM rapport.authenticate_session(?, ?::timestamptz)',
    [hash, now],
  );
  return rows[0];
}

export async function insertSession(
  db: Knex,
  session: {
    readonly id: string;
    readonly hash: Buffer;
    readonly accountId: string;
    readonly userId: string;
    readonly userAgent: string | null;
    readonly now: Date;
    readonly expiresAt: Date;
    readonly endsAt: Date;
  },
): Promise<void> {
  await db('sessions').insert({
    id: session.id,
    token_hash: session.hash,
    account_id: session.accountId,
    user_id: session.userId,
    user_agent: session.userAgent,
    created_at: session.now,
    last_seen_at: session.now,
    expires_at: session.expiresAt,
    ends_at: session.endsAt,
  });
}

/** Moves a session that is used on. */
export async function extendSession(db: Knex, id: string, now: Date, expiresAt: Date): Promise<void> {
  await db('sessions').where({ id }).update({ last_seen_at: now, expires_at: expiresAt });
}

/** A person's sessions that are not over, the newest first. */
export const listSessions = (db: Knex, accountId: string, now: Date): Promise<SessionRow[]> =>
  db<SessionRow & { account_id: string }>('sessions')
    .where({ account_id: accountId })
    .andWhere('expires_at', '>', now)
    .orderBy([
      { column: 'created_at', order: 'desc' },
      { column: 'id', order: 'desc' },
    ])
    .select('id', 'user_id', 'user_agent', 'created_at', 'last_seen_at', 'expires_at');

/** Ends one session of a person. @returns false when it is not theirs, or over */
export const endSession = async (db: Knex, accountId: string, id: string): Promise<boolean> =>
  (await db('sessions').where({ id, account_id: accountId }).delete()) > 0;

/** Ends all sessions of a person, in every workspace. @param except one that goes on */
export async function endSessionsOfAccount(db: Knex, accountId: string, except?: string): Promise<void> {
  const sessions = db('sessions').where('account_id', accountId);
  if (except !== undefined) void sessions.whereNot('id', except);
  await sessions.delete();
}

/** Ends the sessions of a user who is no more in the workspace; those in other workspaces go on. */
export async function endSessionsOfUser(db: Knex, userId: string): Promise<void> {
  await db('sessions').where({ user_id: userId }).delete();
}
