import { z } from 'zod';
import { inWorkspace, type Scope } from '../../../db/client.ts';
import type { Tagging } from '../../../db/repositories/contact-tags.ts';
import { listTags } from '../../../db/repositories/tags.ts';
import { retrying } from '../../../db/retry.ts';
import type { App, AppDeps, Routes } from '../../deps.ts';
import { requireRole, type Caller } from '../../plugins/auth.ts';
import { idParams } from '../../schemas/common.ts';
import { tagSchema } from '../../schemas/reading/contact.ts';
import { newTag, tagPatch } from '../../schemas/reading/tag.ts';
import { changeTag, makeTag, mergeTag, removeTag } from './tag-changes.ts';

/** The tags of the workspace: make, rename, recolour, merge, remove. */
export const tagRoutes: Routes = (deps) => async (app) => {
  listRoute(app as App, deps);
  changeRoutes(app as App, deps);
};

/** Done again when somebody else was first: what a name means may have changed in between. */
function inScope<T>(
  { database, clock }: AppDeps,
  { workspaceId, actor }: Caller,
  work: (scope: Scope, by: Tagging) => Promise<T>,
): Promise<T> {
  return retrying(() =>
    inWorkspace(database, workspaceId, (scope) => work(scope, { workspaceId, actor, at: clock() })),
  );
}

function listRoute(app: App, deps: AppDeps): void {
  app.get(
    '/tags',
    {
      preHandler: requireRole('viewer'),
      schema: {
        tags: ['Tags'],
        summary: 'All tags, by name',
        response: { 200: z.object({ items: z.array(tagSchema) }) },
      },
    },
    async (request) => ({ items: await inScope(deps, request.caller, listTags) }),
  );
}

function changeRoutes(app: App, deps: AppDeps): void {
  app.post(
    '/tags',
    {
      preHandler: requireRole('agent'),
      schema: { tags: ['Tags'], summary: 'Make a tag', body: newTag, response: { 201: tagSchema } },
    },
    async ({ caller, body }, reply) => {
      const made = await inScope(deps, caller, (scope, by) => makeTag(scope, by, body));
      return reply.code(201).send(made);
    },
  );

  app.patch(
    '/tags/:id',
    {
      preHandler: requireRole('agent'),
      schema: {
        tags: ['Tags'],
        summary: 'Rename, recolour or merge a tag',
        params: idParams,
        body: tagPatch,
        response: { 200: tagSchema },
      },
    },
    ({ caller, params: { id }, body }) =>
      inScope(deps, caller, (scope, by) =>
        'mergeInto' in body ? mergeTag(scope, by, id, body.mergeInto) : changeTag(scope, by, id, body),
      ),
  );

  app.delete(
    '/tags/:id',
    {
      preHandler: requireRole('admin'),
      schema: {
        tags: ['Tags'],
        summary: 'Remove a tag from every contact',
        params: idParams,
        response: { 204: z.null() },
      },
    },
    async ({ caller, params }, reply) => {
      await inScope(deps, caller, (scope, by) => removeTag(scope, by, params.id, null));
      return reply.code(204).send(null);
    },
  );
}
