import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { SparseVector } from '../../enrichment/local/model/sparse.ts';
import { loadTonedWords } from '../../enrichment/local/model/toned-words.ts';
import type { Linear } from './solver.ts';

export const DIMENSIONS = 100;
export const VECTORS_FILE = new URL('../../data/vectors/english-100d.bin.gz', import.meta.url);

/** Where the words of the shipped list stand among all English words, as data/vectors/README.md describes. */
export interface WordVectors {
  /** DIMENSIONS signed bytes a word, in the order of the list. */
  readonly bytes: Int8Array;
  /** How many words. */
  readonly size: number;
  /** SHA-256 of the bytes. */
  readonly hash: string;
}

export function loadWordVectors(): WordVectors {
  const bytes = gunzipSync(readFileSync(VECTORS_FILE));
  const size = bytes.length / DIMENSIONS;
  const listed = loadTonedWords().length;
  if (size !== listed)
    throw new RangeError(`${String(size)} word vectors for ${String(listed)} words: pack both again`);
  return { bytes: new Int8Array(bytes), size, hash: createHash('sha256').update(bytes).digest('hex') };
}

/** How a text's words and hashed features are learned from together. */
export interface Placing {
  /** The hashed features have 2^bits buckets; the dimensions come behind. */
  readonly bits: number;
  /** How much a place among the word vectors counts, in the unit of their bytes. */
  readonly weight: number;
}

/** A text's features with the sum of its words' vectors behind them. @param words by number, as `tonedWords` gives them */
export function placed(
  { bytes }: WordVectors,
  { bits, weight }: Placing,
  features: SparseVector,
  words: SparseVector,
): SparseVector {
  const place = new Float64Array(DIMENSIONS);
  for (const [at, word] of words.buckets.entries())
    for (let d = 0; d < DIMENSIONS; d += 1)
      place[d] = (place[d] ?? 0) + weight * (words.values[at] ?? 0) * (bytes[word * DIMENSIONS + d] ?? 0);
  return {
    buckets: Uint32Array.from([...features.buckets, ...Array.from(place.keys(), (d) => 2 ** bits + d)]),
    values: Float32Array.from([...features.values, ...place]),
  };
}

/** The shipped tables have 2^15 words, the last of them unused. */
const WORD_BITS = 15;

/** What the weights of the last output make of the place, as one weight for each word. */
function wordWeights({ bytes, size }: WordVectors, { bits, weight }: Placing, model: Linear): Linear {
  const weights = new Float64Array(2 ** WORD_BITS);
  const last = model.outputs - 1;
  const ofPlace = Float64Array.from({ length: DIMENSIONS }, (_, d) => {
    const at = (2 ** bits + d) * model.outputs;
    return (model.weights[at + last] ?? 0) - (last === 0 ? 0 : (model.weights[at] ?? 0));
  });
  for (let word = 0; word < size; word += 1)
    for (let d = 0; d < DIMENSIONS; d += 1)
      weights[word] = (weights[word] ?? 0) + weight * (ofPlace[d] ?? 0) * (bytes[word * DIMENSIONS + d] ?? 0);
  return { outputs: 1, bias: new Float64Array(1), weights };
}

/**
 * A model learned on {@link placed} features as two: one of the hashed features, one with a weight for each word, which is also
 * one for the words that no text learned from has.
 *
 * @param model of one output, or of two classes: a word's weight is then what it adds to the second's lead.
 */
export function unplaced(
  vectors: WordVectors,
  placing: Placing,
  model: Linear,
): { readonly features: Linear; readonly words: Linear } {
  const features = { ...model, weights: model.weights.slice(0, 2 ** placing.bits * model.outputs) };
  return { features, words: wordWeights(vectors, placing, model) };
}
