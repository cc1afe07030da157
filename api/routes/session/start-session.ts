import type { FastifyReply, FastifyRequest } from 'fastify';
import { v7 as uuidv7 } from 'uuid';
import { inWorkspace } from '../../../db/client.ts';
import { hashOfToken, makeToken } from '../../../db/one-time-token.ts';
import { writeAudit } from '../../../db/repositories/audit.ts';
import { authenticateSession, endSession, insertSession } from '../../../db/repositories/sessions.ts';
import { updateUser } from '../../../db/repositories/users.ts';
import type { AppDeps } from '../../deps.ts';
import { SESSION_LONGEST_MS, sessionExpiry, sessionToken, setSessionCookie } from '../../plugins/sessions.ts';

const LONGEST_USER_AGENT = 300;

/** Who is let in, and where. */
export interface Entrance {
  readonly accountId: string;
  readonly userId: string;
  readonly workspaceId: string;
  /** As the audit log has it. */
  readonly action: 'session.sign_in' | 'session.switch';
  /** When the session is over however much it is used; three months from now where it is left out. */
  readonly endsAt?: Date;
}

/**
 * Starts a session under a token of its own and sets its cookie. A session that the browser had is ended: a token somebody
 * planted before the sign-in is worth nothing after it.
 */
export async function startSession(
  deps: AppDeps,
  request: FastifyRequest,
  reply: FastifyReply,
  { accountId, userId, workspaceId, action, ...entrance }: Entrance,
): Promise<Date> {
  const now = deps.clock();
  const { token, hash } = makeToken();
  const endsAt = entrance.endsAt ?? new Date(now.getTime() + SESSION_LONGEST_MS);
  const expiresAt = sessionExpiry(now, endsAt);
  const userAgent = request.headers['user-agent']?.slice(0, LONGEST_USER_AGENT) ?? null;
  const previous = sessionToken(request, deps);
  await inWorkspace(deps.database, workspaceId, async (scope) => {
    const before = previous && (await authenticateSession(scope, hashOfToken(previous), now));
    if (before) await endSession(scope, before.account_id, before.session_id);
    await insertSession(scope, { id: uuidv7(), hash, accountId, userId, userAgent, now, expiresAt, endsAt });
    await updateUser(scope, userId, { last_seen_at: now });
    const subject = { kind: 'user', id: userId } as const;
    await writeAudit(scope, { workspaceId, actor: `user:${userId}`, action, subject });
  });
  setSessionCookie(request, reply, deps, token, expiresAt);
  return expiresAt;
}
