import { z } from 'zod';
import { durationSchema, positiveDurationSchema } from '../duration.ts';
import { TEMPLATE_KEYS } from '../templates/keys.ts';
import { CONTACT_FIELDS, GRADES } from '../vocabulary.ts';
import { followUpsSchema } from './follow-ups.ts';
import { notificationsSchema } from './notifications.ts';
import { leadScoringSchema } from './scoring.ts';
import { identifier, phrases, text } from './text.ts';
import { TONES } from './tone.ts';

const localeSchema = z.strictObject({
  country: z.string().regex(/^[A-Z]{2}$/, 'must be a country code of two capital letters'),
  timeZone: text(64, 1),
  languages: z
    .array(z.string().regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$/, 'must be a language tag such as en'))
    .min(1)
    .max(20),
});

const statusSchema = z.strictObject({
  inactiveAfter: positiveDurationSchema,
  churnedAfter: positiveDurationSchema,
  activeMinMessages: z.int().min(1).max(1_000),
  activeWithin: positiveDurationSchema,
  intentWindow: positiveDurationSchema,
  qualifiedMinScore: z.int().min(0).max(100),
});

const flagsSchema = z.strictObject({
  vip: z.strictObject({ minGrade: z.enum(GRADES), converted: z.boolean() }),
  atRisk: z.strictObject({ sentimentBelow: z.number().min(-1).max(1), churnWithin: durationSchema }),
});

/** A conversation that matches one of `intents` or `keywords` is flagged for people. */
export const reviewRuleSchema = z.strictObject({
  id: identifier,
  name: text(100, 1),
  intents: z.array(text(100, 1)).max(50).default([]),
  keywords: phrases.default([]),
});
export type ReviewRule = z.infer<typeof reviewRuleSchema>;

const reviewSchema = z.strictObject({
  frustration: z.boolean(),
  complex: z.boolean(),
  highValue: z.strictObject({ enabled: z.boolean(), minGrade: z.enum(GRADES) }),
  rules: z.array(reviewRuleSchema).max(50),
});

/**
 * The whole settings document of a workspace, as api.md shows it. Unknown keys are refused, so that a typing error is
 * told.
 */
export const settingsSchema = z.strictObject({
  locale: localeSchema,
  identity: z.strictObject({ autoLink: z.enum(['claimed', 'verified']) }),
  status: statusSchema,
  sentiment: z.strictObject({ halfLifeMessages: z.number().min(1).max(100) }),
  leadScoring: leadScoringSchema,
  flags: flagsSchema,
  completeness: z.array(z.enum(CONTACT_FIELDS)).max(CONTACT_FIELDS.length),
  followUps: followUpsSchema,
  review: reviewSchema,
  notifications: notificationsSchema,
  privacy: z.strictObject({
    retention: positiveDurationSchema.nullable().default(null),
    modelSeesText: z.boolean(),
  }),
  businessProfile: z.strictObject({
    type: z.enum(TEMPLATE_KEYS),
    description: text(10_000),
    characteristics: z.array(identifier).max(50),
    tone: z.enum(TONES).default('friendly'),
  }),
});
export type Settings = z.infer<typeof settingsSchema>;
