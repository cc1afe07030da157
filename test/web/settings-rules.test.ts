import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mergePatch } from '../../domain/settings/merge-patch.ts';
import { amountOf, durationOf, UNITS, type Unit } from '../../web/features/settings/durations.ts';
import { patchBetween } from '../../web/features/settings/patch-between.ts';

/** A document as settings are: objects in objects, no null outside of lists (a merge patch cannot say one). */
const leaf = fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.array(fc.oneof(fc.string(), fc.constant(null))));
const key = fc.constantFrom('a', 'b', 'c', 'weights');
const { document } = fc.letrec((tie) => ({
  document: fc.dictionary(key, fc.oneof({ depthSize: 'small' }, leaf, tie('document'))),
}));
const documents = document as fc.Arbitrary<Record<string, unknown>>;

describe('the patch between two settings', () => {
  test('makes the one of the other', () => {
    fc.assert(
      fc.property(documents, documents, (before, after) => {
        expect(mergePatch(before, patchBetween(before, after))).toEqual(after);
      }),
    );
  });

  test('is empty for equal ones, and names nothing but what differs', () => {
    fc.assert(
      fc.property(documents, (same) => {
        expect(patchBetween(same, structuredClone(same))).toEqual({});
      }),
    );
    const before = { status: { inactiveAfter: 'P14D', churnedAfter: 'P60D' }, list: [1, 2], weights: { a: 1, b: 1 } };
    const after = { status: { inactiveAfter: 'P10D', churnedAfter: 'P60D' }, list: [1, 2], weights: { a: 1 } };
    expect(patchBetween(before, after)).toEqual({ status: { inactiveAfter: 'P10D' }, weights: { b: null } });
  });

  test('takes quiet hours away with null', () => {
    expect(patchBetween({ quietHours: { start: '21:00', end: '08:00' } }, { quietHours: null })).toEqual({
      quietHours: null,
    });
  });
});

describe('durations on the screen', () => {
  test('stay in the unit in which somebody types them', () => {
    const amount = fc.record({
      n: fc.integer({ min: 0, max: 36_500 }),
      unit: fc.constantFrom(...(Object.keys(UNITS) as Unit[])),
    });
    fc.assert(
      fc.property(amount, (given) => {
        expect(amountOf(durationOf(given))).toEqual(given);
      }),
    );
  });

  test.each([
    ['P14D', 14, 'days'],
    ['PT24H', 24, 'hours'],
    ['P2W', 14, 'days'],
    ['P1Y1M', 395, 'days'],
    ['P1DT12H', 36, 'hours'],
    ['PT1H30M', 90, 'minutes'],
    ['PT1M1S', 61, 'seconds'],
  ])('%s is %d %s', (iso, n, unit) => {
    expect(amountOf(iso)).toEqual({ n, unit });
  });
});
