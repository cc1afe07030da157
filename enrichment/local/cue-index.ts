import type { Span } from '../../domain/analysis.ts';
import { ar } from './cues/ar.ts';
import { en } from './cues/en.ts';
import { es } from './cues/es.ts';
import { fil } from './cues/fil.ts';
import { id } from './cues/id.ts';
import { pt } from './cues/pt.ts';
import { th } from './cues/th.ts';
import { fold, wordsOf, type Word } from './words.ts';
import type { Cue, CueSheet } from './cues/cue.ts';

interface Phrase {
  readonly cue: Cue;
  readonly words: readonly string[];
}

/** Where a hand-written cue phrase occurs in a message. */
export type CueHits = ReadonlyMap<Cue, Span>;

const SHEETS: readonly CueSheet[] = [en, fil, id, es, pt, ar];
/** Words are not set apart by spaces in Thai, so its cues are looked for as they stand. */
const UNSPACED: readonly CueSheet[] = [th];
const THAI = /\p{Script=Thai}/u;
/** Articles, conjunctions and prepositions that Arabic writes together with the word. */
const ARABIC_PREFIX = /^(?:وال|بال|فال|لل|ال|و|ب|ل|ف)(?=\p{L}{3})/u;

function index(sheets: readonly CueSheet[]): ReadonlyMap<string, readonly Phrase[]> {
  const byFirst = new Map<string, Phrase[]>();
  for (const sheet of sheets) {
    for (const [cue, phrases] of sheet) {
      for (const phrase of phrases) {
        const words = fold(phrase).split(' ');
        const first = words[0] ?? '';
        byFirst.set(first, [...(byFirst.get(first) ?? []), { cue, words }]);
      }
    }
  }
  return byFirst;
}

const BY_FIRST_WORD = index(SHEETS);

/** Every word that some cue is made of: what points at a wish or a complaint is nobody's name. */
export const CUE_WORDS: ReadonlySet<string> = new Set(
  SHEETS.flatMap((sheet) =>
    [...sheet.values()].flatMap((phrases) => phrases.flatMap((phrase) => fold(phrase).split(' '))),
  ),
);

function matches(phrase: Phrase, words: readonly Word[], at: number): boolean {
  return phrase.words.every((word, offset) => {
    const found = words[at + offset]?.text;
    return found !== undefined && (offset === 0 || word === '_' || found === word);
  });
}

function spacedHits(words: readonly Word[], hits: Map<Cue, Span>): void {
  words.forEach((word, at) => {
    const phrases = BY_FIRST_WORD.get(word.text) ?? BY_FIRST_WORD.get(word.text.replace(ARABIC_PREFIX, '')) ?? [];
    for (const phrase of phrases) {
      const last = words[at + phrase.words.length - 1];
      if (last === undefined || hits.has(phrase.cue) || !matches(phrase, words, at)) continue;
      hits.set(phrase.cue, { start: word.start, end: last.end });
    }
  });
}

function unspacedHits(folded: string, hits: Map<Cue, Span>): void {
  for (const sheet of UNSPACED) {
    for (const [cue, phrases] of sheet) {
      for (const phrase of phrases) {
        const start = folded.indexOf(phrase);
        if (start >= 0 && !hits.has(cue)) hits.set(cue, { start, end: start + phrase.length });
      }
    }
  }
}

/** The first place of each cue in a message, in whichever of the known languages it is written: sentences mix them. */
export function findCues(folded: string, words: readonly Word[] = wordsOf(folded)): CueHits {
  const hits = new Map<Cue, Span>();
  spacedHits(words, hits);
  if (THAI.test(folded)) unspacedHits(folded, hits);
  return hits;
}
