import type { ServerResponse } from 'node:http';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Problem } from '../../problem.ts';
import type { Hub } from './hub.ts';
import type { Stream } from './stream.ts';

/** Proxies cut connections that are silent for a minute, some for half of one. */
const HEARTBEAT_MS = 15_000;

/**
 * A client comes back after so long, and shows anew who it is: what its role or session has become in the meantime counts then.
 * Up to a tenth more, so that a thousand clients that came at once do not come back at once.
 */
const LIFETIME_MS = 10 * 60_000;

/** Beyond this many open connections the process would run out of something less gracefully. */
const MOST_STREAMS = 2_000;

/**
 * Turns a request into a stream of server-sent events that the hub tells, until either side ends it.
 *
 * @throws Problem 503 when the hub's process has as many as it can carry
 */
export function openStream(
  hub: Hub,
  request: FastifyRequest,
  reply: FastifyReply,
  make: (response: ServerResponse) => Stream,
): void {
  if (hub.size() >= MOST_STREAMS) {
    throw new Problem(503, 'too_many_streams', 'This process has as many streams as it can carry.', { retryAfter: 5 });
  }
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
  const stream = make(response);
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
