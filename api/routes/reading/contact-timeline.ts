import { reasonFor } from '../../../domain/reasons.ts';
import { inWorkspace } from '../../../db/client.ts';
import { readTexts } from '../../../db/repositories/contact-detail-explain.ts';
import { readTimeline, type TimelinePlace, type TimelineRow } from '../../../db/repositories/contact-timeline.ts';
import type { Routes } from '../../deps.ts';
import { requireRole } from '../../plugins/auth.ts';
import { idParams, listOf, page } from '../../schemas/common.ts';
import { timelineItemSchema, type TimelineItem } from '../../schemas/reading/timeline.ts';
import { cutPage, openCursor, type CursorOf } from './cursor.ts';
import { quotesOf } from './quotes.ts';
import { requireSurvivor } from './survivor.ts';

/** What was said and what changed, newest first, each change with its reason. */
export const contactTimelineRoutes: Routes =
  ({ database, secretKey }) =>
  async (app) => {
    app.get(
      '/contacts/:id/timeline',
      {
        preHandler: requireRole('viewer'),
        schema: {
          tags: ['Contacts'],
          summary: "A contact's messages and changes, newest first",
          params: idParams,
          querystring: page,
          response: { 200: listOf(timelineItemSchema) },
        },
      },
      async (request) => {
        const { workspaceId } = request.caller;
        const { cursor, limit } = request.query;
        return inWorkspace(database, workspaceId, async (scope) => {
          const contactId = await requireSurvivor(scope, request.params.id);
          const list: CursorOf = { secretKey, workspaceId, list: `timeline ${contactId}` };
          const after = cursor === undefined ? null : openPlace(list, cursor);
          const { rows, nextCursor } = cutPage(
            list,
            await readTimeline(scope, contactId, { after, limit: limit + 1 }),
            limit,
          );
          const texts = await readTexts(
            scope,
            contactId,
            rows.flatMap(({ evidence }) => evidence),
          );
          return { items: rows.map((row) => presentItem(row, texts)), nextCursor };
        });
      },
    );
  };

function openPlace(list: CursorOf, cursor: string): TimelinePlace {
  const [at = '', rank = '', key = ''] = openCursor(list, cursor);
  return [at, rank, key];
}

function presentItem(row: TimelineRow, texts: ReadonlyMap<string, string>): TimelineItem {
  const { id, kind, at, actor, before, after, rule, params, evidence } = row;
  return {
    id,
    kind,
    at: at.toISOString(),
    actor,
    before,
    after,
    rule,
    reason: rule && reasonFor(rule.id, params ?? {}),
    evidence: quotesOf(evidence, texts),
  };
}
