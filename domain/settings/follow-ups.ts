import { z } from 'zod';
import { durationSchema, positiveDurationSchema } from '../duration.ts';
import { GRADES, STAGES, STATUSES } from '../vocabulary.ts';
import { channelName, identifier, phrases, text } from './text.ts';

const mode = z.enum(['off', 'approval', 'auto']);

/** A day of the contact's own, such as a birthday or the end of a contract. */
const dateSchema = z.strictObject({
  /** Key of the custom field that it stands in; of kind date, or nobody has one. */
  field: z.string().regex(/^[a-z][a-z0-9_]{0,39}$/, 'must be the key of a custom field'),
  /** How long before the day, half a year at most; it is time at nine in the morning on the contact's clock. */
  before: durationSchema.default('P0D'),
  /** Every year again, whatever year stands there. */
  yearly: z.boolean().default(false),
});

/** When a custom follow-up is due: all that are given hold; inside a list, one suffices. */
const conditionSchema = z.strictObject({
  stage: z.array(z.enum(STAGES)).max(STAGES.length).optional(),
  status: z.array(z.enum(STATUSES)).max(STATUSES.length).optional(),
  grade: z.array(z.enum(GRADES)).max(GRADES.length).optional(),
  /** Names of tags. */
  tag: z.array(text(100, 1)).max(50).optional(),
  channel: z.array(channelName).max(20).optional(),
  keywords: phrases.optional(),
  silentFor: durationSchema.optional(),
  /** Time in the present stage. */
  inStageFor: durationSchema.optional(),
  date: dateSchema.optional(),
});

export const customFollowUpSchema = z.strictObject({
  id: identifier,
  name: text(100, 1),
  mode: mode.default('approval'),
  when: conditionSchema,
  message: text(4_000).default(''),
});
export type CustomFollowUp = z.infer<typeof customFollowUpSchema>;

const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time of day, HH:MM');

export const followUpsSchema = z.strictObject({
  auto: z.boolean(),
  stopped: z.boolean(),
  triggers: z.strictObject({
    promise: z.strictObject({ mode }),
    ghosting: z.strictObject({ mode, after: positiveDurationSchema }),
    undecided: z.strictObject({ mode, after: positiveDurationSchema }),
  }),
  custom: z.array(customFollowUpSchema).max(50),
  maxAttempts: z.int().min(1).max(20),
  gap: durationSchema,
  expireAfter: positiveDurationSchema,
  undoWindow: durationSchema,
  caps: z.strictObject({
    perContactPerWeek: z.int().min(0).max(1_000),
    perHour: z.int().min(0).max(1_000_000),
  }),
  /** In the contact's time zone, across midnight where `end` is earlier; null for none. */
  quietHours: z.strictObject({ start: timeOfDay, end: timeOfDay }).nullable().default(null),
  channels: z.array(channelName).max(20),
});
