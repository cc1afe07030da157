import { vaderScores } from '../vader.ts';
import { hashText, SparseBuilder, type SparseVector } from './sparse.ts';
import { addGrams, addWords, markNegation, segmented, tokensOf } from './text-features.ts';
import { tonedWords } from './toned-words.ts';

/** Tone sits at both ends of a long message; the middle adds time and little else. */
const READ_CHARACTERS = 1200;

const GRAM_SEED = 7;
const VADER_WEIGHT = 2;
/** How much words and pairs count beside runs of characters: both say the same of most texts. */
const WORDS_WEIGHT = 0.8;

function excerpt(text: string): string {
  const half = READ_CHARACTERS / 2;
  return text.length <= READ_CHARACTERS ? text : `${text.slice(0, half)} ${text.slice(-half)}`;
}

function addVader(builder: SparseBuilder, { pos, neg, compound }: ReturnType<typeof vaderScores>): void {
  const say = (name: string, value: number) => {
    if (value !== 0) builder.add(hashText(`#${name}`), value * VADER_WEIGHT);
  };
  say('compound +', Math.max(0, compound));
  say('compound -', Math.max(0, -compound));
  say('root +', Math.sqrt(Math.max(0, compound)));
  say('root -', Math.sqrt(Math.max(0, -compound)));
  say('positive', pos);
  say('negative', neg);
  say('no tone', compound === 0 ? 0.5 : 0);
}

/** Hashed once for all models of Latin script; each takes as many of the low bits as its table has. */
export const LATIN_FEATURE_BITS = 18;

/** How a text is written, as far as it tells how strongly its words are meant. */
export interface Manner {
  /** VADER's, −1…1, and its shares of positive and negative words. */
  readonly compound: number;
  readonly pos: number;
  readonly neg: number;
  readonly tokens: number;
  /** At most {@link MOST_EXCLAMATIONS}. */
  readonly exclamations: number;
}
/** More of them say no more. */
const MOST_EXCLAMATIONS = 3;

export interface LatinFeatures {
  readonly vector: SparseVector;
  /** The English words of known tone, by number. */
  readonly words: SparseVector;
  readonly manner: Manner;
}

/** What tells the tone of a text in Latin script: characters, words with negation, and VADER's scores. */
export function latinFeatures(text: string): LatinFeatures {
  const shown = excerpt(text);
  const builder = new SparseBuilder(LATIN_FEATURE_BITS);
  const tokens = tokensOf(shown);
  addGrams(builder, tokens, GRAM_SEED);
  builder.endCounts(1);
  const marked = markNegation(tokens);
  addWords(builder, marked, 'w');
  builder.endCounts(WORDS_WEIGHT);
  const vader = vaderScores(shown);
  addVader(builder, vader);
  builder.endValues();
  const exclamations = Math.min(MOST_EXCLAMATIONS, shown.split('!').length - 1);
  const { compound, pos, neg } = vader;
  const manner = { compound, pos, neg, tokens: tokens.length, exclamations };
  return { vector: builder.build(), words: tonedWords(marked), manner };
}

/** The same for a script that VADER knows nothing of: characters and words. */
export function scriptFeatures(text: string, bits: number): SparseVector {
  const builder = new SparseBuilder(bits);
  const tokens = segmented(tokensOf(excerpt(text)));
  addGrams(builder, tokens, GRAM_SEED);
  builder.endCounts(1);
  addWords(builder, tokens, 'w');
  builder.endCounts(1);
  return builder.build();
}
