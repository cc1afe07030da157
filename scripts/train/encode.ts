import type { WeightsFile } from '../../enrichment/local/model/weights.ts';
import { SEED } from './moods.ts';
import type { Linear } from './solver.ts';

const LARGEST_BYTE = 127;

/** Weights as bytes, by the rule that enrichment/local/model/weights.ts reads them with. */
export function encodeModel(
  name: string,
  model: Linear,
  origin: { readonly data: string; readonly sources: readonly string[] },
): WeightsFile {
  let scale = 0;
  for (const weight of model.weights) scale = Math.max(scale, Math.abs(weight));
  const bytes = Int8Array.from(model.weights, (weight) =>
    scale === 0 ? 0 : Math.sign(weight) * Math.round(Math.sqrt(Math.abs(weight) / scale) * LARGEST_BYTE),
  );
  return {
    name,
    bits: Math.log2(model.weights.length / model.outputs),
    outputs: model.outputs,
    scale,
    bias: [...model.bias],
    seed: SEED,
    data: origin.data,
    sources: [...origin.sources],
    weights: Buffer.from(bytes.buffer).toString('base64'),
  };
}
