import { z } from 'zod';
import { STAGES } from '../../domain/vocabulary.ts';

const chance = z.number().min(0).max(1);
const quote = z.string().min(1);

const said = z.object({ confidence: chance, quote });

/** What a model answers about one turn. Every property is required: strict structured outputs know no optional ones. */
export const turnAnswer = z.object({
  turn: z.string(),
  sentiment: z.object({ score: z.number().min(-1).max(1), confidence: chance }).nullable(),
  language: z.string(),
  stage: z.object({ value: z.enum(STAGES), confidence: chance, quote: quote.nullable() }).nullable(),
  buyingIntent: said.nullable(),
  conversion: z
    .object({ value: z.enum(['booking_confirmed', 'purchase_completed']), confidence: chance, quote })
    .nullable(),
  frustration: chance,
  needsHuman: said.nullable(),
  closes: z.boolean(),
  asks: z.boolean(),
  intents: z.array(z.object({ value: z.string(), confidence: chance, quote })),
  signals: z.array(z.object({ id: z.string(), confidence: chance, quote })),
  fields: z.array(z.object({ field: z.enum(['name', 'email', 'phone', 'company']), confidence: chance, quote })),
  promises: z.array(z.object({ confidence: chance, quote, when: quote.nullable() })),
});
export type TurnAnswer = z.infer<typeof turnAnswer>;

export const answerSchema = z.object({ readings: z.array(turnAnswer) });
export type Answer = z.infer<typeof answerSchema>;
