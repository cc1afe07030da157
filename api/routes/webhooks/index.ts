import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { inWorkspace } from '../../../db/client.ts';
import { writeAudit } from '../../../db/repositories/audit.ts';
import { insertWebhook, listWebhooks } from '../../../db/repositories/webhooks.ts';
import { createSeal, WEBHOOK_SECRETS } from '../../../db/seal.ts';
import type { App, Routes } from '../../deps.ts';
import { requireRole } from '../../plugins/auth.ts';
import { newWebhook, webhookSchema } from '../../schemas/webhooks.ts';
import { deliveryRoutes } from './deliveries.ts';
import { oneWebhookRoutes } from './one.ts';
import { presentWebhook } from './present.ts';
import { checkTarget } from './target.ts';

/** Standard Webhooks: 24 to 64 random bytes, in base64 after this prefix. */
const makeSecret = (): string => `whsec_${randomBytes(32).toString('base64')}`;

const madeSchema = webhookSchema.extend({ secret: z.string().describe('for verifying signatures; shown this once') });

/** The business's own endpoints, which are told of events. For admins: their URLs may hold keys, their events hold customers. */
export const webhookRoutes: Routes = (deps) => async (instance) => {
  const app = instance as App;
  const { database, clock } = deps;
  const seal = createSeal(deps.secretKey, WEBHOOK_SECRETS);
  const preHandler = requireRole('admin');
  const tags = ['Webhooks'];
  oneWebhookRoutes(app, deps);
  deliveryRoutes(app, deps);

  const listSchema = { tags, summary: 'Endpoints', response: { 200: z.object({ items: z.array(webhookSchema) }) } };
  app.get('/webhooks', { preHandler, schema: listSchema }, async ({ caller }) => ({
    items: (await inWorkspace(database, caller.workspaceId, listWebhooks)).map(presentWebhook),
  }));
  const makeSchema = { tags, summary: 'Add an endpoint', body: newWebhook, response: { 201: madeSchema } };
  app.post('/webhooks', { preHandler, schema: makeSchema }, async ({ caller, body: { url, events } }, reply) => {
    checkTarget(url, deps.allowPrivateTargets ?? false);
    const { workspaceId, actor } = caller;
    const secret = makeSecret();
    const webhook = { url, events: [...new Set(events)], secret: seal.close(secret) };
    const row = await inWorkspace(database, workspaceId, async (scope) => {
      const of = { workspace_id: workspaceId, created_by: actor, created_at: clock() };
      const made = await insertWebhook(scope, { ...of, ...webhook });
      const subject = { kind: 'webhook', id: made.id } as const;
      await writeAudit(scope, { workspaceId, actor, action: 'webhook.create', subject });
      return made;
    });
    return reply.code(201).send({ ...presentWebhook(row), secret });
  });
};
