import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { Manner } from './mood-features.ts';
import { softmax } from './weights.ts';

const blendFile = z.object({
  /** One for each of {@link blendFeatures}. */
  score: z.array(z.number()).length(21),
  /** A regression draws scores to the middle; the cuts of the five levels are those of the raters' wider scale. */
  stretch: z.number(),
  /** How much the score has to say in which of the three levels it is, beside the three-level model. */
  trust: z.number(),
  /** Added to the log-odds of neutral where the score has its say: who doubts stays in the middle. */
  doubt: z.number(),
});
export type Blend = z.infer<typeof blendFile>;

export function loadBlend(): Blend {
  return blendFile.parse(JSON.parse(readFileSync(new URL('../weights/blend.json', import.meta.url), 'utf8')));
}

/** What is known of a text's tone before it becomes one score. */
export interface Opinions {
  /** Outputs for positive, neutral and negative. */
  readonly levels: readonly number[];
  /** The rated tone, as regressed. */
  readonly score: number;
  readonly manner: Manner;
}

function signedRoot(value: number): number {
  return Math.sign(value) * Math.sqrt(Math.abs(value));
}

/** Opinions of long texts and of exclamations are held with another force. */
function byManner({ levels, score, manner }: Opinions): readonly number[] {
  const [positive = 0, neutral = 0, negative = 0] = levels;
  const { compound, pos, neg, tokens, exclamations } = manner;
  const length = Math.log(1 + tokens);
  return [
    pos,
    neg,
    signedRoot(compound),
    compound * Math.abs(compound),
    length * score,
    exclamations * score,
    length * compound,
    exclamations * compound,
    Math.tanh(positive - negative),
    Math.tanh(positive - neutral),
    Math.tanh(negative - neutral),
  ];
}

/** The opinions as inputs of the second, small regression. */
export function blendFeatures(opinions: Opinions): readonly number[] {
  const { levels, score } = opinions;
  const { compound } = opinions.manner;
  const [positive = 0, neutral = 0, negative = 0] = softmax(levels);
  const lean = (levels[0] ?? 0) - (levels[2] ?? 0);
  const size = Math.abs(score);
  const plain = [1, score, compound, positive - negative, neutral, lean, size];
  const together = [score * size, compound * neutral, score * neutral];
  return [...plain, ...together, ...byManner(opinions)];
}

/** product.md section 4: within ±0.125 a score is neutral. */
const NEUTRAL = 0.125;
/** Scores of a decided level keep this far from the cut, so that rounding moves none across. */
const MARGIN = 0.005;
/** How fast trust grows with the distance of the score from the cut. */
const STEEPNESS = 4;

function within(level: number, score: number): number {
  if (level === 0) return Math.max(score, NEUTRAL + MARGIN);
  if (level === 2) return Math.min(score, -NEUTRAL - MARGIN);
  return Math.max(-NEUTRAL + MARGIN, Math.min(NEUTRAL - MARGIN, score));
}

/**
 * One score (−1…1) out of several opinions, and how sure: the level on which they agree best, with the score inside it.
 *
 * @param rated whether the text is of the kind whose scores people rated (English); others have three levels only.
 */
export function blended(opinions: Opinions, blend: Blend, rated: boolean): { score: number; confidence: number } {
  const raw =
    blendFeatures(opinions).reduce((sum, value, at) => sum + value * (blend.score[at] ?? 0), 0) * blend.stretch;
  const trust = rated ? blend.trust * STEEPNESS : 0;
  const [positive = 0, neutral = 0, negative = 0] = opinions.levels;
  const chances = softmax([
    positive + trust * (raw - NEUTRAL),
    neutral - trust * (Math.abs(raw) - NEUTRAL) + (rated ? blend.doubt : 0),
    negative - trust * (raw + NEUTRAL),
  ]);
  const confidence = Math.max(...chances);
  const level = chances.indexOf(confidence);
  return { score: Math.max(-1, Math.min(1, within(level, raw))), confidence };
}

/** A score for scripts whose texts nobody rated on a scale: the middle of the level, by how much the models are sure. */
export function scoreOfLevels(levels: readonly number[]): { score: number; confidence: number } {
  const chances = softmax(levels);
  const confidence = Math.max(...chances);
  const level = chances.indexOf(confidence);
  const lean = (chances[0] ?? 0) - (chances[2] ?? 0);
  return { score: within(level, lean * 0.49), confidence };
}
