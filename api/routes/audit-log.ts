import { inWorkspace } from '../../db/client.ts';
import { listAudit } from '../../db/repositories/audit.ts';
import type { Routes } from '../deps.ts';
import { requireRole } from '../plugins/auth.ts';
import { listOf } from '../schemas/common.ts';
import { auditEntrySchema, auditQuery } from '../schemas/audit-log.ts';
import { cutPage, openCursor, type CursorOf } from './reading/cursor.ts';

/** Who did what to which, newest first. */
export const auditLogRoutes: Routes =
  ({ database, secretKey }) =>
  async (app) => {
    app.get(
      '/audit-log',
      {
        preHandler: requireRole('admin'),
        schema: {
          tags: ['Audit log'],
          summary: 'Who did what, newest first',
          querystring: auditQuery,
          response: { 200: listOf(auditEntrySchema) },
        },
      },
      async ({ caller: { workspaceId }, query: { cursor, limit, actor, action } }) => {
        const list: CursorOf = { secretKey, workspaceId, list: 'audit-log' };
        const before = cursor === undefined ? null : Number(openCursor(list, cursor)[0]);
        const found = await inWorkspace(database, workspaceId, (scope) =>
          listAudit(scope, { before, actor, action, limit: limit + 1 }),
        );
        const { rows, nextCursor } = cutPage(
          list,
          found.map((row) => ({ ...row, place: [String(row.id)] })),
          limit,
        );
        const items = rows.map(({ id, at, actor: by, action: done, subject_kind: kind, subject_id, fields }) => ({
          ...{ id: String(id), at: at.toISOString(), actor: by, action: done },
          ...{ subject: { kind, id: subject_id }, fields: [...fields] },
        }));
        return { items, nextCursor };
      },
    );
  };
