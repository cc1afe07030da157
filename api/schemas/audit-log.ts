import { z } from 'zod';
import { instantOut, page } from './common.ts';

export const auditQuery = page.extend({
  actor: z.string().max(100).optional().describe('key:<id>, user:<id> or system'),
  action: z.string().max(100).optional(),
});

export const auditEntrySchema = z.object({
  id: z.string(),
  at: instantOut,
  actor: z.string(),
  action: z.string(),
  subject: z.object({ kind: z.string(), id: z.string().nullable() }),
  fields: z.array(z.string()).describe('names of what changed, never values'),
});
