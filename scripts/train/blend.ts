import { writeFileSync } from 'node:fs';
import { blendFeatures } from '../../enrichment/local/model/blend.ts';
import { decodeModel, outputsOf } from '../../enrichment/local/model/weights.ts';
import { loadCorpus, without } from './corpus.ts';
import { encodeModel } from './encode.ts';
import { FOLDS, foldOf } from './folds.ts';
import { latinManner, latinVector, latinWords, trainLatin, trainScore } from './moods.ts';

/** Found on the development data: a regression's scores lie closer to the middle than the raters' by this factor. */
const STRETCH = 1.18;
/** Found on the development data: more helps the five levels of reviews and costs the three levels of short remarks. */
const TRUST = 0.5;
/**
 * Found on the development data, and better on the remarks of the training side too: where opinions differ, neutral is seldom two
 * levels off, and short remarks are neutral more often than what is rated.
 */
const DOUBT = 0.45;
/** Keeps the coefficients small; with thousands of rows it changes nothing else. */
const PENALTY = 0.5;

/** Solves (AᵀA + penalty·I) w = Aᵀy by Gauss's elimination; twenty unknowns need nothing cleverer. */
function leastSquares(rows: readonly (readonly number[])[], y: readonly number[]): readonly number[] {
  const size = rows[0]?.length ?? 0;
  const matrix = Array.from({ length: size }, (_, i) => {
    const line = Array.from({ length: size }, (_unused, j) =>
      rows.reduce((sum, row) => sum + (row[i] ?? 0) * (row[j] ?? 0), 0),
    );
    line[i] = (line[i] ?? 0) + PENALTY;
    return [...line, rows.reduce((sum, row, at) => sum + (row[i] ?? 0) * (y[at] ?? 0), 0)];
  });
  for (let pivot = 0; pivot < size; pivot += 1) {
    const head = matrix[pivot] ?? [];
    for (const [i, line] of matrix.entries()) {
      if (i === pivot) continue;
      const factor = (line[pivot] ?? 0) / (head[pivot] ?? 1);
      for (let j = pivot; j <= size; j += 1) line[j] = (line[j] ?? 0) - factor * (head[j] ?? 0);
    }
  }
  return matrix.map((line, i) => (line[size] ?? 0) / (line[i] ?? 1));
}

/** The second regression is fitted on what the first models say of texts that they were not trained on. */
const { corpus, trainOnly } = loadCorpus();
const rows: (readonly number[])[] = [];
const scores: number[] = [];
for (let fold = 0; fold < FOLDS; fold += 1) {
  const held = (record: (typeof corpus.rated)[number]) => !trainOnly.has(record) && foldOf(record) === fold;
  const rest = without(corpus, held);
  const origin = { data: '', sources: [] };
  const latin = decodeModel(encodeModel('latin', trainLatin(rest), origin));
  const trained = trainScore(rest);
  const score = decodeModel(encodeModel('score', trained.score, origin));
  const tones = decodeModel(encodeModel('tones', trained.tones, origin));
  for (const record of corpus.rated.filter(held)) {
    const levels = outputsOf(latin, latinVector(record));
    const [learned = 0] = outputsOf(score, latinVector(record));
    const [toned = 0] = outputsOf(tones, latinWords(record));
    rows.push(blendFeatures({ levels, score: learned + toned, manner: latinManner(record) }));
    scores.push(record.labels.score ?? 0);
  }
  process.stdout.write(`blend: fold ${String(fold + 1)} of ${String(FOLDS)}\n`);
}
const coefficients = leastSquares(rows, scores).map((value) => Number(value.toFixed(4)));
const blend = { score: coefficients, stretch: STRETCH, trust: TRUST, doubt: DOUBT };
writeFileSync(new URL('../../enrichment/local/weights/blend.json', import.meta.url), `${JSON.stringify(blend)}\n`);
