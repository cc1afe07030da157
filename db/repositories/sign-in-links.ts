import type { Knex } from 'knex';
import { v7 as uuidv7 } from 'uuid';
import type { Role } from '../../domain/vocabulary.ts';
import type { Scope } from '../client.ts';

/** `welcome` makes its user, an admin; `invite` lets one in who was invited; `reset` sets a new password. */
export type LinkPurpose = 'welcome' | 'invite' | 'reset';

/** Who makes links from the command line; everybody else is `user:<id>` or `key:<id>`. */
export const OPERATOR = 'system';

/** What a link is for, as long as it can be used. */
export interface OpenLink {
  readonly link_id: string;
  readonly purpose: LinkPurpose;
  /** Null for a welcome. */
  readonly user_id: string | null;
  /** Null until the invitation is taken up. */
  readonly account_id: string | null;
  readonly name: string | null;
  readonly email: string | null;
  readonly role: Role;
  readonly workspace_id: string;
  readonly workspace_name: string;
  readonly created_by: string;
  readonly expires_at: Date;
}

/** Runs outside of any workspace: the link tells which. @returns undefined for one that is unknown, used or expired */
export async function openLink(db: Knex, hash: Buffer, now: Date): Promise<OpenLink | undefined> {
  const { rows } = await db.raw<{ rows: OpenLink[] }>('SELECT * FROM rapport.open_sign_in_link(?, ?::timestamptz)', [
    hash,
    now,
  ]);
  return rows[0];
}

/** Makes a link of a user; those made for the same user before are void, so that a lost one is no danger. */
export async function insertLink(
  scope: Scope,
  link: {
    readonly workspaceId: string;
    readonly purpose: Exclude<LinkPurpose, 'welcome'>;
    readonly userId: string;
    readonly hash: Buffer;
    readonly actor: string;
    readonly now: Date;
    readonly expiresAt: Date;
  },
): Promise<void> {
  await dropLinksOf(scope, link.userId);
  await scope('sign_in_links').insert({
    id: uuidv7(),
    workspace_id: link.workspaceId,
    purpose: link.purpose,
    user_id: link.userId,
    token_hash: link.hash,
    created_by: link.actor,
    created_at: link.now,
    expires_at: link.expiresAt,
  });
}

export async function dropLinksOf(scope: Scope, userId: string): Promise<void> {
  await scope('sign_in_links').where({ user_id: userId }).delete();
}

/** Uses a link up. @returns false when somebody was quicker */
export const useLink = async (scope: Scope, linkId: string): Promise<boolean> =>
  (await scope('sign_in_links').where({ id: linkId }).delete()) > 0;
