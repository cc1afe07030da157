import { inWorkspace } from '../../../db/client.ts';
import { listContacts } from '../../../db/repositories/contact-list.ts';
import type { Place } from '../../../db/repositories/contact-list-sort.ts';
import type { Routes } from '../../deps.ts';
import { requireRole } from '../../plugins/auth.ts';
import { listOf } from '../../schemas/common.ts';
import { contactListQuery } from '../../schemas/reading/contact-query.ts';
import { contactSchema } from '../../schemas/reading/contact.ts';
import { openCursor, sealCursor, type CursorOf } from './cursor.ts';
import { presentListed } from './present-contact.ts';

/** The contact list: filters, search, sort, pages. */
export const contactListRoutes: Routes =
  ({ database, secretKey }) =>
  async (app) => {
    app.get(
      '/contacts',
      {
        preHandler: requireRole('viewer'),
        schema: {
          tags: ['Contacts'],
          summary: 'The contact list',
          querystring: contactListQuery,
          response: { 200: listOf(contactSchema) },
        },
      },
      async (request) => {
        const { cursor, limit, sort, ...filters } = request.query;
        const { workspaceId } = request.caller;
        const list: CursorOf = { secretKey, workspaceId, list: `contacts ${sort}` };
        const after = cursor === undefined ? null : openPlace(list, cursor);
        const { rows, end } = await inWorkspace(database, workspaceId, (scope) =>
          listContacts(scope, { filters, sort, after, limit }),
        );
        return { items: rows.map(presentListed), nextCursor: end && sealCursor(list, [end.value, end.id]) };
      },
    );
  };

function openPlace(list: CursorOf, cursor: string): Place {
  const [value = '', id = ''] = openCursor(list, cursor);
  return { value, id };
}
