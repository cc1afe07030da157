import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { actionKey, comparePositions, editKey, messageKey } from '../../domain/order.ts';

const position = fc.record({
  at: fc.constantFrom('2026-01-01T00:00:00.000Z', '2026-01-01T00:00:00.001Z'),
  key: fc.string(),
});

describe('comparePositions', () => {
  test('orders by instant, then by key', () => {
    const first = { at: '2026-01-01T00:00:00.000Z', key: 'z' };
    const second = { at: '2026-01-01T00:00:00.001Z', key: 'a' };
    expect([second, first].sort(comparePositions)).toEqual([first, second]);
    expect(comparePositions(first, { ...first, key: 'é' })).toBeLessThan(0);
    expect(comparePositions(first, { ...first })).toBe(0);
  });

  test('any permutation sorts to the same', () => {
    const shuffled = fc
      .uniqueArray(position, { selector: ({ at, key }) => at + key })
      .chain((positions) =>
        fc.tuple(fc.constant(positions), fc.shuffledSubarray(positions, { minLength: positions.length })),
      );
    fc.assert(
      fc.property(shuffled, ([positions, permuted]) => {
        expect(permuted.toSorted(comparePositions)).toEqual(positions.toSorted(comparePositions));
      }),
    );
  });
});

describe('keys', () => {
  const id = fc.string({ unit: 'binary', maxLength: 8 });
  const parts = fc.record({ channel: id, connectionId: fc.option(id), channelUserId: id, channelMessageId: id });

  // What a key that only joins its parts takes for the same: one text, cut at two places, beside or within what parts it.
  const tokens = fc.array(fc.constantFrom('a', 'b', '"', ',', '","', '|', '\\', ':', 'null', '\u0000', 'é'), {
    maxLength: 7,
  });
  const cuts = fc.tuple(fc.nat({ max: 7 }), fc.nat({ max: 7 })).map((two) => two.sort((a, b) => a - b));
  const cutAt = (all: readonly string[], [first = 0, second = 0]: readonly number[]) => ({
    channel: all.slice(0, first).join(''),
    connectionId: null,
    channelUserId: all.slice(first, second).join(''),
    channelMessageId: all.slice(second).join(''),
  });
  const joinedAlike = fc
    .tuple(tokens, cuts, cuts)
    .map(([all, one, other]) => [cutAt(all, one), cutAt(all, other)] as const);

  test('are different for different messages, whatever the ids hold', () => {
    fc.assert(
      fc.property(joinedAlike, ([a, b]) => {
        expect(messageKey(a) === messageKey(b)).toBe(JSON.stringify(a) === JSON.stringify(b));
      }),
      { numRuns: 1_000 },
    );
    fc.assert(
      fc.property(parts, parts, (a, b) => {
        expect(messageKey(a) === messageKey(b)).toBe(
          JSON.stringify(Object.entries(a)) === JSON.stringify(Object.entries(b)),
        );
      }),
    );
    const shifted = { channel: 'a', connectionId: null, channelUserId: 'b","c', channelMessageId: 'd' };
    expect(messageKey(shifted)).not.toBe(messageKey({ ...shifted, channelUserId: 'b', channelMessageId: 'c","d' }));
    expect(actionKey({ contactId: 'a', actionId: 'b' })).not.toBe(actionKey({ contactId: 'b', actionId: 'a' }));
    expect(editKey({ editId: 'a' })).not.toBe(actionKey({ contactId: 'a', actionId: 'a' }));
  });

  test('are ASCII, so that bytes and UTF-16 units order them alike', () => {
    fc.assert(
      fc.property(parts, parts, (a, b) => {
        const [left, right] = [messageKey(a), messageKey(b)];
        expect(left).toMatch(/^[ -~]*$/);
        const byUnits = left < right ? -1 : Number(left > right);
        expect(Math.sign(Buffer.compare(Buffer.from(left), Buffer.from(right)))).toBe(byUnits);
      }),
    );
  });
});
