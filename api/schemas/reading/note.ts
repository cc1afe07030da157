import { z } from 'zod';
import { instantOut, uuid, words } from '../common.ts';

export const newNote = z.object({ text: words(10_000) });

export const noteSchema = z.object({ id: uuid, text: z.string(), author: z.string(), createdAt: instantOut });
