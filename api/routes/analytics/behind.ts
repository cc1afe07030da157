import { inWorkspace } from '../../../db/client.ts';
import { contactsBehind } from '../../../db/repositories/analytics-behind.ts';
import { contactsThatStood } from '../../../db/repositories/analytics-stood.ts';
import { readSettings } from '../../../db/repositories/settings.ts';
import type { App, AppDeps } from '../../deps.ts';
import { requireRole } from '../../plugins/auth.ts';
import { behindContact, behindQuery } from '../../schemas/analytics.ts';
import { listOf } from '../../schemas/common.ts';
import { cutPage, openCursor, type CursorOf } from '../reading/cursor.ts';
import { branchOf, periodOf } from './period.ts';

/** Which contacts a number of a chart is made of. */
export function behindRoute(app: App, { database, clock, secretKey }: AppDeps): void {
  app.get(
    '/analytics/contacts-behind',
    {
      preHandler: requireRole('viewer'),
      schema: {
        tags: ['Analytics'],
        summary: 'The contacts behind a number',
        description:
          'Those of the contacts chart are found by the contact list itself: firstSeenAfter, firstSeenBefore, status, stage.',
        querystring: behindQuery,
        response: { 200: listOf(behindContact) },
      },
    },
    async ({ caller: { workspaceId }, query }) => {
      const { chart, level, author, kind, outcome, status, stage, channel = null, limit, cursor, ...asked } = query;
      const what = JSON.stringify([chart, level, author, kind, outcome, status, stage, channel, asked]);
      const list: CursorOf = { secretKey, workspaceId, list: `analytics ${what}` };
      const place = cursor === undefined ? [] : openCursor(list, cursor);
      const columns = { sentiment: { level }, responses: { author }, 'follow-ups': { kind, outcome }, standing: {} }[
        chart
      ];
      const where = Object.fromEntries(Object.entries(columns).filter(([, value]) => value !== undefined));
      const found = await inWorkspace(database, workspaceId, async (scope) => {
        const { document } = await readSettings(scope);
        const { timeZone } = document.locale;
        const { from, to } = periodOf(asked, timeZone, clock());
        const branchId = branchOf(asked);
        if (chart === 'standing') {
          const stood = { at: to, channel, branchId, status, stage };
          const there = await contactsThatStood(scope, stood, { after: place[0] ?? null, limit: limit + 1 });
          return there.map((row) => ({ ...row, place: [row.id] }));
        }
        const [day, id] = place;
        const after = day === undefined || id === undefined ? null : { day, id };
        const behind = { chart, where, timeZone, after, limit: limit + 1 };
        const rows = await contactsBehind(scope, { from, to, channel, branchId }, behind);
        return rows.map((row) => ({ ...row, place: [row.day, row.id] }));
      });
      const { rows, nextCursor } = cutPage<(typeof found)[number]>(list, found, limit);
      return { items: rows.map(({ id, name, count }) => ({ contact: { id, name }, count })), nextCursor };
    },
  );
}
