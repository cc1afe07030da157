import { z } from 'zod';
import { inWorkspace, type Scope } from '../../db/client.ts';
import { writeAudit } from '../../db/repositories/audit.ts';
import {
  insertCustomField,
  listCustomFields,
  readCustomField,
  removeCustomField,
  updateCustomField,
  type CustomFieldRow,
} from '../../db/repositories/custom-fields.ts';
import type { App, AppDeps, Routes } from '../deps.ts';
import { requireRole, type Caller } from '../plugins/auth.ts';
import { invalid, notFound, Problem } from '../problem.ts';
import { idParams } from '../schemas/common.ts';
import { customFieldPatch, customFieldSchema, newCustomField, type CustomFieldBody } from '../schemas/custom-fields.ts';

/** A form nobody fills in; every detail of a contact reads them all. */
const MOST_FIELDS = 100;

const tags = ['Custom fields'];
const preHandler = requireRole('admin');

const present = (row: CustomFieldRow): CustomFieldBody => ({
  id: row.id,
  key: row.key,
  name: row.name,
  kind: row.kind,
  options: [...row.options],
  position: row.position,
  createdAt: row.created_at.toISOString(),
});

const audit = (scope: Scope, { workspaceId, actor }: Caller, action: string, id: string, fields: string[] = []) =>
  writeAudit(scope, { workspaceId, actor, action, subject: { kind: 'custom_field', id }, fields });

/** The workspace's own fields of a contact. */
export const customFieldRoutes: Routes = (deps) => async (instance) => {
  const app = instance as App;
  listRoute(app, deps);
  makeRoute(app, deps);
  changeRoute(app, deps);
  removeRoute(app, deps);
};

function listRoute(app: App, deps: AppDeps): void {
  app.get(
    '/custom-fields',
    {
      preHandler: requireRole('viewer'),
      schema: {
        tags,
        summary: 'The fields, in their order',
        response: { 200: z.object({ items: z.array(customFieldSchema) }) },
      },
    },
    async ({ caller }) => ({
      items: (await inWorkspace(deps.database, caller.workspaceId, listCustomFields)).map(present),
    }),
  );
}

function makeRoute(app: App, deps: AppDeps): void {
  app.post(
    '/custom-fields',
    {
      preHandler,
      schema: { tags, summary: 'Make a field', body: newCustomField, response: { 201: customFieldSchema } },
    },
    async ({ caller, body }, reply) => {
      const { workspaceId } = caller;
      const { key, name, kind, options = [], position } = body;
      const made = await inWorkspace(deps.database, workspaceId, async (scope) => {
        if ((await listCustomFields(scope)).length >= MOST_FIELDS) {
          throw new Problem(409, 'too_many_fields', `There are ${String(MOST_FIELDS)} fields already.`);
        }
        const field = { workspaceId, key, name, kind, options, position, now: deps.clock() };
        const row = await insertCustomField(scope, field);
        if (!row) throw new Problem(409, 'field_key_taken', 'The workspace has a field of this key.');
        await audit(scope, caller, 'custom_field.create', row.id);
        return row;
      });
      return reply.code(201).send(present(made));
    },
  );
}

function changeRoute(app: App, deps: AppDeps): void {
  app.patch(
    '/custom-fields/:id',
    {
      preHandler,
      schema: {
        tags,
        summary: 'Rename or move a field, or change the options of a choice',
        params: idParams,
        body: customFieldPatch,
        response: { 200: customFieldSchema },
      },
    },
    ({ caller, params: { id }, body }) =>
      inWorkspace(deps.database, caller.workspaceId, async (scope) => {
        const field = await readCustomField(scope, id);
        if (!field) throw notFound();
        if (body.options && field.kind !== 'choice') {
          throw invalid([{ path: 'options', message: 'belong to a choice alone' }]);
        }
        const { name = field.name, options = [...field.options], position = field.position } = body;
        await audit(scope, caller, 'custom_field.change', id, Object.keys(body));
        return present(await updateCustomField(scope, id, { name, options, position }));
      }),
  );
}

function removeRoute(app: App, deps: AppDeps): void {
  app.delete(
    '/custom-fields/:id',
    {
      preHandler,
      schema: {
        tags,
        summary: 'Remove a field',
        description: 'No contact shows its values any more; they are taken off the rows within the next minutes.',
        params: idParams,
        response: { 204: z.null() },
      },
    },
    async ({ caller, params: { id } }, reply) => {
      await inWorkspace(deps.database, caller.workspaceId, async (scope) => {
        if (!(await readCustomField(scope, id))) throw notFound();
        await removeCustomField(scope, id, deps.clock());
        await audit(scope, caller, 'custom_field.remove', id);
      });
      return reply.code(204).send(null);
    },
  );
}
