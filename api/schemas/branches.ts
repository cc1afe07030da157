import { z } from 'zod';
import { instantOut, uuid, words } from './common.ts';

export const branchSchema = z.object({ id: uuid, name: z.string(), createdAt: instantOut }).meta({ id: 'Branch' });

export type BranchBody = z.output<typeof branchSchema>;

export const branchName = z.strictObject({ name: words(100) });
