import { z } from 'zod';
import { CHANNEL_NAMES } from '../../../domain/channels.ts';
import { FOLLOW_UP_KINDS, FOLLOW_UP_STATES, GATE_REASONS, OUTCOMES } from '../../../domain/follow-ups/contract.ts';
import { instant, instantOut, page, text, uuid, words } from '../common.ts';
import { evidenceSchema } from '../reading/contact-detail.ts';

/** As long as a message may be. */
const message = words(32_768);
const version = z.int().min(1).optional().describe('as read; another one in force is 409 follow_up_changed');

export const gateSchema = z.object({
  open: z.boolean(),
  reasons: z.array(z.enum(GATE_REASONS)),
  opensAt: instantOut.nullable().describe('when time alone has opened what time can open'),
});

export const followUpSchema = z
  .object({
    id: uuid,
    contact: z.object({ id: uuid, name: z.string().nullable() }),
    conversationId: uuid.nullable(),
    kind: z.enum(FOLLOW_UP_KINDS),
    ruleId: z.string().nullable(),
    state: z.enum(FOLLOW_UP_STATES),
    why: z.string(),
    evidence: evidenceSchema,
    suggestedMessage: z.string(),
    message: z.string().nullable().describe('what a person wrote instead of the suggestion'),
    note: z.string().nullable(),
    channel: z.string(),
    dueAt: instantOut,
    attempt: z.int(),
    maxAttempts: z.int(),
    gate: gateSchema,
    outcome: z.enum(OUTCOMES).nullable(),
    sentAt: instantOut.nullable(),
    decidedBy: z.string().nullable(),
    decidedAt: instantOut.nullable(),
    reason: z.string().nullable(),
    pendingDecision: z
      .object({ decision: z.string(), by: z.string(), at: instantOut })
      .nullable()
      .describe('taken, and not carried out yet'),
    createdAt: instantOut,
    version: z.int(),
  })
  .meta({ id: 'FollowUp' });

export type FollowUpBody = z.infer<typeof followUpSchema>;

const several = <T extends z.ZodType>(value: T) =>
  z
    .preprocess((given) => (given === undefined ? [] : Array.isArray(given) ? given : [given]), z.array(value).max(50))
    // Without it the document would have every list asked for all of its filters.
    .default([]);

export const followUpQuery = page.extend({
  state: several(z.enum(FOLLOW_UP_STATES)),
  kind: several(z.enum(FOLLOW_UP_KINDS)),
  channel: several(z.enum(CHANNEL_NAMES)),
  contactId: z.string().max(100).optional(),
  dueBefore: instant.optional(),
});

export const newReminder = z.strictObject({
  contactId: z.string().max(100),
  dueAt: instant,
  message: message.nullish(),
  note: text(2_000).nullish(),
  channel: z.enum(CHANNEL_NAMES).nullish(),
});

/** A POST without a body decides as well. */
const body = <T extends z.ZodRawShape>(shape: T) =>
  z.preprocess((given) => given ?? {}, z.strictObject({ ...shape, version }));

export const approveBody = body({ message: message.nullish() });
export const editBody = body({
  message: message.nullish(),
  dueAt: instant.nullish(),
  channel: z.enum(CHANNEL_NAMES).nullish(),
});
export const dismissBody = body({ reason: text(2_000).nullish() });
export const snoozeBody = body({ until: instant });
export const undoBody = body({});
export const resolveBody = body({ sent: z.boolean() });

const tally = z.object({
  total: z.int(),
  ...Object.fromEntries(FOLLOW_UP_STATES.map((state) => [state, z.int()])),
  ...Object.fromEntries(OUTCOMES.map((outcome) => [outcome, z.int()])),
  replyRate: z
    .number()
    .nullable()
    .describe('of those sent whose outcome is known, the share that was answered or converted'),
  conversionRate: z.number().nullable(),
});

export const statsSchema = z.object({
  total: tally,
  byKind: z.record(z.string(), tally),
  byChannel: z.record(z.string(), tally),
  byAttempt: z.record(z.string(), tally),
});
