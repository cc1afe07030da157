import { z } from 'zod';
import type { App, AppDeps } from '../../deps.ts';
import { createHub } from '../events/hub.ts';
import { openStream } from '../events/open-stream.ts';
import type { Limits } from './limits.ts';
import { createVisitorStream } from './live.ts';
import { connectionParams } from './schemas.ts';
import { visitorOf } from './session.ts';

/** The visitor's conversation as it goes on. */
export function eventsRoute(app: App, deps: AppDeps, limits: Limits): void {
  const hub = createHub({ database: deps.database, logger: app.log });
  // The server closes only once its last connection is gone.
  app.addHook('preClose', () => hub.close('shutdown'));
  app.get(
    '/:connection/events',
    {
      exposeHeadRoute: false,
      schema: {
        ...{ tags: ['Widget'], security: [], params: connectionParams },
        summary: 'The visitor’s own conversation as it goes on (server-sent events)',
        description:
          '`ready` first: read the conversation then, and nothing is missed. `message` has one that is new or has changed; ' +
          '`gone` the id of one that is not to be seen any more.',
        produces: ['text/event-stream'],
        response: { 200: z.string().describe('text/event-stream') },
      },
    },
    async (request, reply): Promise<void> => {
      request.visitor = visitorOf(deps, request);
      await limits(request, 'looksOfVisitor');
      const { site, visitor } = request;
      const onFailure = (error: unknown): void => request.log.warn({ err: error }, 'a visitor could not be told');
      openStream(hub, request, reply, (response) => createVisitorStream(deps, response, { site, visitor, onFailure }));
    },
  );
}
