import { z } from 'zod';
import type { FeedPlace } from '../../../db/repositories/event-feed.ts';
import type { App, Routes } from '../../deps.ts';
import { requireRole } from '../../plugins/auth.ts';
import { eventsQuery, feedPosition } from '../../schemas/events.ts';
import { createHub } from './hub.ts';
import { openStream } from './open-stream.ts';
import { createStream } from './stream.ts';

/** What happens in the workspace, as it happens. */
export const eventRoutes: Routes =
  ({ database }) =>
  async (instance) => {
    const app = instance as App;
    const hub = createHub({ database, logger: app.log });
    // The server closes only once its last connection is gone.
    app.addHook('preClose', () => hub.close('shutdown'));
    app.get(
      '/events',
      {
        preHandler: requireRole('viewer'),
        exposeHeadRoute: false,
        schema: {
          tags: ['Live'],
          summary: 'What happens in the workspace, as it happens (server-sent events)',
          description:
            'Each event has the ids and new values of one thing, and an id to read on from (`Last-Event-ID`). The first is `ready`; ' +
            '`reset` asks the client to read everything again; `closing` says why the server ends the stream.',
          produces: ['text/event-stream'],
          querystring: eventsQuery,
          response: { 200: z.string().describe('text/event-stream') },
        },
      },
      (request, reply): void => {
        const { workspaceId, actor } = request.caller;
        const place = placeOf(request.headers['last-event-id'] ?? request.query.lastEventId);
        const types = request.query.type;
        openStream(hub, request, reply, (response) => createStream(response, { workspaceId, actor, types, place }));
      },
    );
  };

/** Where to read on; what is none of our ids is told as an unknown one (`reset`). */
function placeOf(lastEventId: string | string[] | undefined): FeedPlace | undefined {
  if (typeof lastEventId !== 'string' || lastEventId === '') return undefined;
  return feedPosition.safeParse(lastEventId).data ?? UNKNOWN;
}

/** Ahead of every feed. */
const UNKNOWN: FeedPlace = { xid: '9'.repeat(19), id: 0 };
