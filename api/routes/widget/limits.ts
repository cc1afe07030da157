import type { CreateRateLimitOptions } from '@fastify/rate-limit';
import type { FastifyRequest } from 'fastify';
import type { App } from '../../deps.ts';
import { Problem } from '../../problem.ts';
import type { Visitor } from './visitor-token.ts';

const WITHIN_MS = 60_000;

/**
 * In a minute, in each process by itself. Of an address (of IPv6 a /64) as many as an office behind one may need; of a visitor as
 * many as a person types.
 */
const MOST = {
  sessionsOfAddress: 60,
  messagesOfAddress: 240,
  messagesOfVisitor: 30,
  looksOfVisitor: 120,
} as const;

type Limited = keyof typeof MOST;

declare module 'fastify' {
  interface FastifyRequest {
    visitor: Visitor;
  }
}

/** Counts a request. @throws Problem 429 when it is one too many */
export type Limits = (request: FastifyRequest, ...what: readonly Limited[]) => Promise<void>;

export function createLimits(app: App): Limits {
  const make = (name: Limited): ReturnType<App['createRateLimit']> => {
    const ofVisitor: CreateRateLimitOptions['keyGenerator'] = ({ site, visitor }) =>
      `${site.connectionId} ${visitor.id}`;
    return app.createRateLimit({
      ...{ max: MOST[name], timeWindow: WITHIN_MS },
      ...(name.endsWith('OfVisitor') ? { keyGenerator: ofVisitor } : {}),
    });
  };
  const limits = new Map((Object.keys(MOST) as Limited[]).map((name) => [name, make(name)]));
  return async (request, ...what) => {
    for (const name of what) {
      const counted = await limits.get(name)?.(request);
      if (counted === undefined || counted.isAllowed || !counted.isExceeded) continue;
      throw new Problem(429, 'too_many_messages', 'This visitor or address sends more than a person would.', {
        retryAfter: Math.max(1, counted.ttlInSeconds),
      });
    }
  };
}
