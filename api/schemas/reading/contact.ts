import { z } from 'zod';
import { GRADES, SENTIMENT_LEVELS, SOURCES, STAGES, STATUSES } from '../../../domain/vocabulary.ts';
import { instantOut, uuid } from '../common.ts';

export const tagSchema = z.object({ id: uuid, name: z.string(), color: z.string() });

export const sentimentSchema = z.object({ level: z.enum(SENTIMENT_LEVELS), score: z.number() });

/** A contact in a list. */
export const contactSchema = z.object({
  id: uuid,
  name: z.string().nullable(),
  email: z.string().nullable(),
  phone: z.string().nullable().describe('E.164 where it could be read as a number'),
  company: z.string().nullable(),
  source: z.enum(SOURCES),
  channels: z.array(z.string()),
  status: z.enum(STATUSES),
  stage: z.enum(STAGES),
  leadScore: z.int().describe('0 to 100'),
  leadGrade: z.enum(GRADES),
  sentiment: sentimentSchema.nullable(),
  tags: z.array(tagSchema),
  vip: z.boolean(),
  atRisk: z.boolean(),
  completeness: z.number().describe('0 to 1'),
  branchId: uuid.nullable(),
  assigneeId: uuid.nullable(),
  messageCount: z.int().describe('both directions'),
  firstSeenAt: instantOut,
  lastMessageAt: instantOut.nullable(),
  updatedAt: instantOut,
});

export type Contact = z.infer<typeof contactSchema>;
