import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mergeTold, type Told } from '../../domain/told.ts';
import { CONTACT_FIELDS } from '../../domain/vocabulary.ts';

const word = fc.constantFrom('Ana', 'ana@example.com', 'Acme', ' ', '');
const telling = fc.record({
  fields: fc.record(Object.fromEntries(CONTACT_FIELDS.map((field) => [field, word])), { requiredKeys: [] }),
  at: fc.constantFrom('2026-01-01T00:00:00.000Z', '2026-01-02T00:00:00.000Z', '2026-01-03T00:00:00.000Z'),
  key: fc.constantFrom('a', 'b'),
});

test('the last word by position wins, whenever it arrives', () => {
  const late = { fields: { name: 'Ana Reyes' }, at: '2026-01-02T00:00:00.000Z', key: 'b' };
  const early = { fields: { name: 'Ana', email: 'ana@example.com' }, at: '2026-01-01T00:00:00.000Z', key: 'a' };
  const told = mergeTold(mergeTold({}, late), early);
  expect(told.name?.value).toBe('Ana Reyes');
  expect(told.email).toEqual({ value: 'ana@example.com', at: early.at, key: 'a' });
});

test('the order of arrival and repeats do not matter', () => {
  const all = (tellings: readonly Parameters<typeof mergeTold>[1][]): Told => tellings.reduce(mergeTold, {});
  fc.assert(
    fc.property(fc.array(telling), (tellings) => {
      expect(all([...tellings.toReversed(), ...tellings])).toEqual(all(tellings));
    }),
  );
});

test('an empty value tells nothing', () => {
  expect(mergeTold({}, { fields: { name: '  ' }, at: '2026-01-01T00:00:00.000Z', key: 'a' })).toEqual({});
});
