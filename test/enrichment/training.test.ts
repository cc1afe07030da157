import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shippedModels } from '../../enrichment/local/models.ts';
import { readRecords } from '../../scripts/train/data.ts';
import { encodeModel } from '../../scripts/train/encode.ts';
import { trainPromise } from '../../scripts/train/journeys.ts';
import { minimise } from '../../scripts/train/minimise.ts';

describe('training', () => {
  it('gives the weights that are shipped, to the last byte', { timeout: 60_000 }, () => {
    const shipped = readFileSync(new URL('../../enrichment/local/weights/promise.json', import.meta.url), 'utf8');
    const again = encodeModel('promise', trainPromise(readRecords('dev', 'promise_mrda').records, shippedModels()), {
      data: (JSON.parse(shipped) as { data: string }).data,
      sources: ['promises'],
    });
    expect(`${JSON.stringify(again)}\n`).toBe(shipped);
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
});
