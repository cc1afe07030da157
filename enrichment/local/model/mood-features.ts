import { vaderScores } from '../vader.ts';
import { hashText, SparseBuilder, type SparseVector } from './sparse.ts';
import { addGrams, addWords, markNegation, tokensOf } from './text-features.ts';

/** Tone sits at both ends of a long message; the middle adds time and little else. */
const READ_CHARACTERS = 1200;

const GRAM_SEED = 7;
const VADER_WEIGHT = 2;
/** Whole words say less where they are written together, or with their articles. */
const SCRIPT_WORDS_WEIGHT = 0.5;

function excerpt(text: string): string {
  const half = READ_CHARACTERS / 2;
  return text.length <= READ_CHARACTERS ? text : `${text.slice(0, half)} ${text.slice(-half)}`;
}

function addVader(builder: SparseBuilder, text: string): void {
  const { pos, neg, compound } = vaderScores(text);
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

/** What tells the tone of a text in Latin script: characters, words with negation, and VADER's scores. */
export function latinFeatures(text: string, bits: number): SparseVector {
  const shown = excerpt(text);
  const builder = new SparseBuilder(bits);
  const tokens = tokensOf(shown);
  addGrams(builder, tokens, GRAM_SEED);
  builder.endCounts(1);
  addWords(builder, markNegation(tokens), 'w');
  builder.endCounts(1);
  addVader(builder, shown);
  builder.endValues();
  return builder.build();
}

/** The same for a script that VADER knows nothing of: characters, and words where spaces set them apart. */
export function scriptFeatures(text: string, bits: number): SparseVector {
  const builder = new SparseBuilder(bits);
  const tokens = tokensOf(excerpt(text));
  addGrams(builder, tokens, GRAM_SEED);
  builder.endCounts(1);
  addWords(builder, tokens, 'w');
  builder.endCounts(SCRIPT_WORDS_WEIGHT);
  return builder.build();
}
