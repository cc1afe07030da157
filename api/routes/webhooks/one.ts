import { z } from 'zod';
import { inWorkspace } from '../../../db/client.ts';
import { writeAudit } from '../../../db/repositories/audit.ts';
import { changeWebhook, deleteWebhook } from '../../../db/repositories/webhooks.ts';
import type { App, AppDeps } from '../../deps.ts';
import { requireRole } from '../../plugins/auth.ts';
import { notFound } from '../../problem.ts';
import { idParams } from '../../schemas/common.ts';
import { webhookChange, webhookSchema } from '../../schemas/webhooks.ts';
import { presentWebhook } from './present.ts';
import { checkTarget } from './target.ts';

/** Changes and removes an endpoint. */
export function oneWebhookRoutes(app: App, { database, allowPrivateTargets = false }: AppDeps): void {
  const preHandler = requireRole('admin');
  const common = { tags: ['Webhooks'], params: idParams };
  const changeSchema = {
    ...common,
    summary: 'Change an endpoint',
    body: webhookChange,
    response: { 200: webhookSchema },
  };
  app.patch('/webhooks/:id', { preHandler, schema: changeSchema }, async ({ caller, params: { id }, body }) => {
    const { workspaceId, actor } = caller;
    const { url, events, state } = body;
    if (url !== undefined) checkTarget(url, allowPrivateTargets);
    const change = {
      ...(url ? { url } : {}),
      ...(events ? { events: [...new Set(events)] } : {}),
      ...(state ? { state } : {}),
    };
    const row = await inWorkspace(database, workspaceId, async (scope) => {
      const webhook = await changeWebhook(scope, id, change);
      if (webhook === undefined) throw notFound();
      const subject = { kind: 'webhook', id } as const;
      await writeAudit(scope, { workspaceId, actor, action: 'webhook.change', subject, fields: Object.keys(body) });
      return webhook;
    });
    return presentWebhook(row);
  });
  const removeSchema = { ...common, summary: 'Remove an endpoint', response: { 204: z.null() } };
  app.delete('/webhooks/:id', { preHandler, schema: removeSchema }, async ({ caller, params: { id } }, reply) => {
    const { workspaceId, actor } = caller;
    await inWorkspace(database, workspaceId, async (scope) => {
      if (!(await deleteWebhook(scope, id))) throw notFound();
      await writeAudit(scope, { workspaceId, actor, action: 'webhook.remove', subject: { kind: 'webhook', id } });
    });
    return reply.code(204).send(null);
  });
}
