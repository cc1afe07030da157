import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { SparseVector } from './sparse.ts';

/** Words in alphabetical order, each as the count of letters it shares with the word before (at most 9) and the rest. */
const wordsFile = z.object({ source: z.string(), words: z.string().regex(/^(?:\d[a-z']+)+$/u) });

const STEP = /(\d)([a-z']+)/gu;

/** The list with what neighbours share written once: a third of the plain list's length. */
export function frontCoded(words: readonly string[]): string {
  return words
    .map((word, at) => {
      const last = words[at - 1] ?? '';
      let shared = 0;
      while (shared < 9 && shared < word.length - 1 && word[shared] === last[shared]) shared += 1;
      return `${String(shared)}${word.slice(shared)}`;
    })
    .join('');
}

export function wordsOfFrontCoded(coded: string): readonly string[] {
  let last = '';
  return Array.from(coded.matchAll(STEP), ([, shared, rest = '']) => (last = last.slice(0, Number(shared)) + rest));
}

/** English words whose tone is known from words that occur beside the same others: the first is number 0. */
export function loadTonedWords(): readonly string[] {
  const text = readFileSync(new URL('../weights/toned-words.json', import.meta.url), 'utf8');
  return wordsOfFrontCoded(wordsFile.parse(JSON.parse(text)).words);
}

let numbers: ReadonlyMap<string, number> | undefined;

/** The list never changes while the process runs, so it is read once. */
function numberOf(word: string): number | undefined {
  numbers ??= new Map(loadTonedWords().map((listed, at) => [listed, at]));
  return numbers.get(word);
}

/** "Not great" is less bad than "great" is good. */
const NEGATED = -0.5;

/** The toned words of a text by their numbers, scaled by the root of how many there are. @param tokens with negation marked */
export function tonedWords(tokens: readonly string[]): SparseVector {
  const values = new Map<number, number>();
  let known = 0;
  for (const token of tokens) {
    const plain = numberOf(token);
    const at = plain ?? (token.startsWith('!') ? numberOf(token.slice(1)) : undefined);
    if (at === undefined) continue;
    known += 1;
    values.set(at, (values.get(at) ?? 0) + (plain === undefined ? NEGATED : 1));
  }
  const scale = known === 0 ? 0 : 1 / Math.sqrt(known);
  return {
    buckets: Uint32Array.from(values.keys()),
    values: Float32Array.from(values.values(), (value) => value * scale),
  };
}
