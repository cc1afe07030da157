import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shippedModels } from '../../enrichment/local/models.ts';
import { fitMargins, fitRidge } from '../../scripts/train/dual.ts';
import { readRecords } from '../../scripts/train/data.ts';
import { encodeModel } from '../../scripts/train/encode.ts';
import { trainPromise } from '../../scripts/train/journeys.ts';
import { minimise } from '../../scripts/train/minimise.ts';
import { outputsOf, type Example, type Linear } from '../../scripts/train/solver.ts';
import { placed, unplaced } from '../../scripts/train/vectors.ts';

describe('training', () => {
  it('gives the weights that are shipped, to the last byte', { timeout: 60_000 }, () => {
    const models = trainPromise(readRecords('dev', 'promise_mrda').records, shippedModels());
    for (const [name, model] of Object.entries(models)) {
      const shipped = readFileSync(new URL(`../../enrichment/local/weights/${name}.json`, import.meta.url), 'utf8');
      const again = encodeModel(name, model, {
        data: (JSON.parse(shipped) as { data: string }).data,
        sources: ['promises', 'vectors'],
      });
      expect(`${JSON.stringify(again)}\n`).toBe(shipped);
    }
  });

  it('finds the lowest point of any bowl, however long and narrow', () => {
    const axis = fc.record({
      centre: fc.double({ min: -10, max: 10, noNaN: true }),
      steepness: fc.double({ min: 0.1, max: 20, noNaN: true }),
    });
    fc.assert(
      fc.property(fc.array(axis, { minLength: 1, maxLength: 8 }), (axes) => {
        const point = new Float64Array(axes.length);
        minimise(
          (at, gradient) =>
            axes.reduce((sum, { centre, steepness }, i) => {
              const away = (at[i] ?? 0) - centre;
              gradient[i] = 2 * steepness * away;
              return sum + steepness * away ** 2;
            }, 0),
          point,
          200,
        );
        for (const [i, { centre }] of axes.entries()) expect(point[i]).toBeCloseTo(centre, 3);
      }),
    );
  });

  const example = (bucket: number, y: number): Example => ({
    x: { buckets: Uint32Array.of(bucket), values: Float32Array.of(1) },
    y,
    weight: 1,
  });
  const answers = (model: Linear, bucket: number) => {
    const out = new Float64Array(model.outputs);
    outputsOf(model, example(bucket, 0).x, out);
    return [...out];
  };
  const options = { bits: 8, cost: 1000, epochs: 200, seed: 1 };

  it('gives each feature its value by ridge regression', () => {
    const values = fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(values, (targets) => {
        const model = fitRidge(
          targets.map((y, bucket) => example(bucket, y)),
          options,
        );
        for (const [bucket, y] of targets.entries()) expect(answers(model, bucket)[0]).toBeCloseTo(y, 1);
      }),
      { numRuns: 20 },
    );
  });

  it('sets each class apart from the others by its margin, and the second of two by a single one', () => {
    const examples = [example(0, 0), example(1, 1), example(2, 2)];
    const three = fitMargins(examples, { ...options, outputs: 3 });
    for (const { y } of examples) {
      const margins = answers(three, y);
      expect(margins.every((margin, k) => (k === y ? margin > 0.9 : margin < -0.9))).toBe(true);
    }
    const two = fitMargins(examples.slice(0, 2), { ...options, outputs: 1 });
    expect(answers(two, 0)[0]).toBeLessThan(-0.9);
    expect(answers(two, 1)[0]).toBeGreaterThan(0.9);
  });

  it('hands on what it learned of a place among word vectors as weights of the words, the same to the last digits', () => {
    const weights = fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 512, maxLength: 512 });
    const words = fc.uniqueArray(fc.nat({ max: 4 }), { minLength: 1, maxLength: 5 });
    const vectors = { bytes: Int8Array.from({ length: 500 }, (_, at) => (at * 37) % 251), size: 5, hash: '' };
    const placing = { bits: 8, weight: 0.02 };
    fc.assert(
      fc.property(weights, words, fc.constantFrom(1, 2), (drawn, known, outputs) => {
        const weightOf = (_: unknown, at: number) => drawn[(at * 5) % 512] ?? 0;
        const bias = new Float64Array(outputs);
        const whole = { outputs, bias, weights: Float64Array.from({ length: 512 * outputs }, weightOf) };
        const features = example(7, 0).x;
        const told = { buckets: Uint32Array.from(known), values: Float32Array.from(known, (word) => word - 1.5) };
        const lead = (out: Float64Array) => (out.at(-1) ?? 0) - (outputs === 1 ? 0 : (out[0] ?? 0));
        const answer = (of: Linear, x: Example['x']) => {
          const out = new Float64Array(of.outputs);
          outputsOf(of, x, out);
          return out;
        };
        const parts = unplaced(vectors, placing, whole);
        const together = lead(answer(whole, placed(vectors, placing, features, told)));
        const apart = lead(answer(parts.features, features)) + (answer(parts.words, told)[0] ?? 0);
        expect(apart).toBeCloseTo(together, 2);
      }),
      { numRuns: 50 },
    );
  });
});
