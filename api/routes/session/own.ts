import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { inWorkspace, type Scope } from '../../../db/client.ts';
import { membershipsOf, readAccount, setPassword } from '../../../db/repositories/accounts.ts';
import { writeAudit } from '../../../db/repositories/audit.ts';
import { endSessionsOfAccount, type AuthenticatedSession } from '../../../db/repositories/sessions.ts';
import { dropLinksOf } from '../../../db/repositories/sign-in-links.ts';
import { updateUser } from '../../../db/repositories/users.ts';
import type { App, AppDeps, Routes } from '../../deps.ts';
import type { Caller } from '../../plugins/auth.ts';
import { Problem } from '../../problem.ts';
import { ownNameBody, passwordBody, sessionSchema, switchBody } from '../../schemas/session.ts';
import { checkPassword, hashPassword, wrongCredentials } from './passwords.ts';
import { presentSession } from './present-session.ts';
import { enter, unknownWorkspace } from './sign-in.ts';

const tags = ['Session'];

/** @throws Problem 403 for a key */
export function personOf({ caller }: FastifyRequest): AuthenticatedSession {
  if (!caller.session) throw new Problem(403, 'forbidden', 'This is for people who signed in, not for API keys.');
  return caller.session;
}

/** Who is asking, and what a person changes about themselves. */
export const ownSessionRoutes: Routes = (deps) => async (instance) => {
  const app = instance as App;
  readRoutes(app, deps);
  switchRoute(app, deps);
  passwordRoute(app, deps);
};

const present = (deps: AppDeps, { workspaceId, role, actor, session }: Caller) =>
  presentSession(deps, {
    ...{ workspaceId, role, actor },
    person: session && { accountId: session.account_id, userId: session.user_id, expiresAt: session.expires_at },
  });

/** Does something about a person in their workspace, and writes it down. */
function asPerson(
  { database }: AppDeps,
  { workspace_id: workspaceId, user_id: userId }: AuthenticatedSession,
  action: string,
  work: (scope: Scope) => Promise<unknown>,
  fields: readonly string[] = [],
): Promise<void> {
  return inWorkspace(database, workspaceId, async (scope) => {
    await work(scope);
    const subject = { kind: 'user', id: userId } as const;
    await writeAudit(scope, { workspaceId, actor: `user:${userId}`, action, subject, fields });
  });
}

function readRoutes(app: App, deps: AppDeps): void {
  app.get(
    '/session',
    { schema: { tags, summary: 'Who is asking, and what they may', response: { 200: sessionSchema } } },
    (request) => present(deps, request.caller),
  );
  app.patch(
    '/session',
    { schema: { tags, summary: 'Change one’s own name', body: ownNameBody, response: { 200: sessionSchema } } },
    async (request) => {
      const session = personOf(request);
      const { name } = request.body;
      await asPerson(deps, session, 'user.change', (scope) => updateUser(scope, session.user_id, { name }), ['name']);
      return present(deps, request.caller);
    },
  );
}

function switchRoute(app: App, deps: AppDeps): void {
  app.post(
    '/session/switch',
    {
      schema: {
        tags,
        summary: 'Go to another workspace one is in',
        description: 'Ends this session and sets the cookie of a new one, which is over when this one would have been.',
        body: switchBody,
        response: { 200: sessionSchema },
      },
    },
    async (request, reply) => {
      const session = personOf(request);
      const memberships = await membershipsOf(deps.database, session.account_id);
      const chosen = memberships.find((membership) => membership.workspace_id === request.body.workspaceId);
      if (!chosen) throw unknownWorkspace();
      return enter(deps, request, reply, {
        ...{
          accountId: session.account_id,
          userId: chosen.user_id,
          workspaceId: chosen.workspace_id,
          role: chosen.role,
        },
        ...{ action: 'session.switch', endsAt: session.ends_at },
      });
    },
  );
}

function passwordRoute(app: App, deps: AppDeps): void {
  app.put(
    '/session/password',
    {
      schema: {
        tags,
        summary: 'Set a new password',
        description: 'All other sessions of the person end.',
        body: passwordBody,
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      const session = personOf(request);
      const account = await readAccount(deps.database, session.account_id);
      if (!account) throw wrongCredentials();
      await checkPassword(deps, account.email, account.password_hash, request.body.currentPassword);
      const hash = await hashPassword(request.body.newPassword);
      await asPerson(deps, session, 'session.password', async (scope) => {
        await setPassword(scope, account.id, hash);
        await endSessionsOfAccount(scope, account.id, session.session_id);
        await dropLinksOf(scope, session.user_id);
      });
      return reply.code(204).send(null);
    },
  );
}
