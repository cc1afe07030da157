import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { FeedPlace } from '../../../db/repositories/event-feed.ts';
import type { App, Routes } from '../../deps.ts';
import { requireRole } from '../../plugins/auth.ts';
import { Problem } from '../../problem.ts';
import { eventsQuery, feedPosition } from '../../schemas/events.ts';
import { createHub, type Hub } from './hub.ts';
import { createStream } from './stream.ts';

/** Proxies cut connections that are silent for a minute, some for half of one. */
const HEARTBEAT_MS = 15_000;

/**
 * A client comes back after so long, and shows anew who it is: what its role or session has become in the meantime counts then.
 * Up to a tenth more, so that a thousand clients that came at once do not come back at once.
 */
const LIFETIME_MS = 10 * 60_000;

/** Beyond this many open connections the process would run out of something less gracefully. */
const MOST_STREAMS = 2_000;

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
        if (hub.size() >= MOST_STREAMS) {
          throw new Problem(503, 'too_many_streams', 'This process has as many streams as it can carry.', {
            retryAfter: 5,
          });
        }
        open(hub, request, reply, request.query);
      },
    );
  };

function open(hub: Hub, request: FastifyRequest, reply: FastifyReply, query: z.output<typeof eventsQuery>): void {
  reply.hijack();
  const response = reply.raw;
  response.writeHead(200, {
    ...(reply.getHeaders() as Record<string, string>),
    'content-type': 'text/event-stream; charset=utf-8',
    // no-transform and the nginx header: a proxy that compresses or buffers holds events back.
    'cache-control': 'no-store, no-transform',
    'x-accel-buffering': 'no',
    // Nothing follows a stream: kept alive, its connection would hold up the server's end.
    connection: 'close',
  });
  response.flushHeaders();
  const { workspaceId, actor } = request.caller;
  const place = placeOf(request.headers['last-event-id'] ?? query.lastEventId);
  const stream = createStream(response, { workspaceId, actor, types: query.type, place });
  hub.join(stream);
  const heartbeat = setInterval(() => stream.heartbeat(), HEARTBEAT_MS);
  const lifetime = setTimeout(() => stream.close('lifetime'), LIFETIME_MS * (1 + Math.random() / 10));
  // The connection is gone either way; 'close' follows.
  response.on('error', (error) => request.log.debug({ err: error }, 'a stream broke'));
  response.once('close', () => {
    clearInterval(heartbeat);
    clearTimeout(lifetime);
    hub.leave(stream);
  });
}

/** Where to read on; what is none of our ids is told as an unknown one (`reset`). */
function placeOf(lastEventId: string | string[] | undefined): FeedPlace | undefined {
  if (typeof lastEventId !== 'string' || lastEventId === '') return undefined;
  return feedPosition.safeParse(lastEventId).data ?? UNKNOWN;
}

/** Ahead of every feed. */
const UNKNOWN: FeedPlace = { xid: '9'.repeat(19), id: 0 };
