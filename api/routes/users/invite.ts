import type { FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { normaliseEmail } from '../../../domain/identity.ts';
import { inWorkspace, type Scope } from '../../../db/client.ts';
import { makeToken } from '../../../db/one-time-token.ts';
import { membershipsOf } from '../../../db/repositories/accounts.ts';
import { insertLink } from '../../../db/repositories/sign-in-links.ts';
import { insertUser, readUser, type UserRow } from '../../../db/repositories/users.ts';
import type { App, AppDeps, Routes } from '../../deps.ts';
import { requireRole } from '../../plugins/auth.ts';
import { notFound, Problem } from '../../problem.ts';
import { idParams } from '../../schemas/common.ts';
import { invitedUser, newUser, userLink } from '../../schemas/users.ts';
import { auditUser, presentUser } from './present-user.ts';

const DAY_MS = 86_400_000;

/** Long enough for an invitation that comes on a Friday; a reset is asked for by somebody who waits for it. */
const INVITE_MS = 7 * DAY_MS;
const RESET_MS = DAY_MS;

const tags = ['Users'];

/** One-time links for an admin to hand over. */
export const inviteRoutes: Routes = (deps) => async (instance) => {
  const app = instance as App;
  inviteRoute(app, deps);
  linkRoute(app, deps);
};

/** Makes a one-time link of a user, for the caller to hand over. */
async function makeLink(
  scope: Scope,
  { publicUrl, clock }: AppDeps,
  { caller, protocol, host }: FastifyRequest,
  user: UserRow,
): Promise<z.output<typeof userLink>> {
  const { workspaceId, actor } = caller;
  const { token, hash } = makeToken();
  const [purpose, lasts] = user.joined_at === null ? (['invite', INVITE_MS] as const) : (['reset', RESET_MS] as const);
  const now = clock();
  const expiresAt = new Date(now.getTime() + lasts);
  await insertLink(scope, { workspaceId, purpose, userId: user.id, hash, actor, now, expiresAt });
  const base = publicUrl ?? `${protocol}://${host}`;
  return { url: `${base.replace(/\/$/, '')}/welcome?token=${token}`, purpose, expiresAt: expiresAt.toISOString() };
}

function inviteRoute(app: App, deps: AppDeps): void {
  app.post(
    '/users',
    {
      preHandler: requireRole('admin'),
      schema: { tags, summary: 'Invite somebody', body: newUser, response: { 201: invitedUser } },
    },
    async (request, reply) => {
      const { caller, body } = request;
      const invited = await inWorkspace(deps.database, caller.workspaceId, async (scope) => {
        const email = normaliseEmail(body.email) ?? body.email;
        const { workspaceId } = caller;
        const user = await insertUser(scope, {
          workspaceId,
          name: body.name,
          email,
          role: body.role,
          now: deps.clock(),
        });
        if (!user) throw new Problem(409, 'user_exists', 'The workspace has a user with this e-mail.');
        await auditUser(scope, caller, 'user.invite', user.id, ['role']);
        return { user, link: await makeLink(scope, deps, request, user) };
      });
      const { user, link } = invited;
      return reply.code(201).send({ ...presentUser(user), inviteUrl: link.url, inviteExpiresAt: link.expiresAt });
    },
  );
}

function linkRoute(app: App, deps: AppDeps): void {
  app.post(
    '/users/:id/link',
    {
      preHandler: requireRole('admin'),
      schema: {
        tags,
        summary: 'A new one-time link for somebody',
        description: 'An invitation where it has not been taken up, else one to set a new password.',
        params: idParams,
        response: { 201: userLink },
      },
    },
    async (request, reply) => {
      const { caller, params } = request;
      const link = await inWorkspace(deps.database, caller.workspaceId, async (scope) => {
        const user = await readUser(scope, params.id);
        if (!user) throw notFound();
        // The same password opens another workspace, which is not this admin's to hand out.
        if (user.account_id !== null && (await membershipsOf(scope, user.account_id)).length > 1) {
          throw new Problem(
            409,
            'account_shared',
            'This person is in other workspaces too: the operator can make a link.',
          );
        }
        await auditUser(scope, caller, 'user.link', user.id);
        return makeLink(scope, deps, request, user);
      });
      return reply.code(201).send(link);
    },
  );
}
