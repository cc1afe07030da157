import type { Example, Linear } from './solver.ts';

/** The rarity of a feature that one text in fifty has: such are let count as they are. */
const USUAL_RARITY = 5;

function raritiesOf(examples: readonly Example[], bits: number): Float32Array {
  const mask = 2 ** bits - 1;
  const having = new Float32Array(2 ** bits);
  for (const { x } of examples)
    for (const bucket of x.buckets) having[bucket & mask] = (having[bucket & mask] ?? 0) + 1;
  return having.map((count) => (Math.log((1 + examples.length) / (1 + count)) + 1) / USUAL_RARITY);
}

/**
 * Trains on features that count for more the fewer texts have them, by the logarithm (Spärck Jones 1972): else a penalty on the
 * length of the weights falls hardest on the words that say most. The factors go into the weights, so that reading a text needs
 * no table of them.
 */
export function withRarity(
  examples: readonly Example[],
  bits: number,
  train: (examples: readonly Example[]) => Linear,
): Linear {
  const rarities = raritiesOf(examples, bits);
  const mask = 2 ** bits - 1;
  const model = train(
    examples.map((example) => {
      const { buckets, values } = example.x;
      const scaled = values.map((value, at) => value * (rarities[(buckets[at] ?? 0) & mask] ?? 1));
      return { ...example, x: { buckets, values: scaled } };
    }),
  );
  const weights = model.weights.map((weight, at) => weight * (rarities[Math.floor(at / model.outputs)] ?? 1));
  return { ...model, weights };
}
