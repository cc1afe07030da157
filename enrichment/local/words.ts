import type { Span } from '../../domain/analysis.ts';

/** One word of a text: folded for comparison, with its UTF-16 offsets in the text itself. */
export interface Word {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

const ACCENTED = /^(\P{M})\p{M}+$/u;
const ALIKE = new Map([
  ['’', "'"],
  ['‘', "'"],
  ['`', "'"],
  ['أ', 'ا'],
  ['إ', 'ا'],
  ['آ', 'ا'],
  ['ى', 'ي'],
  ['ة', 'ه'],
]);

function foldUnit(unit: string): string {
  const alike = ALIKE.get(unit);
  if (alike !== undefined) return alike;
  const small = unit.toLowerCase();
  // A syllable of Hangul decomposes into letters, none of which is an accent: it stays whole.
  const base = ACCENTED.exec(small.normalize('NFD'))?.[1] ?? small;
  return base.length === 1 ? base : unit;
}

/**
 * Lower case without accents, one UTF-16 unit for each of the text, so that offsets found in the folded text are offsets of
 * the message (`toLowerCase` and `normalize` alone change the length of some letters, and quotes would slip).
 */
export function fold(text: string): string {
  if (/^[\u0000-\u007f]*$/u.test(text)) return text.toLowerCase().replaceAll('`', "'");
  let folded = '';
  for (let index = 0; index < text.length; index += 1) folded += foldUnit(text.charAt(index));
  return folded;
}

const WORD = /[\p{L}\p{M}\p{N}]+(?:'[\p{L}\p{M}]+)*/gu;

/** The words of a folded text; an apostrophe inside a word belongs to it. */
export function wordsOf(folded: string): readonly Word[] {
  const words: Word[] = [];
  for (const match of folded.matchAll(WORD)) {
    words.push({ text: match[0], start: match.index, end: match.index + match[0].length });
  }
  return words;
}

/** Where a pattern matched. */
export function spanOf(match: RegExpMatchArray): Span {
  const start = match.index ?? 0;
  return { start, end: start + match[0].length };
}
