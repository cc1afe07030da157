import { shuffled } from './random.ts';
import { outputsOf, type Example, type Linear } from './solver.ts';

export interface RidgeOptions {
  /** The table has 2^bits buckets. */
  readonly bits: number;
  /** Weight of the squared errors against the squared length of the weights. */
  readonly cost: number;
  readonly epochs: number;
  readonly seed: number;
}

function squaredLength(values: Float32Array): number {
  let sum = 0;
  for (const value of values) sum += value * value;
  return sum;
}

/** Ridge regression by dual coordinate descent (Ho and Lin 2012); it settles on one answer, whatever the order. */
export function fitRidge(examples: readonly Example[], options: RidgeOptions): Linear {
  const model: Linear = { outputs: 1, weights: new Float64Array(2 ** options.bits), bias: new Float64Array(1) };
  const dual = new Float64Array(examples.length);
  const lengths = examples.map(({ x }) => squaredLength(x.values));
  const order = examples.map((_, at) => at);
  const out = new Float64Array(1);
  const mask = 2 ** options.bits - 1;
  const penalty = 1 / (2 * options.cost);
  for (let epoch = 0; epoch < options.epochs; epoch += 1) {
    for (const at of shuffled(order, options.seed + epoch)) {
      const example = examples[at];
      if (example === undefined) continue;
      outputsOf(model, example.x, out);
      const before = dual[at] ?? 0;
      const move = -((out[0] ?? 0) - example.y + penalty * before) / ((lengths[at] ?? 0) + penalty);
      dual[at] = before + move;
      const { buckets, values } = example.x;
      for (let i = 0; i < buckets.length; i += 1) {
        const bucket = (buckets[i] ?? 0) & mask;
        model.weights[bucket] = (model.weights[bucket] ?? 0) + move * (values[i] ?? 0);
      }
    }
  }
  return model;
}
