import { shuffled } from './random.ts';
import type { Example, Linear } from './solver.ts';
import { tableOf, type Table } from './table.ts';

export interface DualOptions {
  /** The table has 2^bits buckets. */
  readonly bits: number;
  /** Weight of the squared errors against the squared length of the weights. */
  readonly cost: number;
  readonly epochs: number;
  readonly seed: number;
}

/** How far a row's dual moves, given what it is now, the row's output, its squared length and the penalty. */
type Move = (row: number, output: number, dual: number, length: number) => number;

/** Goes over the rows `epochs` times, each time in an order of its own, and settles each as if the others stood still. */
function descend(table: Table, model: Linear, moveOf: readonly Move[], options: DualOptions): void {
  const { starts, buckets, values, lengths } = table;
  const { outputs, weights, bias } = model;
  const rows = lengths.length;
  const dual = new Float64Array(rows * outputs);
  const out = new Float64Array(outputs);
  const order = Array.from({ length: rows }, (_, row) => row);
  for (let epoch = 0; epoch < options.epochs; epoch += 1) {
    for (const row of shuffled(order, options.seed + epoch)) {
      const [from, to] = [starts[row] ?? 0, starts[row + 1] ?? 0];
      out.set(bias);
      for (let at = from; at < to; at += 1) {
        const base = (buckets[at] ?? 0) * outputs;
        const value = values[at] ?? 0;
        for (let k = 0; k < outputs; k += 1) out[k] = (out[k] ?? 0) + value * (weights[base + k] ?? 0);
      }
      for (let k = 0; k < outputs; k += 1) {
        const known = dual[row * outputs + k] ?? 0;
        // The bias is the weight of a feature that every row has by 1.
        const move = moveOf[k]?.(row, out[k] ?? 0, known, (lengths[row] ?? 0) + 1) ?? 0;
        dual[row * outputs + k] = known + move;
        bias[k] = (bias[k] ?? 0) + move;
        out[k] = move;
      }
      for (let at = from; at < to; at += 1) {
        const base = (buckets[at] ?? 0) * outputs;
        const value = values[at] ?? 0;
        for (let k = 0; k < outputs; k += 1) weights[base + k] = (weights[base + k] ?? 0) + value * (out[k] ?? 0);
      }
    }
  }
}

function blank(bits: number, outputs: number): Linear {
  return { outputs, weights: new Float64Array(2 ** bits * outputs), bias: new Float64Array(outputs) };
}

/** Ridge regression by dual coordinate descent (Ho and Lin 2012); it settles on one answer, whatever the order. */
export function fitRidge(examples: readonly Example[], options: DualOptions): Linear {
  const model = blank(options.bits, 1);
  const penalty = 1 / (2 * options.cost);
  const move: Move = (row, output, dual, length) =>
    -(output - (examples[row]?.y ?? 0) + penalty * dual) / (length + penalty);
  descend(tableOf(examples, options.bits), model, [move], options);
  return model;
}

/**
 * Margins by support vectors with squared hinge loss, one class against the others, by dual coordinate descent (Hsieh and others
 * 2008): ten rounds settle what stochastic steps and quasi-Newton steps do not in sixty.
 *
 * @param outputs one for each class; 1 for the margin of the second of two.
 */
export function fitMargins(examples: readonly Example[], options: DualOptions & { readonly outputs: number }): Linear {
  const model = blank(options.bits, options.outputs);
  const moves = Array.from({ length: options.outputs }, (_, k): Move => {
    const own = options.outputs === 1 ? 1 : k;
    return (row, output, dual, length) => {
      const { y = 0, weight = 1 } = examples[row] ?? {};
      const side = y === own ? 1 : -1;
      const penalty = 1 / (2 * options.cost * weight);
      const wanted = dual * side - (side * output - 1 + penalty * dual * side) / (length + penalty);
      return Math.max(0, wanted) * side - dual;
    };
  });
  descend(tableOf(examples, options.bits), model, moves, options);
  return model;
}
