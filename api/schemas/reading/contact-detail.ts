import { z } from 'zod';
import { SENTIMENT_LEVELS, STAGES, STATUSES } from '../../../domain/vocabulary.ts';
import { instantOut, uuid } from '../common.ts';
import { contactSchema } from './contact.ts';

export const evidenceSchema = z.array(
  z.object({ messageId: uuid, quote: z.string().describe('a literal part of the message') }),
);

export const ruleSchema = z.object({ id: z.string(), version: z.int() });

const explained = <Value extends z.ZodType>(value: Value) =>
  z.object({
    value,
    since: instantOut,
    confidence: z.number().describe('0 to 1'),
    rule: ruleSchema,
    reason: z.string(),
    evidence: evidenceSchema,
  });

const contributionSchema = z.object({
  signalId: z.string(),
  name: z.string(),
  category: z.string(),
  points: z.number().describe('as counted: weight, cap and decay applied'),
  at: instantOut,
  messageId: uuid.optional(),
});

export const explanationSchema = z.object({
  status: explained(z.enum(STATUSES)),
  stage: explained(z.enum(STAGES)),
  leadScore: explained(z.int()).extend({ contributions: z.array(contributionSchema) }),
  sentiment: explained(z.enum(SENTIMENT_LEVELS).nullable()),
});

const identitySchema = z.object({
  kind: z.string().describe("email, phone, external, or a channel's name"),
  value: z.string(),
  verified: z.boolean(),
  primary: z.boolean().describe('the one of its kind that is shown and written to'),
  linkedBy: z.string().describe('channel, business, person, analysis or import'),
  at: instantOut,
});

const conversationSchema = z.object({
  id: uuid,
  contactId: uuid,
  channel: z.string(),
  handledBy: z.string().describe('ai or human'),
  assignee: uuid.nullable(),
  verified: z.boolean(),
  firstMessageAt: instantOut,
  lastMessageAt: instantOut,
  messageCount: z.int(),
});

/** One contact with all that is known of it. */
export const contactDetailSchema = contactSchema.extend({
  emails: z.array(z.string()),
  phones: z.array(z.string()),
  identities: z.array(identitySchema),
  optOuts: z.array(z.object({ scope: z.string(), source: z.string(), at: instantOut })),
  customFields: z
    .record(z.string(), z.union([z.string(), z.number()]))
    .describe('values by the keys of /v1/custom-fields'),
  timeZone: z.string().nullable(),
  locks: z.object({ status: z.boolean(), stage: z.boolean(), score: z.boolean() }),
  conversations: z.array(conversationSchema),
  nextDeadline: instantOut.nullable().describe('when the contact is looked at again without any message'),
  nextDeadlineCause: z.string().nullable(),
  pendingFollowUps: z.int(),
  openReviews: z.int(),
  stageHistory: z
    .array(
      z.object({
        stage: z.enum(STAGES),
        from: instantOut,
        to: instantOut.nullable().describe('null for the present one'),
      }),
    )
    .describe('oldest first'),
  explain: explanationSchema,
});

export type ContactDetailBody = z.infer<typeof contactDetailSchema>;
