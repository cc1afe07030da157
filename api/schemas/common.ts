import { z } from 'zod';

/**
 * Text of people; its length in code points of Unicode, as zod counts. NUL and broken surrogates are refused for the whole
 * request (schemas/storable.ts).
 */
export const text = (max: number, min = 0) => z.string().min(min).max(max);

/** Text that says something: trimmed, and not empty then. */
export const words = (max: number) => z.string().trim().min(1).max(max);

export const uuid = z.guid();

/** One id in the path. What is no UUID is 404 there, like an unknown one. */
export const idParams = z.object({ id: uuid });

/** Later years have five digits, and would no longer compare as text. */
const LAST_YEAR = 9998;

/** An instant with its offset, as ISO 8601 has it; a Date once validated. */
export const instant = z.iso
  .datetime({ offset: true, error: 'must be an ISO 8601 date and time with an offset, such as 2026-11-22T03:00:00Z' })
  .transform((value, context) => {
    const at = new Date(value);
    const year = at.getUTCFullYear();
    if (Number.isNaN(at.getTime()) || year < 1 || year > LAST_YEAR) {
      context.addIssue({ code: 'custom', message: 'must be an instant before the year 9999' });
      return z.NEVER;
    }
    return at;
  });

/** How instants are answered: UTC with milliseconds. */
export const instantOut = z.iso.datetime();

/** Query of a list: how many, and from where. */
export const page = z.object({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().min(1).max(2_000).optional(),
});

/** The answer of a list: `nextCursor` is null at the end. */
export const listOf = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), nextCursor: z.string().nullable() });

export const problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    code: z.string(),
    requestId: z.string(),
    errors: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
  })
  .meta({ id: 'Problem' });
