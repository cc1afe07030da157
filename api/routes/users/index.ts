import { z } from 'zod';
import { inWorkspace } from '../../../db/client.ts';
import { forgetAccount } from '../../../db/repositories/accounts.ts';
import { endSessionsOfUser } from '../../../db/repositories/sessions.ts';
import { dropLinksOf } from '../../../db/repositories/sign-in-links.ts';
import {
  hasOtherAdmin,
  listUsers,
  readUser,
  removeUser,
  updateUser,
  type UserRow,
} from '../../../db/repositories/users.ts';
import type { App, AppDeps, Routes } from '../../deps.ts';
import { requireRole } from '../../plugins/auth.ts';
import { notFound, Problem } from '../../problem.ts';
import { idParams } from '../../schemas/common.ts';
import { userPatch, userQuery, userSchema } from '../../schemas/users.ts';
import { inviteRoutes } from './invite.ts';
import { auditUser, presentUser } from './present-user.ts';

const tags = ['Users'];
const preHandler = requireRole('admin');

/** The people of the workspace. */
export const userRoutes: Routes = (deps) => async (instance) => {
  const app = instance as App;
  listRoute(app, deps);
  await app.register(inviteRoutes(deps));
  changeRoute(app, deps);
  removeRoute(app, deps);
};

function listRoute(app: App, deps: AppDeps): void {
  app.get(
    '/users',
    {
      preHandler: requireRole('viewer'),
      schema: {
        tags,
        summary: 'The people of the workspace',
        querystring: userQuery,
        response: { 200: z.object({ items: z.array(userSchema) }) },
      },
    },
    async ({ caller, query }) => {
      const users = await inWorkspace(deps.database, caller.workspaceId, (scope) =>
        listUsers(scope, query.removed === 'true'),
      );
      return { items: users.map(presentUser) };
    },
  );
}

const lastAdmin = (): Problem => new Problem(409, 'last_admin', 'A workspace keeps one admin who can sign in.');

function changeRoute(app: App, deps: AppDeps): void {
  app.patch(
    '/users/:id',
    {
      preHandler,
      schema: {
        tags,
        summary: 'Change a name or role',
        description: 'Holds from that person’s next request on.',
        params: idParams,
        body: userPatch,
        response: { 200: userSchema },
      },
    },
    ({ caller, params: { id }, body }) =>
      inWorkspace(deps.database, caller.workspaceId, async (scope) => {
        const others = await hasOtherAdmin(scope, id);
        const user = await readUser(scope, id);
        if (!user) throw notFound();
        const { name = user.name, role = user.role } = body;
        const fields = [...(name === user.name ? [] : ['name']), ...(role === user.role ? [] : ['role'])];
        if (fields.length === 0) return presentUser(user);
        if (isAdmin(user) && role !== 'admin' && !others) throw lastAdmin();
        await auditUser(scope, caller, 'user.change', id, fields);
        return presentUser((await updateUser(scope, id, { name, role })) ?? user);
      }),
  );
}

const isAdmin = ({ role, joined_at }: UserRow): boolean => role === 'admin' && joined_at !== null;

function removeRoute(app: App, deps: AppDeps): void {
  app.delete(
    '/users/:id',
    {
      preHandler,
      schema: {
        tags,
        summary: 'Remove somebody',
        description: 'Their sessions end at once and their e-mail is forgotten; the name stays where timelines say it.',
        params: idParams,
        response: { 204: z.null() },
      },
    },
    async ({ caller, params: { id } }, reply) => {
      await inWorkspace(deps.database, caller.workspaceId, async (scope) => {
        const others = await hasOtherAdmin(scope, id);
        const user = await readUser(scope, id);
        if (!user) throw notFound();
        if (isAdmin(user) && !others) throw lastAdmin();
        await endSessionsOfUser(scope, id);
        await dropLinksOf(scope, id);
        await removeUser(scope, id, deps.clock());
        if (user.account_id !== null) await forgetAccount(scope, user.account_id);
        await auditUser(scope, caller, 'user.remove', id);
      });
      return reply.code(204).send(null);
    },
  );
}
