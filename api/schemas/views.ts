import { z } from 'zod';
import { fieldErrors } from '../plugins/validation.ts';
import { instantOut, uuid, words } from './common.ts';
import { contactFilters, sort } from './reading/contact-query.ts';

/** The list's own parameters; pages are no part of a view. */
const listParameters = z.strictObject({ ...contactFilters.shape, sort: sort.optional() });

/**
 * Parameters of the contact list, as they stand in its URL. Checked by the list's own schema and kept as they were sent, so
 * that a view opens exactly as the list understood it.
 */
export const viewQuery = z
  .record(z.string(), z.union([z.string(), z.array(z.string())]))
  .superRefine((query, context) => {
    const parsed = listParameters.safeParse(query);
    if (parsed.success) return;
    for (const { path, message } of fieldErrors(parsed.error.issues)) {
      context.addIssue({ code: 'custom', path: path.split('.'), message });
    }
  });

const position = z.int().min(0).max(1_000_000);

export const viewSchema = z
  .object({
    id: uuid,
    name: z.string(),
    query: z.record(z.string(), z.union([z.string(), z.array(z.string())])),
    shared: z.boolean(),
    mine: z.boolean(),
    position: z.int(),
    createdAt: instantOut,
  })
  .meta({ id: 'View' });

export type ViewBody = z.output<typeof viewSchema>;

export const newView = z.strictObject({
  name: words(100),
  query: viewQuery,
  shared: z.boolean().default(false).describe('what an API key makes is always shared'),
  position: position.optional().describe('at the end where it is left out'),
});

export const viewPatch = z.strictObject({
  name: words(100).optional(),
  query: viewQuery.optional(),
  shared: z.boolean().optional(),
  position: position.optional(),
});
