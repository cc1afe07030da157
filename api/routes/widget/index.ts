import rateLimit from '@fastify/rate-limit';
import { z } from 'zod';
import type { App, AppDeps, Routes } from '../../deps.ts';
import { acceptFromVisitor } from './accept.ts';
import { eventsRoute } from './events.ts';
import { createLimits, type Limits } from './limits.ts';
import {
  appearanceSchema,
  connectionParams,
  sessionBody,
  sessionSchema,
  visitorMessageBody,
  visitorMessageSchema,
} from './schemas.ts';
import { startSession, visitorOf } from './session.ts';
import { installSite } from './site.ts';
import { readTranscript } from './transcript.ts';

const ABOUT = { tags: ['Widget'], security: [], params: connectionParams };

/** Seconds that a page may show an older title or colour. */
const CONFIG_SECONDS = 300;

/** The chat widget's own routes: called by visitors' browsers from the business's pages, which no key guards. */
export const widgetRoutes: Routes = (deps) => async (instance) => {
  const app = instance as App;
  await app.register(rateLimit, { global: false });
  installSite(app, deps);
  app.decorateRequest('visitor');
  const limits = createLimits(app);
  configRoute(app);
  sessionRoute(app, deps, limits);
  messageRoutes(app, deps, limits);
  eventsRoute(app, deps, limits);
};

function configRoute(app: App): void {
  const schema = { ...ABOUT, summary: 'How the widget looks and speaks', response: { 200: appearanceSchema } };
  app.get('/:connection/config', { schema }, async ({ site }, reply) => {
    void reply.header('cache-control', `private, max-age=${String(CONFIG_SECONDS)}`);
    return site.appearance;
  });
}

function sessionRoute(app: App, deps: AppDeps, limits: Limits): void {
  const schema = {
    ...{ ...ABOUT, summary: 'Start a visitor’s session, or go on with one', body: sessionBody },
    description: 'With the token of an earlier visit as bearer token the same visitor goes on; 401 when it is over.',
    response: { 200: sessionSchema },
  };
  app.post('/:connection/session', { schema }, async (request) => {
    await limits(request, 'sessionsOfAddress');
    return startSession(deps, request, request.body);
  });
}

function messageRoutes(app: App, deps: AppDeps, limits: Limits): void {
  const sending = {
    ...{ ...ABOUT, summary: 'Write as a visitor', body: visitorMessageBody },
    response: { 202: visitorMessageSchema },
  };
  app.post('/:connection/messages', { schema: sending }, async (request, reply) => {
    request.visitor = visitorOf(deps, request);
    await limits(request, 'messagesOfVisitor', 'messagesOfAddress');
    const message = await acceptFromVisitor(deps, request.site, request.visitor, request.body);
    return reply.code(202).send(message);
  });
  const reading = {
    ...{ ...ABOUT, summary: 'The visitor’s own conversation, oldest first' },
    response: { 200: z.object({ items: z.array(visitorMessageSchema) }) },
  };
  app.get('/:connection/messages', { schema: reading }, async (request, reply) => {
    request.visitor = visitorOf(deps, request);
    await limits(request, 'looksOfVisitor');
    void reply.header('cache-control', 'no-store');
    return { items: await readTranscript(deps, request.site, request.visitor) };
  });
}
