import type { FastifyReply, FastifyRequest } from 'fastify';
import { normaliseEmail } from '../../../domain/identity.ts';
import { findAccount, membershipsOf, type Membership } from '../../../db/repositories/accounts.ts';
import type { AppDeps } from '../../deps.ts';
import { refuseForeignSignIn } from '../../plugins/csrf.ts';
import { impossible } from '../../problem.ts';
import type { SessionBody } from '../../schemas/session.ts';
import { checkPassword, wrongCredentials } from './passwords.ts';
import { presentSession } from './present-session.ts';
import { startSession, type Entrance } from './start-session.ts';

export const unknownWorkspace = (): Error =>
  impossible(
    'unknown_workspace',
    [{ path: 'workspaceId', message: 'names no workspace of yours' }],
    'You are not there.',
  );

/** Starts a session and answers what it is. */
export async function enter(
  deps: AppDeps,
  request: FastifyRequest,
  reply: FastifyReply,
  { role, ...entrance }: Entrance & Pick<Membership, 'role'>,
): Promise<SessionBody> {
  const expiresAt = await startSession(deps, request, reply, entrance);
  const { workspaceId, accountId, userId } = entrance;
  return presentSession(deps, { workspaceId, role, actor: `user:${userId}`, person: { accountId, userId, expiresAt } });
}

/**
 * Lets somebody in by e-mail and password: into the workspace they name, else the one they used last.
 *
 * @throws Problem 401, 429, or 422 `unknown_workspace`
 */
export async function signIn(
  deps: AppDeps,
  request: FastifyRequest,
  reply: FastifyReply,
  body: { readonly email: string; readonly password: string; readonly workspaceId?: string | undefined },
): Promise<SessionBody> {
  refuseForeignSignIn(request, deps.publicUrl);
  const email = normaliseEmail(body.email) ?? body.email;
  const account = await findAccount(deps.database, email);
  await checkPassword(deps, email, account?.password_hash, body.password);
  const memberships = account ? await membershipsOf(deps.database, account.id) : [];
  const [lastUsed] = memberships.toSorted(
    (a, b) => (b.last_seen_at?.getTime() ?? 0) - (a.last_seen_at?.getTime() ?? 0),
  );
  // Removed from their last workspace a moment ago: then there is no such person any more.
  if (!account || !lastUsed) throw wrongCredentials();
  const { workspaceId } = body;
  const chosen =
    workspaceId === undefined ? lastUsed : memberships.find((membership) => membership.workspace_id === workspaceId);
  if (!chosen) throw unknownWorkspace();
  return enter(deps, request, reply, {
    ...{ accountId: account.id, userId: chosen.user_id, workspaceId: chosen.workspace_id, role: chosen.role },
    action: 'session.sign_in',
  });
}
