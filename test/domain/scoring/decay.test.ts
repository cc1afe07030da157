import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { curveFrom, firstOutside, scoreOn } from '../../../domain/scoring/decay.ts';
import { sumAt, wholeScore } from '../../../domain/scoring/points.ts';
import type { Term } from '../../../domain/scoring/terms.ts';

const term = (points: number, halfLife: number | null, at = 0): Term => ({
  signalId: 's',
  category: 'c',
  points,
  at,
  halfLife,
  confidence: 1,
  evidence: {},
});

const anyTerm = fc
  .tuple(
    fc.integer({ min: -400, max: 400 }).map((quarters) => quarters / 4),
    fc.option(fc.integer({ min: 20, max: 600 })),
    fc.integer({ min: -500, max: 0 }),
  )
  .map((values) => term(...values));

describe('firstOutside', () => {
  test('finds the very millisecond, points of both signs and any speed of decay mixed', () => {
    fc.assert(
      fc.property(
        fc.array(anyTerm, { maxLength: 6 }),
        fc.nat({ max: 30 }),
        fc.nat({ max: 30 }),
        (terms, below, above) => {
          const curve = curveFrom(terms, 0);
          const score = scoreOn(curve, 0);
          const band = { low: score - below, high: score + above };
          const millis = Array.from({ length: 1_500 }, (_, index) => index + 1);
          const outside = millis.find((at) => {
            const there = wholeScore(sumAt(terms, at));
            return there < band.low || there > band.high;
          });
          expect(firstOutside(curve, band, 0, 1_500)).toBe(outside ?? null);
        },
      ),
      { numRuns: 300 },
    );
  });

  test('finds a dip between two equal ends', () => {
    const curve = curveFrom([term(40, 1_000), term(-40, 900), term(20, null)], 0);
    expect(scoreOn(curve, 0)).toBe(20);
    const out = firstOutside(curve, { low: 20, high: 20 }, 0, 60_000) ?? 0;
    expect(scoreOn(curve, out - 1)).toBe(20);
    expect(scoreOn(curve, out)).toBe(21);
    expect(scoreOn(curve, 60_000)).toBe(20);
  });

  test('gives up on a stretch that never decides, and steps on far enough not to spin', () => {
    // Two decays that all but cancel out, just above where the score would change.
    const year = 365 * 86_400_000;
    const curve = curveFrom([term(100, year), term(-100, year + 1), term(0.5 + 1e-6, null)], 0);
    const until = firstOutside(curve, { low: 1, high: 1 }, 0, year) ?? 0;
    expect(until).toBeGreaterThanOrEqual(60_000);
    expect(until).toBeLessThanOrEqual(year);
    for (let at = 0; at < until; at += until / 50) expect(scoreOn(curve, at)).toBe(1);
  });

  test('nothing decays: nothing to find', () => {
    const curve = curveFrom([term(10, null)], 5);
    expect(curve).toMatchObject({ flatAt: 5, redrawAt: null });
    expect(firstOutside(curve, { low: 10, high: 10 }, 5, 5)).toBeNull();
  });
});

test('a curve is drawn anew when a hit of the future begins to decay', () => {
  expect(curveFrom([term(10, 1_000, 700), term(10, 1_000, 300), term(10, null, 100)], 0).redrawAt).toBe(300);
});
