import { z } from 'zod';
import { DEFAULT_TEXTS, LONGEST_VISITOR_TEXT } from '../../../domain/widget/appearance.ts';
import { instantOut, text, uuid, words } from '../../schemas/common.ts';
import { email, personName, phone } from '../../schemas/people.ts';

export const connectionParams = z.object({ connection: uuid });

export const appearanceSchema = z.object({
  title: z.string(),
  greeting: z.string().nullable(),
  color: z.string(),
  position: z.enum(['left', 'right']),
  leadForm: z.enum(['off', 'offer', 'before']),
  longestText: z.int(),
  texts: z.object(
    Object.fromEntries(Object.keys(DEFAULT_TEXTS).map((name) => [name, z.string()])) as Record<
      keyof typeof DEFAULT_TEXTS,
      z.ZodString
    >,
  ),
});

export const sessionBody = z.object({
  userId: text(200, 1).optional().describe('the business’s own id of who is signed in'),
  userHash: text(128, 1).optional().describe('HMAC-SHA256 of userId under the identitySecret, in hex'),
});

export const sessionSchema = z.object({
  token: z.string(),
  proven: z.boolean().describe('whether userHash proves userId'),
});

/** What is no address is left out, and stays in the text: nothing that a visitor mistypes may cost the message. */
const ifItIsOne = <T extends z.ZodType>(schema: T) => schema.optional().catch(undefined);

export const visitorMessageBody = z.object({
  messageId: uuid.describe('made by the browser; sent again under the same id it is the same message'),
  text: words(LONGEST_VISITOR_TEXT),
  pageUrl: z.string().max(2_000).optional(),
  contact: z
    .object({ name: ifItIsOne(personName), email: ifItIsOne(email), phone: ifItIsOne(phone) })
    .optional()
    .describe('what the visitor typed, or the page says without proof'),
});

export const visitorMessageSchema = z.object({
  id: uuid,
  clientId: z.string().nullable().describe('the messageId that the browser gave it'),
  from: z.enum(['visitor', 'assistant', 'team']),
  text: z.string(),
  attachments: z.array(z.object({ url: z.string(), name: z.string().nullable() })),
  sentAt: instantOut,
});

export type VisitorMessageBody = z.output<typeof visitorMessageBody>;
export type VisitorMessage = z.output<typeof visitorMessageSchema>;
