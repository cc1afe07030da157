import type { z } from 'zod';
import type { DeliveryRow } from '../../../db/repositories/deliveries.ts';
import type { WebhookRow } from '../../../db/repositories/webhooks.ts';
import type { deliverySchema, webhookSchema } from '../../schemas/webhooks.ts';

const iso = (at: Date | null): string | null => at?.toISOString() ?? null;

export const presentWebhook = (row: WebhookRow): z.output<typeof webhookSchema> => ({
  id: row.id,
  url: row.url,
  events: [...row.events],
  state: row.state,
  failingSince: iso(row.failing_since),
  lastError: row.last_error,
  lastDeliveredAt: iso(row.last_delivered_at),
  createdAt: row.created_at.toISOString(),
});

export const presentDelivery = (row: DeliveryRow): z.output<typeof deliverySchema> => ({
  id: row.id,
  type: row.type,
  state: row.state,
  attempts: row.attempts,
  nextAttemptAt: row.state === 'queued' ? iso(row.next_at) : null,
  responseStatus: row.response_status,
  error: row.error,
  createdAt: row.created_at.toISOString(),
  deliveredAt: iso(row.delivered_at),
  body: JSON.parse(row.body) as Record<string, unknown>,
});
