import type { Example } from './solver.ts';

/** All examples in parallel lists, many times faster to walk than objects. */
export interface Table {
  readonly starts: Int32Array;
  readonly buckets: Int32Array;
  readonly values: Float32Array;
  /** Of each example, squared. */
  readonly lengths: Float64Array;
}

/** @param bits the table has 2^bits buckets */
export function tableOf(examples: readonly Example[], bits: number): Table {
  const size = examples.reduce((sum, { x }) => sum + x.buckets.length, 0);
  const starts = new Int32Array(examples.length + 1);
  const buckets = new Int32Array(size);
  const values = new Float32Array(size);
  const lengths = new Float64Array(examples.length);
  const mask = 2 ** bits - 1;
  let at = 0;
  for (const [row, { x }] of examples.entries()) {
    for (let i = 0; i < x.buckets.length; i += 1, at += 1) {
      const value = x.values[i] ?? 0;
      buckets[at] = (x.buckets[i] ?? 0) & mask;
      values[at] = value;
      lengths[row] = (lengths[row] ?? 0) + value * value;
    }
    starts[row + 1] = at;
  }
  return { starts, buckets, values, lengths };
}
