import { z } from 'zod';
import { CUSTOM_FIELD_KINDS } from '../../domain/custom-fields.ts';
import { instantOut, uuid, words } from './common.ts';

const position = z.int().min(0).max(1_000_000);

const options = z
  .array(words(100))
  .min(1)
  .max(100)
  .refine((all) => new Set(all).size === all.length, 'names an option twice');

export const customFieldSchema = z
  .object({
    id: uuid,
    key: z.string(),
    name: z.string(),
    kind: z.enum(CUSTOM_FIELD_KINDS),
    options: z.array(z.string()).describe('of kind choice; else empty'),
    position: z.int(),
    createdAt: instantOut,
  })
  .meta({ id: 'CustomField' });

export type CustomFieldBody = z.output<typeof customFieldSchema>;

export const newCustomField = z
  .strictObject({
    key: z
      .string()
      .regex(/^[a-z][a-z0-9_]{0,39}$/, 'must be lower-case letters, digits and _, starting with a letter, at most 40')
      .describe('names the field in customFields; fixed'),
    name: words(100),
    kind: z.enum(CUSTOM_FIELD_KINDS).describe('fixed'),
    options: options.optional(),
    position: position.optional(),
  })
  .superRefine(({ kind, options: given }, context) => {
    if ((kind === 'choice') === (given !== undefined)) return;
    const message = kind === 'choice' ? 'are needed for a choice' : 'belong to a choice alone';
    context.addIssue({ code: 'custom', path: ['options'], message });
  });

export const customFieldPatch = z.strictObject({
  name: words(100).optional(),
  options: options.optional().describe('a value that is no option any more stays until it is set anew'),
  position: position.optional(),
});
