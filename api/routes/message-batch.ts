import type { FastifyBaseLogger } from 'fastify';
import { z } from 'zod';
import { safeParse } from 'zod/v4/core';
import type { AppDeps, Routes } from '../deps.ts';
import { requireRole } from '../plugins/auth.ts';
import { toProblem } from '../plugins/errors.ts';
import { fieldErrors } from '../plugins/validation.ts';
import { invalid, problemBody, type ProblemBody } from '../problem.ts';
import { problem } from '../schemas/common.ts';
import { findUnstorable } from '../schemas/storable.ts';
import { acceptedMessage, incomingMessage, messageBatch } from '../schemas/messages.ts';
import { takeIn, type AcceptedBody } from './take-in.ts';

/** 500 of the longest messages. */
const BODY_LIMIT = 48 * 1024 * 1024;

type Result = AcceptedBody | { readonly error: ProblemBody };

/** Many messages in one request, each accepted or refused by itself. */
export const messageBatchRoutes: Routes = (deps) => async (app) => {
  app.post(
    '/messages/batch',
    {
      bodyLimit: BODY_LIMIT,
      config: { checksEachItem: true },
      preHandler: requireRole('agent'),
      schema: {
        tags: ['Messages'],
        summary: 'Accept up to 500 messages',
        description: 'Results are in the order of the messages; one that is refused does not stop the others.',
        body: messageBatch,
        response: { 202: z.object({ results: z.array(z.union([acceptedMessage, z.object({ error: problem })])) }) },
      },
    },
    async (request, reply) => {
      const batch = { deps, workspaceId: request.caller.workspaceId, requestId: request.id, log: request.log };
      return reply.code(202).send({ results: await takeInAll(batch, request.body.messages) });
    },
  );
};

interface Batch {
  readonly deps: AppDeps;
  readonly workspaceId: string;
  readonly requestId: string;
  readonly log: FastifyBaseLogger;
}

/** At once, since messages that come in together share their commits, and those of one conversation keep their order. */
const takeInAll = (batch: Batch, messages: readonly unknown[]): Promise<Result[]> =>
  Promise.all(messages.map((message) => takeInOne(batch, message)));

async function takeInOne(batch: Batch, message: unknown): Promise<Result> {
  const unstorable = findUnstorable(message);
  const parsed = safeParse(incomingMessage, message);
  if (unstorable || !parsed.success) {
    return refusal(batch, invalid(unstorable ? [unstorable] : fieldErrors(parsed.error?.issues ?? [])));
  }
  return takeIn(batch.deps, batch.workspaceId, parsed.data).catch((error: unknown) => refusal(batch, error));
}

function refusal({ requestId, log }: Batch, error: unknown): { error: ProblemBody } {
  const refused = toProblem(error);
  if (refused.status >= 500) log.error({ err: error }, 'a message of a batch could not be accepted');
  return { error: problemBody(refused, requestId) };
}
