import type { FastifyReply } from 'fastify';

/** A download that takes nothing for so long (milliseconds) is ended: it holds a database connection. */
const STALLED = 60_000;

/** Ends the answer when its client stops reading without going away. */
export function endWhenStalled(reply: FastifyReply): void {
  reply.raw.setTimeout(STALLED, () => {
    reply.raw.destroy();
  });
}
