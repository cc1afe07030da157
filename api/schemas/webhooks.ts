import { z } from 'zod';
import { EVENT_TYPES } from '../../domain/events.ts';
import { instantOut, page, uuid } from './common.ts';

const url = z.string().max(2_000).describe('https, and no address of a private network');

/** `*` for all of them, those of later versions included. */
const events = z
  .array(z.enum(['*', ...EVENT_TYPES]))
  .min(1)
  .max(EVENT_TYPES.length + 1);

export const newWebhook = z.strictObject({ url, events });

export const webhookChange = z
  .strictObject({ url: url.optional(), events: events.optional(), state: z.enum(['active', 'disabled']).optional() })
  .refine((change) => Object.keys(change).length > 0, 'must name something to change');

export const webhookSchema = z
  .object({
    id: uuid,
    url: z.string(),
    events: z.array(z.string()),
    state: z
      .enum(['active', 'attention', 'disabled'])
      .describe('attention: failing for a day, and still tried; disabled: by a person, or because it answered 410'),
    failingSince: instantOut.nullable(),
    lastError: z.string().nullable(),
    lastDeliveredAt: instantOut.nullable().describe('to the minute'),
    createdAt: instantOut,
  })
  .meta({ id: 'Webhook' });

export const deliverySchema = z
  .object({
    id: uuid.describe('the webhook-id header'),
    type: z.string(),
    state: z.enum(['queued', 'delivered', 'dead']),
    attempts: z.int(),
    nextAttemptAt: instantOut.nullable(),
    responseStatus: z.int().nullable(),
    error: z.string().nullable(),
    createdAt: instantOut,
    deliveredAt: instantOut.nullable(),
    body: z.record(z.string(), z.unknown()),
  })
  .meta({ id: 'WebhookDelivery' });

export const deliveriesQuery = page.extend({
  state: z.preprocess(
    (given) => (given === undefined ? [] : Array.isArray(given) ? given : [given]),
    z.array(z.enum(['queued', 'delivered', 'dead'])).max(3),
  ),
});

export const deliveryParams = z.object({ id: uuid, deliveryId: uuid });
