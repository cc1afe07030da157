import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { inWorkspace } from '../../../db/client.ts';
import { survivorOf } from '../../../db/repositories/contact-detail.ts';
import { listFollowUps, readListed, tallyFollowUps } from '../../../db/repositories/follow-up-list.ts';
import { createSettingsReader } from '../../../db/repositories/settings-in-force.ts';
import type { App, AppDeps, Routes } from '../../deps.ts';
import { requireRole } from '../../plugins/auth.ts';
import { notFound } from '../../problem.ts';
import { idParams, listOf } from '../../schemas/common.ts';
import { followUpQuery, followUpSchema, statsSchema } from '../../schemas/follow-ups/follow-up.ts';
import { cutPage, openCursor, type CursorOf } from '../reading/cursor.ts';
import { presentFollowUps, type Presenting } from './present-follow-up.ts';
import { statsOf } from './stats.ts';

const TAGS = ['Follow-ups'];
const isId = (value: string): boolean => z.guid().safeParse(value).success;

/** The queue, one of it, and what came of them. */
export const followUpListRoutes: Routes = (deps) => async (instance) => {
  const app = instance as App;
  const settingsInForce = createSettingsReader();
  const presenting = async (
    scope: Parameters<typeof settingsInForce>[0],
    workspaceId: string,
  ): Promise<Presenting> => ({
    settings: (await settingsInForce(scope, workspaceId)).settings,
    reach: deps.reach ?? (() => null),
    now: deps.clock(),
  });
  const preHandler = requireRole('viewer');
  const listSchema = { tags: TAGS, summary: 'Follow-ups, newest first', querystring: followUpQuery };
  app.get(
    '/follow-ups',
    { preHandler, schema: { ...listSchema, response: { 200: listOf(followUpSchema) } } },
    async (request) => {
      const { workspaceId } = request.caller;
      const { cursor, limit, contactId, dueBefore, ...filters } = request.query;
      // An id that names nothing is empty in a filter.
      if (contactId !== undefined && !isId(contactId)) return { items: [], nextCursor: null };
      const list: CursorOf = { secretKey: deps.secretKey, workspaceId, list: 'follow-ups' };
      const after = cursor === undefined ? null : openPlace(list, cursor);
      return inWorkspace(deps.database, workspaceId, async (scope) => {
        const of = contactId === undefined ? null : ((await survivorOf(scope, contactId)) ?? contactId);
        const query = { ...filters, contactId: of, dueBefore: dueBefore ?? null, after, limit: limit + 1 };
        const { rows, nextCursor } = cutPage(list, await listFollowUps(scope, query), limit);
        return { items: await presentFollowUps(scope, rows, await presenting(scope, workspaceId)), nextCursor };
      });
    },
  );
  statsRoute(app, deps);
  const oneSchema = { tags: TAGS, summary: 'A follow-up', params: idParams, response: { 200: followUpSchema } };
  app.get('/follow-ups/:id', { preHandler, schema: oneSchema }, (request) =>
    answerOne(deps, request, request.params.id),
  );

  async function answerOne({ database }: AppDeps, { caller }: FastifyRequest, id: string) {
    return inWorkspace(database, caller.workspaceId, async (scope) => {
      const row = await readListed(scope, id);
      const [item] = row ? await presentFollowUps(scope, [row], await presenting(scope, caller.workspaceId)) : [];
      if (item === undefined) throw notFound();
      return item;
    });
  }
};

function statsRoute(app: App, { database }: AppDeps): void {
  app.get(
    '/follow-ups/stats',
    {
      preHandler: requireRole('viewer'),
      schema: { tags: TAGS, summary: 'What came of follow-ups', response: { 200: statsSchema } },
    },
    async ({ caller }) => statsOf(await inWorkspace(database, caller.workspaceId, tallyFollowUps)),
  );
}

export function openPlace(list: CursorOf, cursor: string): readonly [string, string] {
  const [at = '', id = ''] = openCursor(list, cursor);
  return [at, id];
}
