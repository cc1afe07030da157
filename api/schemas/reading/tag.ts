import { z } from 'zod';
import { uuid, words } from '../common.ts';

const name = words(60);
/** A name of the dashboard's palette, or any colour of the screen. */
const color = z.string().regex(/^([a-z]{3,20}|#[0-9a-f]{6})$/, 'must be a colour name such as teal, or #rrggbb');

export const DEFAULT_COLOR = 'gray';

export const newTag = z.object({ name, color: color.default(DEFAULT_COLOR) });

export const tagName = z.object({ name });

/** `mergeInto` gives the tag's contacts another tag, and deletes this one. */
export const tagPatch = z.union([
  z.strictObject({ mergeInto: z.string().max(100) }),
  z.strictObject({ name: name.optional(), color: color.optional() }),
]);

export const tagInPath = z.object({ id: uuid, tagId: uuid });
