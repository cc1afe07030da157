import type { FastifyRequest } from 'fastify';
import type { ChannelKind } from '../../../channels/port.ts';
import type { App } from '../../deps.ts';

const WITHIN_MS = 60_000;

/** Counts a request to a connection of this kind. @returns the seconds to wait when it is one too many, else null */
export type WebhookLimits = (request: FastifyRequest, kind: string) => Promise<number | null>;

const ofConnection = ({ params }: FastifyRequest): string => (params as { id: string }).id.toLowerCase();

/** By address and by connection, for the kinds that say how much is too much. */
export function createWebhookLimits(app: App, kinds: readonly ChannelKind[]): WebhookLimits {
  const limiters = new Map(
    kinds.flatMap(({ kind, webhook }) => {
      const most = webhook?.mostPerMinute;
      if (most === undefined) return [];
      const byAddress = app.createRateLimit({ max: most.ofAddress, timeWindow: WITHIN_MS });
      const byConnection = app.createRateLimit({
        ...{ max: most.ofConnection, timeWindow: WITHIN_MS, keyGenerator: ofConnection },
      });
      // The address first: what one sends too much must not use up what the connection takes of all others.
      return [[kind, [byAddress, byConnection]] as const];
    }),
  );
  return async (request, kind) => {
    for (const limiter of limiters.get(kind) ?? []) {
      const counted = await limiter(request);
      if (!counted.isAllowed && counted.isExceeded) return Math.max(1, counted.ttlInSeconds);
    }
    return null;
  };
}
