import type { FastifyReply, FastifyRequest } from 'fastify';
import { inWorkspace } from '../../db/client.ts';
import { hashOfToken } from '../../db/one-time-token.ts';
import { authenticateSession, extendSession, type AuthenticatedSession } from '../../db/repositories/sessions.ts';
import { updateUser } from '../../db/repositories/users.ts';
import type { AppDeps } from '../deps.ts';
import { refuseCrossSite } from './csrf.ts';

const DAY_MS = 86_400_000;

/** A session nobody uses for two weeks is over; one that is used, after three months (OWASP's two time-outs, for an office). */
export const SESSION_IDLE_MS = 14 * DAY_MS;
export const SESSION_LONGEST_MS = 90 * DAY_MS;

/** Exact to this is exact enough: every request would otherwise write. */
const EXTEND_AFTER_MS = 5 * 60_000;

const isSecure = ({ protocol }: FastifyRequest, { publicUrl }: AppDeps): boolean =>
  protocol === 'https' || publicUrl?.startsWith('https:') === true;

/** Browsers take `__Host-` only from this very host over https: a neighbouring subdomain cannot plant a session of its own. */
const cookieName = (request: FastifyRequest, deps: AppDeps): string =>
  isSecure(request, deps) ? '__Host-rapport_session' : 'rapport_session';

export const sessionToken = (request: FastifyRequest, deps: AppDeps): string | undefined =>
  request.cookies[cookieName(request, deps)];

/** `Lax`: a link in an e-mail opens the dashboard signed in, another site's form is sent without it. */
const attributes = (request: FastifyRequest, deps: AppDeps) =>
  ({ path: '/', httpOnly: true, sameSite: 'lax', secure: isSecure(request, deps) }) as const;

export function setSessionCookie(
  request: FastifyRequest,
  reply: FastifyReply,
  deps: AppDeps,
  token: string,
  expires: Date,
): void {
  void reply.setCookie(cookieName(request, deps), token, { ...attributes(request, deps), expires });
}

export function clearSessionCookie(request: FastifyRequest, reply: FastifyReply, deps: AppDeps): void {
  void reply.clearCookie(cookieName(request, deps), attributes(request, deps));
}

/** How long a session may go on from now. */
export const sessionExpiry = (now: Date, endsAt: Date): Date =>
  new Date(Math.min(now.getTime() + SESSION_IDLE_MS, endsAt.getTime()));

/**
 * The session that a request's cookie names, moved on by being used.
 *
 * @returns undefined without a cookie, or with one that is unknown or over
 * @throws Problem 403 when another site made the browser send it
 */
export async function sessionOf(
  request: FastifyRequest,
  reply: FastifyReply,
  deps: AppDeps,
): Promise<AuthenticatedSession | undefined> {
  const token = sessionToken(request, deps);
  if (token === undefined) return undefined;
  refuseCrossSite(request, deps.publicUrl);
  const now = deps.clock();
  const session = await authenticateSession(deps.database, hashOfToken(token), now);
  if (!session) {
    clearSessionCookie(request, reply, deps);
    return undefined;
  }
  if (now.getTime() - session.last_seen_at.getTime() > EXTEND_AFTER_MS) {
    const expires = sessionExpiry(now, session.ends_at);
    setSessionCookie(request, reply, deps, token, expires);
    // The request neither waits for it nor fails by it: the next one does it again.
    extend(deps, session, now, expires).catch((error: unknown) => {
      request.log.warn({ err: error }, 'session not extended');
    });
  }
  return session;
}

async function extend({ database }: AppDeps, session: AuthenticatedSession, now: Date, expires: Date): Promise<void> {
  await extendSession(database, session.session_id, now, expires);
  await inWorkspace(database, session.workspace_id, (scope) =>
    updateUser(scope, session.user_id, { last_seen_at: now }),
  );
}
