import { z } from 'zod';
import { instantOut } from '../common.ts';
import { evidenceSchema, ruleSchema } from './contact-detail.ts';

/** A message or a change in the life of a contact. */
export const timelineItemSchema = z.object({
  id: z.string(),
  kind: z.string().describe('message, or what changed'),
  at: instantOut,
  actor: z.string().describe('engine, key:<id>, user:<id>; of a message its author'),
  before: z.unknown(),
  after: z.unknown(),
  rule: ruleSchema.nullable(),
  reason: z.string().nullable(),
  evidence: evidenceSchema,
});

export type TimelineItem = z.infer<typeof timelineItemSchema>;
