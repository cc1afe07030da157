import { LATIN_FEATURE_BITS, latinFeatures, scriptFeatures } from '../../enrichment/local/model/mood-features.ts';
import type { SparseVector } from '../../enrichment/local/model/sparse.ts';
import type { Corpus, Part } from './corpus.ts';
import type { LabelledRecord } from './data.ts';
import { withRarity } from './rarity.ts';
import { fitRegression } from './regression.ts';
import { fitRidge } from './ridge.ts';
import { fit, type Example, type Linear } from './solver.ts';

export const SEED = 20261122;
export const LEVELS = ['positive', 'neutral', 'negative'];
/** Found on the development data: 17 bits lose half a point to 18, 19 gain nothing. */
const LATIN_BITS = LATIN_FEATURE_BITS;
const SCORE_BITS = 16;
export const SCRIPT_BITS = 15;
const FRUSTRATION_BITS = 17;

function lastText(record: LabelledRecord): string {
  return record.conversation.at(-1)?.text ?? '';
}

/** Features are the slow half of training, and folds share them. */
const cache = new WeakMap<LabelledRecord, Map<string, SparseVector>>();
function cached(record: LabelledRecord, kind: string, make: (text: string) => SparseVector): SparseVector {
  const known = cache.get(record) ?? new Map<string, SparseVector>();
  cache.set(record, known);
  const vector = known.get(kind) ?? make(lastText(record));
  known.set(kind, vector);
  return vector;
}
export function latinVector(record: LabelledRecord): SparseVector {
  return cached(record, 'latin', (text) => latinFeatures(text).vector);
}
export function scriptVector(record: LabelledRecord): SparseVector {
  return cached(record, 'script', (text) => scriptFeatures(text, SCRIPT_BITS));
}

/** The level of three that a record's label says; −1 where it says none. */
export function levelOf({ labels }: LabelledRecord): number {
  const label = labels.sentiment3 ?? labels.polarity ?? labels.sentiment?.replace('very ', '') ?? '';
  return LEVELS.indexOf(label);
}

/** Sources differ in size; these make each language count. Found on the development data. */
const LATIN_PARTS: readonly (readonly [Part, number])[] = [
  ['rated', 1.5],
  ['emotions', 1],
  ['filipino', 2.5],
  ['indonesian', 1.5],
  ['spanish', 2],
  ['portuguese', 2.5],
];

interface Weighting {
  readonly source: number;
  /** 0 takes the levels as they come, 1 makes the rare ones count as much as the common: macro-F1 asks for that. */
  readonly evenness: number;
}

function levelExamples(
  records: readonly LabelledRecord[],
  { source, evenness }: Weighting,
  vector: (of: LabelledRecord) => SparseVector,
): Example[] {
  const levelled = records.filter((record) => levelOf(record) >= 0);
  const shares = LEVELS.map(
    (_, level) => levelled.filter((record) => levelOf(record) === level).length / levelled.length,
  );
  return levelled.map((record) => {
    const share = shares[levelOf(record)] ?? 1;
    return { x: vector(record), y: levelOf(record), weight: source * (1 / LEVELS.length / share) ** evenness };
  });
}

/** Spanish neutrals are thirty tweets of politicians: made to count for more they would teach politics. */
const EVENNESS = { latin: 0.3, spanish: 0, script: 1 };

export function trainLatin(corpus: Corpus): Linear {
  const examples = LATIN_PARTS.flatMap(([part, source]) => {
    const evenness = part === 'spanish' ? EVENNESS.spanish : EVENNESS.latin;
    return levelExamples(corpus[part], { source, evenness }, (record) => latinVector(record));
  });
  return fit(examples, { bits: LATIN_BITS, classes: LEVELS.length, epochs: 7, rate: 0.05, seed: SEED });
}

export function trainScore(corpus: Corpus): Linear {
  const examples = corpus.rated.map((record) => ({
    x: latinVector(record),
    y: record.labels.score ?? 0,
    weight: 1,
  }));
  const mean = examples.reduce((sum, { y }) => sum + y, 0) / Math.max(1, examples.length);
  const centred = examples.map((example) => ({ ...example, y: example.y - mean }));
  const model = fitRidge(centred, { bits: SCORE_BITS, cost: 0.4, epochs: 12, seed: SEED });
  return { ...model, bias: Float64Array.of(mean) };
}

export function trainScript(records: readonly LabelledRecord[]): Linear {
  const examples = levelExamples(records, { source: 1, evenness: EVENNESS.script }, scriptVector);
  const options = { bits: SCRIPT_BITS, classes: LEVELS.length, cost: 2, steps: 30 };
  return withRarity(examples, options.bits, (scaled) => fitRegression(scaled, options));
}

/**
 * Positives are weighted up so that the decision at 0.5 is where F1 is best: with one frustrated message in eight, honest
 * odds would nearly never reach it, and what the engine acts on is the decision.
 */
const FRUSTRATED_WEIGHT = 3.5;

export function trainFrustration(corpus: Corpus): Linear {
  const records = [...corpus.emotions, ...corpus.spanish, ...corpus.portuguese];
  const examples = records
    .filter(({ labels }) => labels.frustration !== undefined)
    .map((record) => {
      const frustrated = record.labels.frustration === true;
      const x = latinVector(record);
      return { x, y: frustrated ? 1 : 0, weight: frustrated ? FRUSTRATED_WEIGHT : 1 };
    });
  return fit(examples, { bits: FRUSTRATION_BITS, classes: 2, epochs: 8, rate: 0.03, seed: SEED });
}
