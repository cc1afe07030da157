import { z } from 'zod';
import { OUTCOMES } from '../../domain/follow-ups/contract.ts';
import { FOLLOW_UP_KINDS } from '../../domain/follow-ups/contract.ts';
import { CHANNEL_NAMES } from '../../domain/channels.ts';
import { SENTIMENT_LEVELS, STAGES, STATUSES } from '../../domain/vocabulary.ts';
import { instantOut, page, uuid } from './common.ts';

const day = z.iso.date({ error: 'must be a day, such as 2026-11-22' });

export const STEPS = ['day', 'week', 'month'] as const;

/** Days of the business's own time zone, both included; the last 30 where none are named. */
export const periodQuery = z.object({
  from: day.optional(),
  to: day.optional(),
  step: z
    .enum(STEPS)
    .optional()
    .describe('what one point of a chart is; by the length of the period where it is left out'),
  channel: z.enum(CHANNEL_NAMES).optional(),
  branchId: z.string().max(200).optional().describe('of contacts that are of this branch now'),
});

const period = z.object({
  from: instantOut,
  to: instantOut.describe('the first instant after the period'),
  timeZone: z.string(),
  step: z.enum(STEPS),
});

const point = z.object({ from: instantOut, to: instantOut });

export const contactsChart = z.object({
  period,
  total: z.int(),
  points: z.array(
    point.extend({
      total: z.int().describe('contacts first seen in this time'),
      status: z.record(z.enum(STATUSES), z.int()).describe('by the status that they have now'),
      stage: z.record(z.enum(STAGES), z.int()).describe('by the stage that they are in now'),
      stood: z
        .object({
          total: z.int(),
          status: z.record(z.enum(STATUSES), z.int()),
          stage: z.record(z.enum(STAGES), z.int()),
        })
        .nullable()
        .describe(
          'how many contacts stood where at the end of this time, or now; as it was recorded then, so that contacts deleted since count. Null where nothing was recorded',
        ),
    }),
  ),
  funnel: z
    .array(
      z.object({
        stage: z.enum(STAGES),
        contacts: z.int().describe('now in this stage or a later one'),
        conversion: z
          .number()
          .nullable()
          .describe('share of the stage before; null for the first, and where that is 0'),
      }),
    )
    .describe('how far those first seen in the period have come'),
});

export const sentimentChart = z.object({
  period,
  points: z.array(
    point.extend({
      messages: z.int().describe('messages of contacts that have a score'),
      score: z.number().nullable().describe('their mean, -1 to 1'),
      level: z.record(z.enum(SENTIMENT_LEVELS), z.int()),
    }),
  ),
});

const waits = z.object({
  answers: z.int().describe('first messages to a contact after theirs'),
  medianSeconds: z.number().nullable().describe('from their first unanswered message'),
  within5Minutes: z.int(),
  withinHour: z.int(),
});

export const responsesChart = z.object({
  period,
  total: waits,
  author: z.object({ ai: waits, human: waits }),
  points: z.array(point.extend(waits.shape)),
});

const tally = z.object({
  sent: z.int(),
  replied: z.int(),
  converted: z.int(),
  noReply: z.int(),
  open: z.int().describe('nothing has come of them yet'),
});

export const followUpsChart = z.object({
  period,
  total: tally,
  rows: z.array(tally.extend({ kind: z.enum(FOLLOW_UP_KINDS), channel: z.enum(CHANNEL_NAMES) })),
});

export const modelUse = z.object({
  period,
  rows: z.array(
    z.object({
      provider: z.string(),
      model: z.string(),
      messages: z.int(),
      inputTokens: z.int(),
      outputTokens: z.int(),
      costUsd: z.number().nullable().describe('null where nothing is charged, or the price is not known'),
    }),
  ),
});

/** The contacts behind a number; new ones of the contacts chart are the contact list's, by its own filters. */
export const BEHIND = ['sentiment', 'responses', 'follow-ups', 'standing'] as const;

export const behindQuery = periodQuery.omit({ step: true }).extend({
  ...page.shape,
  chart: z.enum(BEHIND).default('sentiment'),
  level: z.enum(SENTIMENT_LEVELS).optional(),
  author: z.enum(['ai', 'human']).optional(),
  kind: z.enum(FOLLOW_UP_KINDS).optional(),
  outcome: z.enum([...OUTCOMES, 'open']).optional(),
  status: z.enum(STATUSES).optional().describe('for `standing`: the status at the end of the period'),
  stage: z.enum(STAGES).optional().describe('for `standing`: the stage at the end of the period'),
});

export const behindContact = z.object({
  contact: z.object({ id: uuid, name: z.string().nullable() }),
  count: z.int().describe('how many of the number are this contact’s'),
});
