import rateLimit from '@fastify/rate-limit';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { WebhookAnswer, WebhookRequest } from '../../../channels/port.ts';
import type { App, AppDeps, Routes } from '../../deps.ts';
import { notFound, Problem } from '../../problem.ts';
import { idParams } from '../../schemas/common.ts';
import { findForWebhook } from './find.ts';
import { createWebhookLimits } from './limits.ts';
import { takeWebhook } from './take.ts';

/** A mailbox's provider sends whole mails with their files; each kind says less where it takes less. */
const LONGEST_BODY = 40 * 1024 * 1024;

/**
 * Where providers tell what happened at a connected account. Whatever comes with a right signature is acknowledged once it is
 * stored, understood or not: providers switch off webhooks that fail.
 */
export const webhookInRoutes: Routes = (deps) => async (instance) => {
  await instance.register(rateLimit, { global: false });
  const secondsToWait = createWebhookLimits(instance as App, deps.channelKinds ?? []);
  instance.removeAllContentTypeParsers();
  // The exact bytes: a signature is of those, and not of what they would be written as again.
  instance.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, parsed) => {
    parsed(null, body);
  });
  const options = { bodyLimit: LONGEST_BODY, schema: { hide: true } };

  instance.get('/webhooks/:kind/:id', options, async (request, reply) => {
    const found = await findForWebhook(deps, pathOf(request));
    const challenge = found.side.challenge;
    if (challenge === undefined) throw new Problem(405, 'method_not_allowed', 'Events are sent here with POST.');
    return send(reply, challenge(webhookRequest(request, 'GET', deps), found.own.credentials));
  });

  instance.post('/webhooks/:kind/:id', options, async (request, reply) => {
    const found = await findForWebhook(deps, pathOf(request));
    const received = webhookRequest(request, 'POST', deps);
    if (received.body.length > found.side.bodyLimit)
      throw new Problem(413, 'too_large', 'The body is larger than this address takes.');
    if (!(await found.side.verify(received, found.own.credentials))) {
      request.log.warn({ kind: found.kind.kind, connectionId: found.own.id }, 'a webhook with a wrong signature');
      const refusal = found.side.refusal?.(received, 'not_verified');
      if (refusal !== undefined) return send(reply, refusal);
      throw new Problem(401, 'invalid_signature', 'The signature is not that of the connected account.');
    }
    const retryAfter = await secondsToWait(request, found.kind.kind);
    if (retryAfter !== null) {
      const refusal = found.side.refusal?.(received, 'too_many');
      if (refusal !== undefined) return send(reply.header('retry-after', String(retryAfter)), refusal);
      throw new Problem(429, 'too_many_messages', 'More is sent here than people would.', { retryAfter });
    }
    await takeWebhook(deps, found, received, request.log);
    return send(reply, (await found.side.answer?.(received, found.own)) ?? { status: 200, body: 'ok' });
  });
};

/** @throws Problem 404 for what can be no connection */
function pathOf(request: FastifyRequest): { kind: string; id: string; address: string } {
  const { kind, id } = request.params as { kind: string; id: string };
  if (!idParams.safeParse({ id }).success) throw notFound();
  return { kind, id, address: `${request.protocol}://${request.host}` };
}

function webhookRequest(request: FastifyRequest, method: 'GET' | 'POST', { clock }: AppDeps): WebhookRequest {
  const single = (values: Readonly<Record<string, unknown>>): Record<string, string> =>
    Object.fromEntries(
      Object.entries(values).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
    );
  return {
    method,
    headers: single(request.headers),
    query: single(request.query as Readonly<Record<string, unknown>>),
    body: Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0),
    receivedAt: clock(),
  };
}

function send(reply: FastifyReply, { status, headers = {}, body }: WebhookAnswer) {
  return reply
    .code(status)
    .headers({ 'content-type': 'text/plain; charset=utf-8', ...headers })
    .serializer(String)
    .send(body);
}
