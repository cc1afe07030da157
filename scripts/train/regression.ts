import { minimise } from './minimise.ts';
import { softmax, type Example, type Linear } from './solver.ts';
import { tableOf, type Table } from './table.ts';

export interface RegressionOptions {
  /** The table has 2^bits buckets. */
  readonly bits: number;
  readonly classes: number;
  /** Weight of the examples' losses against half the squared length of the weights. */
  readonly cost: number;
  /** The most steps; stopping early keeps the weights short too. */
  readonly steps: number;
}

/** Adds one example's share of the gradient and returns its loss. The biases stand behind the weights. */
function lossOf(
  { starts, buckets, values }: Table,
  row: number,
  { y, weight }: Example,
  point: Float64Array,
  gradient: Float64Array,
  out: Float64Array,
): number {
  const outputs = out.length;
  const biases = point.length - outputs;
  const [from, to] = [starts[row] ?? 0, starts[row + 1] ?? 0];
  for (let k = 0; k < outputs; k += 1) out[k] = point[biases + k] ?? 0;
  for (let at = from; at < to; at += 1) {
    const base = (buckets[at] ?? 0) * outputs;
    const value = values[at] ?? 0;
    for (let k = 0; k < outputs; k += 1) out[k] = (out[k] ?? 0) + value * (point[base + k] ?? 0);
  }
  softmax(out);
  const loss = -weight * Math.log(Math.max(out[y] ?? 0, Number.MIN_VALUE));
  out[y] = (out[y] ?? 0) - 1;
  for (let k = 0; k < outputs; k += 1) {
    out[k] = (out[k] ?? 0) * weight;
    gradient[biases + k] = (gradient[biases + k] ?? 0) + (out[k] ?? 0);
  }
  for (let at = from; at < to; at += 1) {
    const base = (buckets[at] ?? 0) * outputs;
    const value = values[at] ?? 0;
    for (let k = 0; k < outputs; k += 1) gradient[base + k] = (gradient[base + k] ?? 0) + value * (out[k] ?? 0);
  }
  return loss;
}

/** Softmax regression with its weights kept short. */
export function fitRegression(examples: readonly Example[], options: RegressionOptions): Linear {
  const { bits, classes, cost } = options;
  const table = tableOf(examples, bits);
  const size = 2 ** bits * classes;
  const point = new Float64Array(size + classes);
  const out = new Float64Array(classes);
  minimise(
    (at, gradient) => {
      let length = 0;
      for (let i = 0; i < size; i += 1) {
        length += (at[i] ?? 0) ** 2;
        gradient[i] = (at[i] ?? 0) / cost;
      }
      gradient.fill(0, size);
      let loss = length / 2 / cost;
      for (const [row, example] of examples.entries()) loss += lossOf(table, row, example, at, gradient, out);
      return loss;
    },
    point,
    options.steps,
  );
  return { outputs: classes, weights: point.slice(0, size), bias: point.slice(size) };
}
