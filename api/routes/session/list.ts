import { z } from 'zod';
import { inWorkspace } from '../../../db/client.ts';
import { membershipsOf } from '../../../db/repositories/accounts.ts';
import { writeAudit } from '../../../db/repositories/audit.ts';
import { endSession, endSessionsOfAccount, listSessions } from '../../../db/repositories/sessions.ts';
import type { App, AppDeps, Routes } from '../../deps.ts';
import { clearSessionCookie } from '../../plugins/sessions.ts';
import { notFound } from '../../problem.ts';
import { idParams } from '../../schemas/common.ts';
import { ownSessionSchema } from '../../schemas/session.ts';
import { personOf } from './own.ts';

const tags = ['Session'];

/** Where a person is signed in, and how to end it. */
export const sessionListRoutes: Routes = (deps) => async (instance) => {
  const app = instance as App;
  listRoute(app, deps);
  endOneRoute(app, deps);
  endAllRoute(app, deps);
};

function listRoute(app: App, deps: AppDeps): void {
  app.get(
    '/sessions',
    {
      schema: {
        tags,
        summary: 'Where one is signed in',
        description: 'Of all workspaces; empty for an API key.',
        response: { 200: z.object({ items: z.array(ownSessionSchema) }) },
      },
    },
    async ({ caller: { session } }) => {
      if (!session) return { items: [] };
      const memberships = await membershipsOf(deps.database, session.account_id);
      const sessions = await listSessions(deps.database, session.account_id, deps.clock());
      const items = sessions.flatMap((row) => {
        const at = memberships.find((membership) => membership.user_id === row.user_id);
        if (!at) return [];
        return {
          id: row.id,
          current: row.id === session.session_id,
          workspace: { id: at.workspace_id, name: at.workspace_name },
          createdAt: row.created_at.toISOString(),
          lastSeenAt: row.last_seen_at.toISOString(),
          expiresAt: row.expires_at.toISOString(),
          userAgent: row.user_agent,
        };
      });
      return { items };
    },
  );
}

function endOneRoute(app: App, deps: AppDeps): void {
  app.delete(
    '/sessions/:id',
    { schema: { tags, summary: 'End one of one’s sessions', params: idParams, response: { 204: z.null() } } },
    async (request, reply) => {
      const { session } = request.caller;
      // A key has no sessions, so every id is nobody's.
      if (!session || !(await endSession(deps.database, session.account_id, request.params.id))) throw notFound();
      return reply.code(204).send(null);
    },
  );
}

function endAllRoute(app: App, deps: AppDeps): void {
  app.delete(
    '/sessions',
    {
      schema: {
        tags,
        summary: 'Sign out everywhere',
        description: 'Here as well.',
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      const session = personOf(request);
      const { workspace_id: workspaceId, user_id: userId } = session;
      await inWorkspace(deps.database, workspaceId, async (scope) => {
        await endSessionsOfAccount(scope, session.account_id);
        await writeAudit(scope, {
          ...{ workspaceId, actor: `user:${userId}`, action: 'session.sign_out_everywhere' },
          subject: { kind: 'user', id: userId },
        });
      });
      clearSessionCookie(request, reply, deps);
      return reply.code(204).send(null);
    },
  );
}
