import type { FastifyReply, FastifyRequest } from 'fastify';
import { normaliseEmail } from '../../../domain/identity.ts';
import { inWorkspace, type Scope } from '../../../db/client.ts';
import { hashOfToken } from '../../../db/one-time-token.ts';
import {
  findAccount,
  insertAccount,
  membershipsOf,
  setPassword,
  type AccountRow,
} from '../../../db/repositories/accounts.ts';
import { writeAudit } from '../../../db/repositories/audit.ts';
import { endSessionsOfAccount } from '../../../db/repositories/sessions.ts';
import { dropLinksOf, openLink, OPERATOR, useLink, type OpenLink } from '../../../db/repositories/sign-in-links.ts';
import { findUser, insertUser, readUser, updateUser, type UserRow } from '../../../db/repositories/users.ts';
import { retrying } from '../../../db/retry.ts';
import type { AppDeps } from '../../deps.ts';
import { refuseForeignSignIn } from '../../plugins/csrf.ts';
import { impossible, invalid } from '../../problem.ts';
import { newPassword, type SessionBody } from '../../schemas/session.ts';
import { checkPassword, hashPassword } from './passwords.ts';
import { enter } from './sign-in.ts';

/** The same for one that never was, was used, or has expired: there is nothing to learn by trying. */
const unusable = (): Error =>
  impossible('link_unusable', [{ path: 'token', message: 'is used up, expired or unknown' }], 'Ask for a new link.');

/** What somebody who opened a link fills in. */
export interface Filled {
  readonly token: string;
  readonly name?: string | undefined;
  readonly email?: string | undefined;
  readonly password: string;
}

/** @throws Problem 422 `link_unusable` */
export async function readLink(deps: AppDeps, token: string): Promise<OpenLink> {
  const link = await openLink(deps.database, hashOfToken(token), deps.clock());
  if (!link || !(await mayStillReset(deps, link))) throw unusable();
  return link;
}

/** Whoever has joined another workspace since: an admin of this one must not come by the password of that one. */
async function mayStillReset({ database }: AppDeps, link: OpenLink): Promise<boolean> {
  if (link.purpose !== 'reset' || link.created_by === OPERATOR) return true;
  if (link.account_id === null) return false;
  return (await membershipsOf(database, link.account_id)).length === 1;
}

/**
 * Uses a one-time link and signs in: a person joins a workspace, or sets a new password.
 *
 * Who has an account on this installation already joins by its password. The link alone does not do: whoever handed it out
 * could otherwise take over what that person has in other workspaces.
 *
 * @throws Problem 422 `link_unusable`, 400 for what is missing, 401 and 429 for the present password
 */
export async function signInByLink(
  deps: AppDeps,
  request: FastifyRequest,
  reply: FastifyReply,
  filled: Filled,
): Promise<SessionBody> {
  refuseForeignSignIn(request, deps.publicUrl);
  const link = await readLink(deps, filled.token);
  const { name, email } = personOf(link, filled);
  const joined = await retrying(async () => {
    const account = await findAccount(deps.database, email);
    const passwordHash = await passwordFor(deps, link, email, account, filled.password);
    return inWorkspace(deps.database, link.workspace_id, async (scope) => {
      if (!(await useLink(scope, link.link_id))) throw unusable();
      const accountId = account ? account.id : await insertAccount(scope, email, passwordHash);
      if (account && link.purpose === 'reset') await changePassword(scope, account, passwordHash);
      const user = await join(scope, link, { name, email, accountId, now: deps.clock() });
      return { accountId, userId: user.id, role: user.role };
    });
  });
  return enter(deps, request, reply, { ...joined, workspaceId: link.workspace_id, action: 'session.sign_in' });
}

function personOf(link: OpenLink, filled: Filled): { name: string; email: string } {
  const name = filled.name ?? link.name;
  const email = link.email ?? (filled.email === undefined ? null : normaliseEmail(filled.email));
  if (name !== null && email !== null) return { name, email };
  const missing = [...(name === null ? ['name'] : []), ...(email === null ? ['email'] : [])];
  throw invalid(missing.map((path) => ({ path, message: 'is needed' })));
}

/** The hash of what was given: of a new password, or the account's own, which then stays. */
async function passwordFor(
  deps: AppDeps,
  link: OpenLink,
  email: string,
  account: AccountRow | undefined,
  password: string,
): Promise<string> {
  if (account && link.purpose !== 'reset') {
    await checkPassword(deps, email, account.password_hash, password);
    return account.password_hash;
  }
  const checked = newPassword.safeParse(password);
  if (!checked.success) throw invalid([{ path: 'password', message: 'must have 10 to 200 characters' }]);
  return hashPassword(checked.data);
}

/** Whoever knew the old one is out, everywhere. */
async function changePassword(scope: Scope, account: AccountRow, passwordHash: string): Promise<void> {
  await setPassword(scope, account.id, passwordHash);
  await endSessionsOfAccount(scope, account.id);
}

async function join(
  scope: Scope,
  link: OpenLink,
  { name, email, accountId, now }: { name: string; email: string; accountId: string; now: Date },
): Promise<UserRow> {
  const workspaceId = link.workspace_id;
  const known =
    link.user_id === null
      ? ((await findUser(scope, email)) ?? (await insertUser(scope, { workspaceId, name, email, role: 'admin', now })))
      : await readUser(scope, link.user_id);
  if (!known) throw unusable();
  const user = await updateUser(scope, known.id, {
    ...{ account_id: accountId, name, last_seen_at: now },
    ...(known.joined_at === null ? { joined_at: now } : {}),
    ...(link.purpose === 'welcome' ? { role: 'admin' } : {}),
  });
  if (!user) throw unusable();
  await dropLinksOf(scope, user.id);
  const action = link.purpose === 'reset' ? 'session.password' : 'user.join';
  await writeAudit(scope, { workspaceId, actor: `user:${user.id}`, action, subject: { kind: 'user', id: user.id } });
  return user;
}
