import { z } from 'zod';
import { MERGE_REASONS } from '../../domain/merge/reasons.ts';
import { instantOut, uuid } from './common.ts';
import { contactDetailSchema } from './reading/contact-detail.ts';
import { contactSchema } from './reading/contact.ts';

export const mergeBody = z.strictObject({
  otherId: uuid.describe('the contact to be joined with the one in the path'),
});

/** The contact first seen of the two, with all that both have. */
export const mergedSchema = contactDetailSchema.extend({ mergeId: uuid.describe('to undo it by') });

export const mergeParams = z.object({ mergeId: uuid });

export const undoneSchema = z.object({
  mergeId: uuid,
  contact: contactDetailSchema.describe('who had absorbed the other'),
  released: contactDetailSchema.describe('who stands by itself again'),
});

const reasonSchema = z.object({ id: z.enum(MERGE_REASONS), text: z.string() });

const GROUND = 'person: somebody said so; verified, claimed: by a key of both, vouched for or only said on one side';

/** A merge of a contact, in force or taken back. */
export const mergeSchema = z.object({
  id: uuid,
  absorbed: z.object({ id: uuid, name: z.string().nullable() }),
  into: uuid,
  ground: z.enum(['person', 'verified', 'claimed']).describe(GROUND),
  reasons: z.array(reasonSchema),
  actor: z.string(),
  at: instantOut,
  undoneAt: instantOut.nullable(),
});

export const mergeSuggestionSchema = z.object({
  id: uuid,
  contacts: z.array(contactSchema).length(2).describe('the one first seen, which would survive, and the other'),
  reasons: z.array(reasonSchema),
  createdAt: instantOut,
});

export const suggestionDecidedSchema = z.object({ id: uuid, state: z.literal('dismissed') });
