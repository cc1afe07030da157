import type { SparseVector } from '../../enrichment/local/model/sparse.ts';
import { shuffled } from './random.ts';

export interface Example {
  readonly x: SparseVector;
  /** The class's number; for a regression, the value. */
  readonly y: number;
  /** How much the example's loss counts; 1 is usual. */
  readonly weight: number;
}

export interface SolverOptions {
  /** The table has 2^bits buckets. */
  readonly bits: number;
  readonly classes: number;
  /** Few: stopping early is what keeps the weights from learning single texts by heart. */
  readonly epochs: number;
  readonly rate: number;
  readonly seed: number;
}

/** A linear model: output k is `bias[k] + Σ values · weights[bucket · outputs + k]`, of each bucket the low bits. */
export interface Linear {
  readonly outputs: number;
  readonly weights: Float64Array;
  readonly bias: Float64Array;
}

const BIAS_RATE = 0.01;

export function outputsOf(model: Linear, x: SparseVector, out: Float64Array): void {
  const { outputs, weights } = model;
  const mask = weights.length / outputs - 1;
  out.set(model.bias);
  for (let at = 0; at < x.buckets.length; at += 1) {
    const base = ((x.buckets[at] ?? 0) & mask) * outputs;
    const value = x.values[at] ?? 0;
    for (let k = 0; k < outputs; k += 1) out[k] = (out[k] ?? 0) + value * (weights[base + k] ?? 0);
  }
}

export function softmax(out: Float64Array): void {
  const most = Math.max(...out);
  let sum = 0;
  for (let k = 0; k < out.length; k += 1) sum += out[k] = Math.exp((out[k] ?? 0) - most);
  for (let k = 0; k < out.length; k += 1) out[k] = (out[k] ?? 0) / sum;
}

/** Turns the outputs into their error, in place: what each should go down by. */
function toError(out: Float64Array, example: Example): void {
  softmax(out);
  out[example.y] = (out[example.y] ?? 0) - 1;
  for (let k = 0; k < out.length; k += 1) out[k] = (out[k] ?? 0) * example.weight;
}

function step(model: Linear, squares: Float64Array, x: SparseVector, error: Float64Array, rate: number): void {
  const { outputs, weights } = model;
  const mask = weights.length / outputs - 1;
  for (let at = 0; at < x.buckets.length; at += 1) {
    const base = ((x.buckets[at] ?? 0) & mask) * outputs;
    const value = x.values[at] ?? 0;
    for (let k = 0; k < outputs; k += 1) {
      const gradient = (error[k] ?? 0) * value;
      const seen = (squares[base + k] ?? 0) + gradient * gradient;
      squares[base + k] = seen;
      weights[base + k] = (weights[base + k] ?? 0) - (rate * gradient) / Math.sqrt(seen + 1e-8);
    }
  }
}

/**
 * Softmax regression by stochastic steps of AdaGrad (Duchi, Hazan and Singer 2011), which lets rare features move as far as
 * common ones. The seed decides the order of the examples, so that the same
 * data give the same weights to the last digit.
 */
export function fit(examples: readonly Example[], options: SolverOptions): Linear {
  const outputs = options.classes;
  const size = 2 ** options.bits * outputs;
  const model: Linear = { outputs, weights: new Float64Array(size), bias: new Float64Array(outputs) };
  const squares = new Float64Array(size);
  const error = new Float64Array(outputs);
  for (let epoch = 0; epoch < options.epochs; epoch += 1) {
    for (const example of shuffled(examples, options.seed + epoch)) {
      outputsOf(model, example.x, error);
      toError(error, example);
      step(model, squares, example.x, error, options.rate);
      for (let k = 0; k < outputs; k += 1) model.bias[k] = (model.bias[k] ?? 0) - BIAS_RATE * (error[k] ?? 0);
    }
  }
  return model;
}
