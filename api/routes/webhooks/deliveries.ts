import { inWorkspace, type Scope } from '../../../db/client.ts';
import { listDeliveries, queueAgain, queueDeliveries, type DeliveryRow } from '../../../db/repositories/deliveries.ts';
import { readWebhook } from '../../../db/repositories/webhooks.ts';
import type { App, AppDeps } from '../../deps.ts';
import { requireRole } from '../../plugins/auth.ts';
import { notFound } from '../../problem.ts';
import { idParams, listOf } from '../../schemas/common.ts';
import { deliveriesQuery, deliveryParams, deliverySchema } from '../../schemas/webhooks.ts';
import { cutPage, openCursor } from '../reading/cursor.ts';
import { presentDelivery } from './present.ts';

/** What an endpoint was told, and what is still to be told. */
export function deliveryRoutes(app: App, { database, clock, secretKey }: AppDeps): void {
  const preHandler = requireRole('admin');
  const tags = ['Webhooks'];
  const response = { 202: deliverySchema };

  const listSchema = {
    ...{ tags, summary: 'Deliveries of an endpoint, the newest first', params: idParams, querystring: deliveriesQuery },
    response: { 200: listOf(deliverySchema) },
  };
  app.get('/webhooks/:id/deliveries', { preHandler, schema: listSchema }, async ({ caller, params: { id }, query }) => {
    const { workspaceId } = caller;
    const { state: states, limit, cursor } = query;
    const list = { secretKey, workspaceId, list: `deliveries ${id}` };
    const before = cursor === undefined ? null : Number(openCursor(list, cursor)[0]);
    const found = await inWorkspace(database, workspaceId, async (scope) => {
      await expectWebhook(scope, id);
      return listDeliveries(scope, { webhookId: id, states, before, limit: limit + 1 });
    });
    const placed = found.map((row) => ({ ...row, place: [String(row.seq)] }));
    const { rows, nextCursor } = cutPage(list, placed, limit);
    return { items: rows.map(presentDelivery), nextCursor };
  });

  const resendSchema = { tags, summary: 'Send it again, under its old id', params: deliveryParams, response };
  const resend = '/webhooks/:id/deliveries/:deliveryId/resend';
  app.post(resend, { preHandler, schema: resendSchema }, async ({ caller: { workspaceId }, params }, reply) => {
    const { id, deliveryId } = params;
    const row = await inWorkspace(database, workspaceId, (scope) => queueAgain(scope, id, deliveryId, clock()));
    if (row === undefined) throw notFound();
    return reply.code(202).send(presentDelivery(row));
  });

  const testSchema = { tags, summary: 'Send a test event', params: idParams, response };
  app.post('/webhooks/:id/test', { preHandler, schema: testSchema }, async ({ caller, params: { id } }, reply) => {
    const { workspaceId } = caller;
    const now = clock();
    const test = { type: 'webhook.test', at: now.toISOString(), data: { id, webhookId: id } };
    const row = await inWorkspace(database, workspaceId, async (scope) => {
      await expectWebhook(scope, id);
      // In a lane of its own: a test shows whether the endpoint answers now, whatever else waits.
      const delivery = { workspaceId, webhookId: id, contactId: null, lane: id, ...test };
      const [queued] = await queueDeliveries(scope, [delivery], now);
      return queued as DeliveryRow;
    });
    return reply.code(202).send(presentDelivery(row));
  });
}

async function expectWebhook(scope: Scope, id: string): Promise<void> {
  if ((await readWebhook(scope, id)) === undefined) throw notFound();
}
