import { z } from 'zod';
import { instantOut, uuid } from './common.ts';
import { contactSchema } from './reading/contact.ts';

/** What became of a contact. */
export const changeSchema = z.object({
  kind: z.enum(['created', 'updated', 'merged', 'deleted']),
  contactId: uuid,
  contact: contactSchema.nullable().describe('as it reads now; null for one that was merged or deleted'),
  into: uuid.nullable().describe('of one that was merged, the contact that has all of it now'),
  at: instantOut,
});

export const changesSchema = z.object({
  items: z.array(changeSchema),
  nextCursor: z.string().describe('where to read on, now or later; never null'),
  hasMore: z.boolean().describe('there may be more at once'),
});
