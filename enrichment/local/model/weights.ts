import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { SparseVector } from './sparse.ts';

/**
 * A weights file: 2^bits buckets by `outputs`, one signed byte each, in base64. A byte b stands for sign(b)·(b/127)²·scale:
 * the square keeps small weights apart, of which there are most.
 */
export const weightsFile = z.object({
  name: z.string(),
  bits: z.number().int().min(8).max(20),
  outputs: z.number().int().min(1).max(8),
  scale: z.number(),
  bias: z.array(z.number()),
  seed: z.number().int(),
  /** SHA-256 of the training data. */
  data: z.string(),
  sources: z.array(z.string()),
  weights: z.string(),
});
export type WeightsFile = z.infer<typeof weightsFile>;

/** A linear model ready to use: `bias[k] + Σ values · weights[bucket · outputs + k]`. */
export interface LinearModel {
  readonly bits: number;
  readonly outputs: number;
  readonly bias: readonly number[];
  readonly weights: Float32Array;
}

const LARGEST_BYTE = 127;

export function decodeModel(file: WeightsFile): LinearModel {
  const bytes = new Int8Array(Buffer.from(file.weights, 'base64'));
  const size = 2 ** file.bits * file.outputs;
  if (bytes.length !== size)
    throw new RangeError(`${file.name}: ${String(bytes.length)} weights instead of ${String(size)}`);
  const weights = Float32Array.from(bytes, (byte) => Math.sign(byte) * (byte / LARGEST_BYTE) ** 2 * file.scale);
  return { bits: file.bits, outputs: file.outputs, bias: file.bias, weights };
}

/** Reads a model that comes with the package. @throws when the file is missing or damaged: without it nothing is read right. */
export function loadModel(name: string): LinearModel {
  const text = readFileSync(new URL(`../weights/${name}.json`, import.meta.url), 'utf8');
  return decodeModel(weightsFile.parse(JSON.parse(text)));
}

/** The model's outputs for a text whose features may have been hashed into a larger table: the low bits are the same. */
export function outputsOf(model: LinearModel, x: SparseVector): number[] {
  const { outputs, weights } = model;
  const mask = 2 ** model.bits - 1;
  const out = [...model.bias];
  for (let at = 0; at < x.buckets.length; at += 1) {
    const base = ((x.buckets[at] ?? 0) & mask) * outputs;
    const value = x.values[at] ?? 0;
    for (let k = 0; k < outputs; k += 1) out[k] = (out[k] ?? 0) + value * (weights[base + k] ?? 0);
  }
  return out;
}

/** Outputs as probabilities that add up to 1. */
export function softmax(outputs: readonly number[]): number[] {
  const most = Math.max(...outputs);
  const raised = outputs.map((value) => Math.exp(value - most));
  const sum = raised.reduce((total, value) => total + value, 0);
  return raised.map((value) => value / sum);
}

/** The probability of the second of two classes. */
export function chanceOf(outputs: readonly number[]): number {
  return softmax(outputs)[1] ?? 0;
}
