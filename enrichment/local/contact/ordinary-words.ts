import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { CUE_WORDS } from '../cue-index.ts';
import { NOT_A_NAME } from './not-names.ts';

const common = z
  .array(z.string())
  .parse(JSON.parse(readFileSync(new URL('../weights/common-words.json', import.meta.url), 'utf8')));
const COMMON: ReadonlySet<string> = new Set(common);

/** Whether a word, in small letters, is everyday English or a small word of the other languages: no name by itself. */
export function isOrdinary(word: string): boolean {
  return COMMON.has(word) || NOT_A_NAME.has(word) || CUE_WORDS.has(word);
}
