import { randomUUID } from 'node:crypto';
import cookie from '@fastify/cookie';
import Fastify, { LogController, type FastifyPluginAsync } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import type { App, AppDeps, Routes } from './deps.ts';
import { installAuth } from './plugins/auth.ts';
import { answerBrokenRequest, LONGEST_HEADERS } from './plugins/broken-requests.ts';
import { installDashboard } from './plugins/dashboard.ts';
import { installErrors, sendProblem } from './plugins/errors.ts';
import { installIdempotency } from './plugins/idempotency.ts';
import { installJsonBody } from './plugins/json-body.ts';
import { installMetrics } from './plugins/metrics.ts';
import { installOpenApi } from './plugins/openapi.ts';
import { installValidation } from './plugins/validation.ts';
import { installWidgetScript } from './plugins/widget-script.ts';
import { actionRoutes } from './routes/actions.ts';
import { analyticsRoutes } from './routes/analytics/index.ts';
import { apiKeyRoutes } from './routes/api-keys.ts';
import { auditLogRoutes } from './routes/audit-log.ts';
import { branchRoutes } from './routes/branches.ts';
import { businessProfileRoutes } from './routes/business-profile.ts';
import { channelRoutes } from './routes/channels/index.ts';
import { contactEditRoutes } from './routes/contact-edits.ts';
import { contactRoutes } from './routes/contacts.ts';
import { customFieldRoutes } from './routes/custom-fields.ts';
import { eventRoutes } from './routes/events/index.ts';
import { followUpRoutes } from './routes/follow-ups/index.ts';
import { conversationRoutes } from './routes/follow-ups/conversations.ts';
import { optOutLinkRoutes } from './routes/opt-out-link.ts';
import { outboxRoutes } from './routes/follow-ups/outbox.ts';
import { reviewRoutes } from './routes/follow-ups/reviews.ts';
import { healthRoutes } from './routes/health.ts';
import { importRoutes } from './routes/imports/index.ts';
import { jobRoutes } from './routes/jobs/index.ts';
import { changeRoutes } from './routes/changes/index.ts';
import { mergeRoutes } from './routes/merges/index.ts';
import { messageBatchRoutes } from './routes/message-batch.ts';
import { messageRoutes } from './routes/messages.ts';
import { readingRoutes } from './routes/reading/index.ts';
import { sampleRoutes } from './routes/sample.ts';
import { sessionListRoutes } from './routes/session/list.ts';
import { ownSessionRoutes } from './routes/session/own.ts';
import { publicSessionRoutes } from './routes/session/public.ts';
import { settingsRoutes } from './routes/settings.ts';
import { userRoutes } from './routes/users/index.ts';
import { viewRoutes } from './routes/views.ts';
import { webhookInRoutes } from './routes/webhook-in/index.ts';
import { webhookRoutes } from './routes/webhooks/index.ts';
import { widgetRoutes } from './routes/widget/index.ts';
import { workspaceRoutes } from './routes/workspaces.ts';

/** Enough for any single request; a batch of messages says its own limit. */
const BODY_LIMIT = 1024 * 1024;

/** The HTTP API, ready to listen or to be asked with `inject`. */
export async function buildApp(deps: AppDeps): Promise<App> {
  const app: App = Fastify({
    ...(deps.logger ? { loggerInstance: deps.logger } : {}),
    // A URL holds names and addresses (`?q=`): the log gets the route's pattern instead, from the metrics hook.
    logController: new LogController({ disableRequestLogging: true }),
    ...(deps.trustedProxies === undefined ? {} : { trustProxy: deps.trustedProxies }),
    bodyLimit: BODY_LIMIT,
    genReqId: () => randomUUID(),
    frameworkErrors: sendProblem,
    clientErrorHandler: answerBrokenRequest,
    http: { maxHeaderSize: LONGEST_HEADERS },
    routerOptions: { ignoreTrailingSlash: true },
  }).withTypeProvider<ZodTypeProvider>();
  if (deps.tracing !== undefined) await app.register(deps.tracing);
  installErrors(app);
  installValidation(app, deps.checkAnswers ?? false);
  installJsonBody(app);
  installMetrics(app);
  await installOpenApi(app);
  await app.register(cookie);

  await app.register(healthRoutes(deps));
  await app.register(publicSessionRoutes(deps), { prefix: '/v1' });
  await app.register(v1(deps), { prefix: '/v1' });
  await app.register(webhookInRoutes(deps));
  await app.register(widgetRoutes(deps), { prefix: '/widget' });
  await app.register(optOutLinkRoutes(deps));
  if (deps.dashboard !== undefined) {
    await installDashboard(app, deps.dashboard);
    await installWidgetScript(app, deps.dashboard);
  }
  await app.ready();
  return app;
}

/** What needs a key or a session. */
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
      mergeRoutes,
      changeRoutes,
      jobRoutes,
      importRoutes,
      followUpRoutes,
      outboxRoutes,
      reviewRoutes,
      conversationRoutes,
      settingsRoutes,
      businessProfileRoutes,
      workspaceRoutes,
      apiKeyRoutes,
      ownSessionRoutes,
      sessionListRoutes,
      userRoutes,
      viewRoutes,
      customFieldRoutes,
      branchRoutes,
      sampleRoutes,
      auditLogRoutes,
      eventRoutes,
      webhookRoutes,
      analyticsRoutes,
      channelRoutes,
    ];
    for (const make of routes) await app.register(make(deps));
  };
