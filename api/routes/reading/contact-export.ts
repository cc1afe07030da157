import { to as copyTo } from 'pg-copy-streams';
import { z } from 'zod';
import { exportStatement } from '../../../db/repositories/contact-export.ts';
import { streamFromWorkspace } from '../../../db/scoped-stream.ts';
import type { Routes } from '../../deps.ts';
import { requireRole } from '../../plugins/auth.ts';
import { contactExportQuery } from '../../schemas/reading/contact-query.ts';
import { endWhenStalled } from './stalled.ts';

/** The contact list as CSV, straight from the database's COPY: no row is ever held in memory, at any size. */
export const contactExportRoutes: Routes =
  ({ database }) =>
  async (app) => {
    app.get(
      '/contacts/export.csv',
      {
        // A HEAD would make the whole export to throw it away.
        exposeHeadRoute: false,
        preHandler: requireRole('viewer'),
        schema: {
          tags: ['Contacts'],
          summary: 'The contact list as CSV',
          description: 'Cells that a spreadsheet would run as a formula begin with an apostrophe.',
          querystring: contactExportQuery,
          produces: ['text/csv'],
          response: { 200: z.string() },
        },
      },
      async (request, reply) => {
        const { sort, ...filters } = request.query;
        const rows = await streamFromWorkspace(database, request.caller.workspaceId, async (scope, connection) =>
          connection.query(copyTo(await exportStatement(scope, filters, sort))),
        );
        endWhenStalled(reply);
        reply.header('content-disposition', 'attachment; filename="contacts.csv"').header('cache-control', 'no-store');
        reply.type('text/csv; charset=utf-8');
        // Fastify's types know the schema's string alone; what it writes is the stream.
        return reply.send(rows as unknown as string);
      },
    );
  };
