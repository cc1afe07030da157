import type { Turn } from './context.ts';
import { latinFeatures, type LatinFeatures } from './model/mood-features.ts';

const known = new WeakMap<Turn, LatinFeatures>();

/** What sentiment and frustration both read of a turn in Latin script; the slowest part of a reading, so worked out once. */
export function moodOf(turn: Turn): LatinFeatures {
  const features = known.get(turn) ?? latinFeatures(turn.text);
  known.set(turn, features);
  return features;
}
