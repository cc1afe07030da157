import type { FoldedText } from './folded-text.ts';

const WORD = /[\p{L}\p{N}\p{M}_]/u;
const MARK = /\p{M}/u;
/** Scripts that are written without spaces between words. */
const UNSPACED =
  /\p{scx=Han}|\p{scx=Hiragana}|\p{scx=Katakana}|\p{sc=Thai}|\p{sc=Lao}|\p{sc=Khmer}|\p{sc=Myanmar}|\p{sc=Tibetan}/u;
/** Korean puts particles behind a word without a space: 가격은 is 가격, "price", as a topic. */
const HANGUL = /\p{sc=Hangul}/u;
/** Vowels and finals that continue a Korean syllable once it is taken apart. */
const INSIDE_SYLLABLE = /[\u1160-\u11ff]/;

/**
 * Whether the units from `start` to `end` (exclusive) stand as a word of their own.
 *
 * In scripts without spaces every place between two characters may be a border of words, so a keyword is found wherever
 * it stands, though never cutting a character from its vowel or tone. The other way, `Intl.Segmenter`, reads words from
 * a dictionary that changes with the ICU version, so that one message would say different things on two machines, and
 * it makes one word of a keyword and its neighbour (价格 in 价格表) that a shop owner means to be found.
 */
export function isWhole(text: FoldedText, start: number, end: number): boolean {
  if (!text.begins(start) || !text.finishes(end - 1)) return false;
  const first = text.units[start];
  const last = text.units[end - 1];
  if (first === undefined || last === undefined) return false;
  return !joined(text.units[start - 1], first) && !goesOn(text, last, end);
}

function joined(left: string | undefined, right: string): boolean {
  if (left === undefined || !WORD.test(right)) return false;
  if (MARK.test(right)) return true;
  return WORD.test(left) && !UNSPACED.test(left) && !UNSPACED.test(right);
}

function goesOn({ units }: FoldedText, last: string, end: number): boolean {
  const next = units[end];
  if (next === undefined) return false;
  // Not the word but its contrary: can and can't. Other endings ("the refund's") and l'hôtel leave the word what it is.
  if (next === "'" && units[end + 1] === 't') return WORD.test(last) && !joined('t', units[end + 2] ?? ' ');
  if (HANGUL.test(last) && HANGUL.test(next)) return INSIDE_SYLLABLE.test(next);
  return joined(last, next);
}
