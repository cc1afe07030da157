import { z } from 'zod';
import { positiveDurationSchema } from '../duration.ts';
import { SIGNAL_KINDS } from '../vocabulary.ts';
import { identifier, phrases, text } from './text.ts';

/** No signal counts more often than this: as many of its hits a contact's state remembers one by one. */
export const MOST_COUNTED = 100;

/**
 * A scoring signal (product.md section 5). One of kind `manual` is an offer for people who add points, and counts
 * nothing itself.
 */
export const signalSchema = z.strictObject({
  id: identifier,
  name: text(100, 1),
  kind: z.enum(SIGNAL_KINDS),
  category: identifier,
  points: z.number().min(-100).max(100),
  /** For `ai`: in words, what the analyzer shall recognise. */
  description: text(1_000).default(''),
  /** For `keyword`. */
  keywords: phrases.default([]),
  /** For `action`: its name as the business sends it. */
  action: text(100, 1).nullable().default(null),
  maxCount: z.int().min(1).max(MOST_COUNTED).nullable().default(null),
  halfLife: positiveDurationSchema.nullable().default(null),
  enabled: z.boolean().default(true),
});
export type Signal = z.infer<typeof signalSchema>;

const threshold = z.int().min(0).max(100);

export const leadScoringSchema = z.strictObject({
  signals: z.array(signalSchema).max(100),
  weights: z
    .record(identifier, z.number().min(0).max(10))
    .refine((weights) => Object.keys(weights).length <= 50, 'must be at most 50 categories'),
  /** The least score of each grade; below D it is F. */
  grades: z.strictObject({ A: threshold, B: threshold, C: threshold, D: threshold }),
});
