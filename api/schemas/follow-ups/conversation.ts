import { z } from 'zod';
import { CHANNEL_NAMES } from '../../../domain/channels.ts';
import { AUTHORS } from '../../../domain/vocabulary.ts';
import { instantOut, page, uuid, words } from '../common.ts';

export const conversationSchema = z
  .object({
    id: uuid,
    contactId: uuid,
    contactName: z.string().nullable(),
    channel: z.string(),
    handledBy: z.enum(['ai', 'human']).describe('while it is human, the AI agent is to be silent'),
    assignee: uuid.nullable(),
    verified: z.boolean(),
    state: z.enum(['flagged', 'calm']).describe('flagged: a review of it waits for a person'),
    openReviews: z.int(),
    firstMessageAt: instantOut,
    lastMessageAt: instantOut,
    messageCount: z.int(),
    lastMessage: z
      .object({
        id: uuid,
        author: z.enum(AUTHORS),
        text: z.string().describe('its first 200 characters; empty where it has no text'),
      })
      .nullable(),
  })
  .meta({ id: 'Conversation' });

export const conversationQuery = page.extend({
  handledBy: z.enum(['ai', 'human']).optional(),
  state: z.enum(['flagged', 'calm']).optional(),
  channel: z.preprocess(
    (given) => (given === undefined ? [] : Array.isArray(given) ? given : [given]),
    z.array(z.enum(CHANNEL_NAMES)).max(20),
  ),
});

/** As long as a message may be. */
export const answerBody = z.strictObject({ text: words(32_768) });
