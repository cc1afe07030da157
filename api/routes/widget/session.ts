import { randomUUID } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { provesUser } from '../../../channels/user-proof.ts';
import type { AppDeps } from '../../deps.ts';
import { Problem } from '../../problem.ts';
import type { sessionBody } from './schemas.ts';
import type { Site } from './site.ts';
import { openVisitor, sealVisitor, type Visitor } from './visitor-token.ts';

/** @throws Problem 401 without a token of this server for this widget */
export function visitorOf({ secretKey, clock }: AppDeps, request: FastifyRequest): Visitor {
  const token = /^bearer +(\S+) *$/i.exec(request.headers.authorization ?? '')?.[1] ?? '';
  const visitor = openVisitor(secretKey, request.site.connectionId, token, clock());
  if (visitor === null) throw new Problem(401, 'unauthorized', 'Start a session first.');
  return visitor;
}

/**
 * Who the visitor is from now on. Somebody whom the business's server vouches for has one conversation on all devices; anybody
 * else has the one of their browser, and a user id without proof counts for nothing: it would show a stranger's conversation.
 */
export function startSession(
  deps: AppDeps,
  request: FastifyRequest,
  { userId, userHash }: z.output<typeof sessionBody>,
): { token: string; proven: boolean } {
  const { site } = request;
  const proven = userId !== undefined && userHash !== undefined && isProven(site, userId, userHash);
  const visitor = proven ? { id: `user:${userId}`, userId } : returning(deps, request);
  return { token: sealVisitor(deps.secretKey, site.connectionId, visitor, deps.clock()), proven };
}

const isProven = ({ identitySecret }: Site, userId: string, userHash: string): boolean =>
  identitySecret !== null && provesUser(identitySecret, userId, userHash);

function returning(deps: AppDeps, request: FastifyRequest): Visitor {
  if (request.headers.authorization === undefined) return { id: randomUUID(), userId: null };
  const visitor = visitorOf(deps, request);
  // Proof is given anew at each visit: a token of somebody vouched for is not renewed without it.
  if (visitor.userId !== null) throw new Problem(401, 'unauthorized', 'Start a session with the proof of the user.');
  return visitor;
}
