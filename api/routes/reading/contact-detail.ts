import { z } from 'zod';
import { inWorkspace } from '../../../db/client.ts';
import { readContact } from '../../../db/repositories/contact-detail.ts';
import type { Routes } from '../../deps.ts';
import { requireRole } from '../../plugins/auth.ts';
import { notFound } from '../../problem.ts';
import { idParams } from '../../schemas/common.ts';
import { contactDetailSchema } from '../../schemas/reading/contact-detail.ts';
import { etagOf, presentContact } from './present-contact.ts';

/** One contact, with an ETag so that a client that polls is told cheaply that nothing changed. */
export const contactDetailRoutes: Routes =
  ({ database }) =>
  async (app) => {
    app.get(
      '/contacts/:id',
      {
        preHandler: requireRole('viewer'),
        schema: {
          tags: ['Contacts'],
          summary: 'One contact, with why it is what it is',
          params: idParams,
          response: { 200: contactDetailSchema, 304: z.null() },
        },
      },
      async (request, reply) => {
        const detail = await inWorkspace(database, request.caller.workspaceId, (scope) =>
          readContact(scope, request.params.id),
        );
        if (detail === null) throw notFound();
        const body = presentContact(detail);
        const etag = etagOf(body);
        reply.header('etag', etag).header('cache-control', 'private, no-cache');
        if (names(request.headers['if-none-match'], etag)) return reply.code(304).send(null);
        return body;
      },
    );
  };

/** Whether an If-None-Match names this ETag; `W/` only says that a proxy has packed the answer. */
function names(header: string | undefined, etag: string): boolean {
  const tags = (header ?? '').split(',').map((tag) => tag.trim().replace(/^W\//, ''));
  return tags.includes(etag) || tags.includes('*');
}
