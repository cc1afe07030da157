import type { Routes } from '../deps.ts';
import { requireRole } from '../plugins/auth.ts';
import { acceptedMessage, incomingMessage } from '../schemas/messages.ts';
import { takeIn } from './take-in.ts';

/** Messages come in here. The answer is sent after the commit, and needs neither Temporal nor a worker. */
export const messageRoutes: Routes = (deps) => async (app) => {
  app.post(
    '/messages',
    {
      preHandler: requireRole('agent'),
      schema: {
        tags: ['Messages'],
        summary: 'Accept a message',
        body: incomingMessage,
        response: { 202: acceptedMessage },
      },
    },
    async (request, reply) => reply.code(202).send(await takeIn(deps, request.caller.workspaceId, request.body)),
  );
};
