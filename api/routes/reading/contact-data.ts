import { Readable } from 'node:stream';
import { z } from 'zod';
import { inWorkspace } from '../../../db/client.ts';
import { heldAbout, type HeldRow } from '../../../db/repositories/contact-data.ts';
import { streamFromWorkspace } from '../../../db/scoped-stream.ts';
import type { Routes } from '../../deps.ts';
import { requireRole } from '../../plugins/auth.ts';
import { idParams } from '../../schemas/common.ts';
import { endWhenStalled } from './stalled.ts';
import { requireSurvivor } from './survivor.ts';

/** Everything held about a person, to be handed out to them: one JSON document, written as it is read. */
export const contactDataRoutes: Routes =
  ({ database, clock }) =>
  async (app) => {
    app.get(
      '/contacts/:id/data',
      {
        exposeHeadRoute: false,
        preHandler: requireRole('viewer'),
        schema: {
          tags: ['Contacts'],
          summary: 'Everything held about a contact',
          params: idParams,
          response: {
            200: z.object({
              contactId: z.string(),
              exportedAt: z.string(),
              held: z.record(z.string(), z.array(z.unknown())),
            }),
          },
        },
      },
      async (request, reply) => {
        const { workspaceId } = request.caller;
        const contactId = await inWorkspace(database, workspaceId, (scope) =>
          requireSurvivor(scope, request.params.id),
        );
        const head = { contactId, exportedAt: clock().toISOString() };
        const document = await streamFromWorkspace(database, workspaceId, (scope) =>
          Promise.resolve(Readable.from(written(head, heldAbout(scope, contactId)), { objectMode: false })),
        );
        endWhenStalled(reply);
        reply.type('application/json; charset=utf-8').header('cache-control', 'no-store');
        return reply.send(document as never);
      },
    );
  };

/** The document in pieces: `held` has a list of rows for each table. */
async function* written(head: object, rows: AsyncIterable<HeldRow>): AsyncGenerator<string> {
  yield `${JSON.stringify(head).slice(0, -1)},"held":{`;
  let table = '';
  for await (const held of rows) {
    const opening =
      held.table === table ? ',' : `${table === '' ? '' : '],'}${JSON.stringify(camelCase(held.table))}:[`;
    table = held.table;
    yield (
      opening +
      JSON.stringify(Object.fromEntries(Object.entries(held.row).map(([name, value]) => [camelCase(name), value])))
    );
  }
  yield table === '' ? '}}' : ']}}';
}

const camelCase = (name: string): string => name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
