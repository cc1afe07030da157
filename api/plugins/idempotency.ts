import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { inWorkspace } from '../../db/client.ts';
import { claimKey, keepAnswer, releaseKey } from '../../db/repositories/idempotency.ts';
import { createSeal } from '../../db/seal.ts';
import type { App, AppDeps } from '../deps.ts';
import { invalid, Problem } from '../problem.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** The Idempotency-Key that this request holds and has to settle with its answer. */
    heldKey: string | null;
  }
}

const KEY = /^[\x21-\x7e]{1,255}$/;

/**
 * `Idempotency-Key` on every POST: the same key with the same request by the same caller gets the first answer again, with
 * `Idempotency-Replayed: true`; with another request it is 409.
 *
 * Only answers of success are kept: whatever was refused changed nothing, and may be tried again.
 */
export function installIdempotency(app: App, deps: AppDeps): void {
  // Kept answers hold personal data and new keys: sealed, a copy of the table gives neither away.
  const seal = createSeal(deps.secretKey, 'kept answers');
  app.decorateRequest('heldKey', null);

  app.addHook('preHandler', async (request, reply) => {
    const key = request.headers['idempotency-key'];
    if (request.method !== 'POST' || key === undefined) return;
    if (typeof key !== 'string' || !KEY.test(key)) {
      throw invalid([{ path: 'Idempotency-Key', message: 'must be 1 to 255 visible ASCII characters' }]);
    }
    const { workspaceId } = request.caller;
    const claim = await inWorkspace(deps.database, workspaceId, (scope) =>
      claimKey(scope, workspaceId, key, requestHash(request)),
    );
    if (claim.kind === 'other_request') {
      throw new Problem(409, 'idempotency_key_reused', 'This Idempotency-Key was used for another request.');
    }
    if (claim.kind === 'in_progress') {
      throw new Problem(409, 'in_progress', 'The first request with this Idempotency-Key is still under way.', {
        retryAfter: 1,
      });
    }
    if (claim.kind === 'answered')
      return replay(reply, claim.status, JSON.parse(seal.open(claim.sealed)) as KeptAnswer);
    request.heldKey = key;
  });

  app.addHook('onSend', async (request, reply, payload) => {
    const key = request.heldKey;
    if (key === null) return;
    request.heldKey = null;
    const success = reply.statusCode < 300 && typeof payload === 'string';
    await inWorkspace(deps.database, request.caller.workspaceId, (scope) =>
      success
        ? keepAnswer(scope, key, {
            status: reply.statusCode,
            sealed: seal.close(JSON.stringify({ payload, location: reply.getHeader('location') } satisfies KeptAnswer)),
            contactId: contactOf(request, payload),
          })
        : releaseKey(scope, key),
    );
  });
}

interface KeptAnswer {
  readonly payload: string;
  readonly location: unknown;
}

function replay(reply: FastifyReply, status: number, { payload, location }: KeptAnswer): FastifyReply {
  if (typeof location === 'string') void reply.header('location', location);
  return reply
    .code(status)
    .header('idempotency-replayed', 'true')
    .type('application/json; charset=utf-8')
    .serializer(String)
    .send(payload);
}

/** The caller is part of it: a key's holder must not read what another one was answered. */
function requestHash(request: FastifyRequest): Buffer {
  const whole = JSON.stringify([request.caller.actor, request.method, request.url, request.body ?? null]);
  return createHash('sha256').update(whole).digest();
}

/** The contact that an answer speaks of: the one in the path, or the one that was made. */
function contactOf(request: FastifyRequest, payload: string): string | null {
  const route = request.routeOptions.url ?? '';
  if (route.startsWith('/v1/contacts/:id')) return (request.params as { id: string }).id;
  const answer = JSON.parse(payload) as { id?: string; contactId?: string | null };
  return answer.contactId ?? (route === '/v1/contacts' ? (answer.id ?? null) : null);
}
