import { z } from 'zod';
import { inWorkspace, type Scope } from '../../db/client.ts';
import { writeAudit } from '../../db/repositories/audit.ts';
import { deleteView, insertView, listViews, readView, updateView, type ViewRow } from '../../db/repositories/views.ts';
import { ROLES } from '../../domain/vocabulary.ts';
import type { App, AppDeps, Routes } from '../deps.ts';
import { requireRole, type Caller } from '../plugins/auth.ts';
import { notFound, Problem } from '../problem.ts';
import { idParams } from '../schemas/common.ts';
import { newView, viewPatch, viewSchema, type ViewBody } from '../schemas/views.ts';

/** More than anybody picks from. */
const MOST_VIEWS = 200;

const tags = ['Views'];
const preHandler = requireRole('viewer');

const userOf = ({ session }: Caller): string | null => session?.user_id ?? null;

const present = (row: ViewRow, caller: Caller): ViewBody => ({
  id: row.id,
  name: row.name,
  query: Object.fromEntries(Object.entries(row.query).map(([name, value]) => [name, value as string | string[]])),
  shared: row.shared,
  mine: row.user_id !== null && row.user_id === userOf(caller),
  position: row.position,
  createdAt: row.created_at.toISOString(),
});

/** Saved views of the contact list. */
export const viewRoutes: Routes = (deps) => async (instance) => {
  const app = instance as App;
  listRoute(app, deps);
  makeRoute(app, deps);
  changeRoute(app, deps);
  removeRoute(app, deps);
};

/** Shared views are the team's: whoever may only read keeps their own. @throws Problem 403 */
function requireMayChange({ role, session }: Caller, isShared: boolean): void {
  if ((isShared || session === null) && ROLES.indexOf(role) < ROLES.indexOf('agent')) {
    throw new Problem(403, 'forbidden', 'Shared views take the role agent.');
  }
}

const audit = (scope: Scope, { workspaceId, actor }: Caller, action: string, id: string, fields: string[] = []) =>
  writeAudit(scope, { workspaceId, actor, action, subject: { kind: 'view', id }, fields });

function listRoute(app: App, deps: AppDeps): void {
  app.get(
    '/views',
    {
      preHandler,
      schema: {
        tags,
        summary: 'Shared views and one’s own, in their order',
        response: { 200: z.object({ items: z.array(viewSchema) }) },
      },
    },
    async ({ caller }) => {
      const rows = await inWorkspace(deps.database, caller.workspaceId, (scope) => listViews(scope, userOf(caller)));
      return { items: rows.map((row) => present(row, caller)) };
    },
  );
}

function makeRoute(app: App, deps: AppDeps): void {
  app.post(
    '/views',
    { preHandler, schema: { tags, summary: 'Save a view', body: newView, response: { 201: viewSchema } } },
    async ({ caller, body }, reply) => {
      const userId = userOf(caller);
      const shared = body.shared || userId === null;
      requireMayChange(caller, shared);
      const { workspaceId } = caller;
      const { name, query, position } = body;
      const made = await inWorkspace(deps.database, workspaceId, async (scope) => {
        if ((await listViews(scope, userId)).length >= MOST_VIEWS) {
          throw new Problem(409, 'too_many_views', `There are ${String(MOST_VIEWS)} views already.`);
        }
        const view = { workspaceId, userId, name, query, shared, position, now: deps.clock() };
        const row = await insertView(scope, view);
        await audit(scope, caller, 'view.create', row.id);
        return row;
      });
      return reply.code(201).send(present(made, caller));
    },
  );
}

function changeRoute(app: App, deps: AppDeps): void {
  app.patch(
    '/views/:id',
    {
      preHandler,
      schema: { tags, summary: 'Change a view', params: idParams, body: viewPatch, response: { 200: viewSchema } },
    },
    ({ caller, params: { id }, body }) =>
      inWorkspace(deps.database, caller.workspaceId, async (scope) => {
        const view = await readView(scope, userOf(caller), id);
        if (!view) throw notFound();
        const { name = view.name, query = view.query, shared = view.shared, position = view.position } = body;
        requireMayChange(caller, view.shared || shared);
        // Made private it would vanish for everybody but whoever made it, so nobody else may do that.
        if (!shared && view.user_id !== userOf(caller)) {
          throw new Problem(403, 'forbidden', 'Only whoever made a view can keep it to themselves.');
        }
        await audit(scope, caller, 'view.change', id, Object.keys(body));
        return present(await updateView(scope, id, { name, query, shared, position }), caller);
      }),
  );
}

function removeRoute(app: App, deps: AppDeps): void {
  app.delete(
    '/views/:id',
    { preHandler, schema: { tags, summary: 'Delete a view', params: idParams, response: { 204: z.null() } } },
    async ({ caller, params: { id } }, reply) => {
      await inWorkspace(deps.database, caller.workspaceId, async (scope) => {
        const view = await readView(scope, userOf(caller), id);
        if (!view) throw notFound();
        requireMayChange(caller, view.shared);
        await deleteView(scope, id);
        await audit(scope, caller, 'view.delete', id);
      });
      return reply.code(204).send(null);
    },
  );
}
