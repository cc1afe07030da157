import rateLimit from '@fastify/rate-limit';
import { z } from 'zod';
import { inWorkspace } from '../../../db/client.ts';
import { writeAudit } from '../../../db/repositories/audit.ts';
import { endSession } from '../../../db/repositories/sessions.ts';
import type { App, AppDeps, Routes } from '../../deps.ts';
import { clearSessionCookie, sessionOf } from '../../plugins/sessions.ts';
import { Problem } from '../../problem.ts';
import { linkSchema, openLinkBody, sessionSchema, signInBody, useLinkBody } from '../../schemas/session.ts';
import { signIn } from './sign-in.ts';
import { readLink, signInByLink } from './use-link.ts';

/**
 * From one address (of IPv6 a /64), for an office behind one: guessing across accounts needs far more. The limit of one
 * account is passwords.ts's. Counted in each process by itself.
 */
const MOST_FROM_AN_ADDRESS = 60;
const WITHIN_MS = 60_000;

const tags = ['Session'];
const config = { rateLimit: { max: MOST_FROM_AN_ADDRESS, timeWindow: WITHIN_MS } };

/** What somebody needs who is not signed in. Registered outside of what a key or session guards. */
export const publicSessionRoutes: Routes = (deps) => async (instance) => {
  const app = instance as App;
  await app.register(rateLimit, {
    global: false,
    errorResponseBuilder: (_request, { ttl }) =>
      new Problem(429, 'too_many_attempts', 'Too many requests from this address.', {
        retryAfter: Math.max(1, Math.ceil(ttl / 1000)),
      }),
  });
  signInRoutes(app, deps);
  linkRoutes(app, deps);
};

function signInRoutes(app: App, deps: AppDeps): void {
  app.post(
    '/session',
    {
      config,
      schema: {
        tags,
        summary: 'Sign in',
        description: 'Sets the session cookie. Without `workspaceId`, into the workspace that was used last.',
        security: [],
        body: signInBody,
        response: { 200: sessionSchema },
      },
    },
    (request, reply) => signIn(deps, request, reply, request.body),
  );
  app.delete(
    '/session',
    {
      schema: {
        tags,
        summary: 'Sign out',
        description: '204 as well where nobody was signed in.',
        security: [],
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      const session = await sessionOf(request, reply, deps);
      if (session) {
        const { workspace_id: workspaceId, user_id: userId } = session;
        await inWorkspace(deps.database, workspaceId, async (scope) => {
          await endSession(scope, session.account_id, session.session_id);
          await writeAudit(scope, {
            ...{ workspaceId, actor: `user:${userId}`, action: 'session.sign_out' },
            subject: { kind: 'user', id: userId },
          });
        });
      }
      clearSessionCookie(request, reply, deps);
      return reply.code(204).send(null);
    },
  );
}

function linkRoutes(app: App, deps: AppDeps): void {
  app.post(
    '/sign-in-links/open',
    {
      config,
      schema: {
        tags,
        summary: 'What a one-time link is for',
        description: 'Changes nothing: a messenger that looks at links before people do uses none up.',
        security: [],
        body: openLinkBody,
        response: { 200: linkSchema },
      },
    },
    async (request) => {
      const link = await readLink(deps, request.body.token);
      return {
        purpose: link.purpose,
        workspace: { id: link.workspace_id, name: link.workspace_name },
        email: link.email,
        name: link.name,
        role: link.role,
        expiresAt: link.expires_at.toISOString(),
      };
    },
  );
  app.post(
    '/sign-in-links/use',
    {
      config,
      schema: {
        tags,
        summary: 'Join a workspace or set a new password by a one-time link, and sign in',
        security: [],
        body: useLinkBody,
        response: { 200: sessionSchema },
      },
    },
    (request, reply) => signInByLink(deps, request, reply, request.body),
  );
}
