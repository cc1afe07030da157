import { z } from 'zod';
import { AUTHORS, DIRECTIONS } from '../../../domain/vocabulary.ts';
import { instantOut, page, uuid } from '../common.ts';
import { sentimentSchema } from './contact.ts';

export const messagesQuery = page.extend({ order: z.enum(['asc', 'desc']).default('asc') });

/** A message in a transcript. */
export const messageSchema = z.object({
  id: uuid,
  conversationId: uuid,
  channel: z.string(),
  channelMessageId: z.string(),
  direction: z.enum(DIRECTIONS),
  author: z.enum(AUTHORS),
  text: z.string().nullable().describe('null once deleted on its channel, or expired'),
  sentAt: instantOut,
  editedAt: instantOut.nullable(),
  deletedAt: instantOut.nullable(),
  expiredAt: instantOut.nullable().describe('when its text and files were removed, as privacy.retention says'),
  sentiment: sentimentSchema.nullable(),
  source: z.string(),
  attachments: z.array(z.unknown()),
  delivery: z.unknown().describe('{state, at, error}, or null'),
});

export type MessageBody = z.infer<typeof messageSchema>;
