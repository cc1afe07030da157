import { z } from 'zod';
import { STAGES } from '../../domain/vocabulary.ts';
import { reference } from './people.ts';
import { contactFilters } from './reading/contact-query.ts';

/** More than this is a filter's work: the request would not fit a body of one megabyte. */
const MOST_IDS = 10_000;

/** In a query `vip` is text, in JSON true or false. */
const flagsAsText = (given: unknown): unknown => {
  if (typeof given !== 'object' || given === null) return given;
  const asText = (value: unknown): unknown => (typeof value === 'boolean' ? String(value) : value);
  const members = Object.entries(given).map(([key, value]) => [
    key,
    Array.isArray(value) ? value.map(asText) : asText(value),
  ]);
  return Object.fromEntries(members);
};

const selection = {
  ids: z.array(z.string().max(200)).min(1).max(MOST_IDS).optional(),
  // Strict: a filter spelt wrong would otherwise not narrow anything, and everybody be deleted.
  filter: z
    .preprocess(flagsAsText, contactFilters.strict())
    .optional()
    .describe("the contact list's filters, as JSON; {} is every contact"),
};

const tagId = z.string().max(200);

/** What is to be done, and for whom: `ids` or `filter`, one of the two. */
export const bulkBody = z
  .discriminatedUnion('action', [
    z.strictObject({ action: z.literal('delete'), ...selection }),
    z.strictObject({ action: z.literal('tag'), tagId, ...selection }),
    z.strictObject({ action: z.literal('untag'), tagId, ...selection }),
    z.strictObject({ action: z.literal('stage'), stage: z.enum(STAGES), ...selection }),
    z.strictObject({
      action: z.literal('branch'),
      branchId: reference.describe('null takes them out of their branch'),
      ...selection,
    }),
  ])
  .refine(({ ids, filter }) => (ids === undefined) !== (filter === undefined), 'must have either ids or filter');

export type BulkBody = z.infer<typeof bulkBody>;
