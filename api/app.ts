import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import Fastify, {
  LogController,
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyPluginAsync,
  type RawServerDefault,
} from 'fastify';
import type { FastifyPluginAsyncZod, ZodTypeProvider } from 'fastify-type-provider-zod';
import type { Knex } from 'knex';
import type { Reach } from '../db/repositories/gate-facts.ts';
import type { RelayBell } from '../db/relay-bell.ts';
import type { Locale } from '../domain/settings.ts';
import type { ContactGateway } from './contact-gateway.ts';
import { installAuth } from './plugins/auth.ts';
import { answerBrokenRequest, LONGEST_HEADERS } from './plugins/broken-requests.ts';
import { installErrors, sendProblem } from './plugins/errors.ts';
import { installIdempotency } from './plugins/idempotency.ts';
import { installJsonBody } from './plugins/json-body.ts';
import { installMetrics } from './plugins/metrics.ts';
import { installOpenApi } from './plugins/openapi.ts';
import { installValidation } from './plugins/validation.ts';
import { actionRoutes } from './routes/actions.ts';
import { apiKeyRoutes } from './routes/api-keys.ts';
import { businessProfileRoutes } from './routes/business-profile.ts';
import { contactEditRoutes } from './routes/contact-edits.ts';
import { contactRoutes } from './routes/contacts.ts';
import { followUpRoutes } from './routes/follow-ups/index.ts';
import { conversationRoutes } from './routes/follow-ups/conversations.ts';
import { outboxRoutes } from './routes/follow-ups/outbox.ts';
import { reviewRoutes } from './routes/follow-ups/reviews.ts';
import { healthRoutes } from './routes/health.ts';
import { jobRoutes } from './routes/jobs/index.ts';
import { messageBatchRoutes } from './routes/message-batch.ts';
import { messageRoutes } from './routes/messages.ts';
import { readingRoutes } from './routes/reading/index.ts';
import { settingsRoutes } from './routes/settings.ts';
import { workspaceRoutes } from './routes/workspaces.ts';

/** Everything the API needs from outside; tests pass recording fakes. */
export interface AppDeps {
  /** A pool of the role `rapport_api`. */
  readonly database: Knex;
  readonly gateway: ContactGateway;
  readonly bell: RelayBell;
  readonly clock: () => Date;
  /** Keys the hashes of erased and opted-out people, and seals answers kept for repeats. At least 32 characters. */
  readonly secretKey: string;
  /** What a new workspace starts with. */
  readonly locale: Locale;
  /** How channels can be sent on; none of them where it is left out. */
  readonly reach?: Reach;
  /** Silent when left out. */
  readonly logger?: FastifyBaseLogger;
  /** Holds every answer against its schema, at a cost; for tests. */
  readonly checkAnswers?: boolean;
}

export type App = FastifyInstance<
  RawServerDefault,
  IncomingMessage,
  ServerResponse,
  FastifyBaseLogger,
  ZodTypeProvider
>;

/** Routes are made from what they need, so that nothing is hidden on the instance. */
export type Routes = (deps: AppDeps) => FastifyPluginAsyncZod;

/** Enough for any single request; a batch of messages says its own limit. */
const BODY_LIMIT = 1024 * 1024;

/** The HTTP API, ready to listen or to be asked with `inject`. */
export async function buildApp(deps: AppDeps): Promise<App> {
  const app: App = Fastify({
    ...(deps.logger ? { loggerInstance: deps.logger } : {}),
    // A URL holds names and addresses (`?q=`): the log gets the route's pattern instead, from the metrics hook.
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: BODY_LIMIT,
    genReqId: () => randomUUID(),
    frameworkErrors: sendProblem,
    clientErrorHandler: answerBrokenRequest,
    http: { maxHeaderSize: LONGEST_HEADERS },
    routerOptions: { ignoreTrailingSlash: true },
  }).withTypeProvider<ZodTypeProvider>();
  installErrors(app);
  installValidation(app, deps.checkAnswers ?? false);
  installJsonBody(app);
  installMetrics(app);
  await installOpenApi(app);

  await app.register(healthRoutes(deps));
  await app.register(v1(deps), { prefix: '/v1' });
  await app.ready();
  return app;
}

/** What needs a key. */
const v1 =
  (deps: AppDeps): FastifyPluginAsync =>
  async (instance) => {
    const app = instance as App;
    installAuth(app, deps);
    installIdempotency(app, deps);
    const routes: readonly Routes[] = [
      messageRoutes,
      messageBatchRoutes,
      actionRoutes,
      contactRoutes,
      contactEditRoutes,
      readingRoutes,
      jobRoutes,
      followUpRoutes,
      outboxRoutes,
      reviewRoutes,
      conversationRoutes,
      settingsRoutes,
      businessProfileRoutes,
      workspaceRoutes,
      apiKeyRoutes,
    ];
    for (const make of routes) await app.register(make(deps));
  };
