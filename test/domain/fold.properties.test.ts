import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Fact } from '../../domain/facts.ts';
import { comparePositions } from '../../domain/order.ts';
import { emptyState, foldFacts, REMEMBERED } from '../../domain/state.ts';
import { cpuCost } from './support/cost.ts';
import { action, day, edit, message, plus, SPAN, stateOf, sure } from './support/facts.ts';
import { anyFacts } from './support/stories.ts';

const shuffled = anyFacts.chain((facts) =>
  fc.tuple(fc.constant(facts), fc.shuffledSubarray(facts, { minLength: facts.length })),
);

test('the order of arrival does not matter, nor do repeats', () => {
  const once = (facts: readonly Fact[]): Fact[] => [
    ...new Map(facts.map((fact) => [fact.at + fact.key, fact])).values(),
  ];
  fc.assert(
    fc.property(shuffled, ([facts, arrived]) => {
      expect(stateOf(once([...arrived, ...facts]))).toEqual(stateOf(facts));
    }),
  );
});

test('folding in parts, over what JSON keeps of a state, gives the same as folding at once', () => {
  fc.assert(
    fc.property(anyFacts, fc.nat(), (unordered, pick) => {
      const facts = unordered.toSorted(comparePositions);
      const split = facts.length === 0 ? 0 : pick % facts.length;
      const part = JSON.parse(JSON.stringify(foldFacts(emptyState(), facts.slice(0, split))));
      expect(foldFacts(part, facts.slice(split))).toEqual(stateOf(facts));
    }),
  );
});

function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null) Object.values(Object.freeze(value)).forEach(frozen);
  return value;
}

test('changes neither argument', () => {
  fc.assert(
    fc.property(anyFacts, (facts) => {
      const ordered = frozen(facts.toSorted(comparePositions));
      const half = Math.floor(ordered.length / 2);
      expect(() =>
        foldFacts(frozen(foldFacts(frozen(emptyState()), ordered.slice(0, half))), ordered.slice(half)),
      ).not.toThrow();
    }),
  );
});

describe('a fact that does not come after what is folded', () => {
  test.each([
    ['earlier', message(day(1))],
    ['the same again', message(day(2))],
  ])('%s is refused', (_, fact) => {
    expect(() => foldFacts(stateOf([message(day(2))]), [fact])).toThrow('facts_out_of_order');
  });
});

/** The worst case: every message hits signals, every action has another name, people never stop editing. */
function manyFacts(count: number): Fact[] {
  const stages = ['inquiry', 'comparing', 'closing'] as const;
  return Array.from({ length: count }, (_, index): Fact => {
    const at = plus(day(0), index * 60_000);
    if (index % 4 === 1) return action(at, `action-${String(index)}`);
    if (index % 4 === 2) return edit(at, { type: 'adjust_score', points: 1 });
    const ids = Array.from({ length: 5 }, (_unused, n) => `signal-${String((index + n) % 150)}`);
    return message(at, {
      sentiment: { score: 0.5, confidence: 1 },
      frustration: 0.7,
      stage: sure(stages[index % 3] ?? 'inquiry'),
      buyingIntent: sure(true),
      conversion: index % 100 === 0 ? sure('purchase_completed') : null,
      signals: ids.map((id) => ({ id, confidence: 0.9, span: SPAN })),
      keywordHits: [{ signalId: 'word', span: SPAN }],
    });
  });
}

test('20,000 facts leave a state that keeps to its bounds', () => {
  const state = foldFacts(emptyState(), manyFacts(20_000));
  expect(state.sentiments).toHaveLength(REMEMBERED.sentiments);
  expect(state.frustrations).toHaveLength(REMEMBERED.frustrations);
  expect(state.hits).toHaveLength(REMEMBERED.signals);
  expect(Math.max(...state.hits.map(({ recent }) => recent.length))).toBe(REMEMBERED.hitsPerSignal);
  expect(state.manual.recent).toHaveLength(REMEMBERED.adjustments);
  expect(state.stage.spells).toHaveLength(REMEMBERED.spells);
  // Nothing is lost in the counts.
  expect(state.manual.recent.length + (state.manual.older?.points ?? 0)).toBe(5_000);
  const word = state.hits.find(({ id }) => id === 'word');
  expect((word?.recent.length ?? 0) + (word?.older?.count ?? 0)).toBe(10_000);
  const size = (facts: number): number => JSON.stringify(foldFacts(emptyState(), manyFacts(facts))).length;
  expect(size(20_000) / size(10_000)).toBeLessThan(1.1);
});

test('folding takes time in proportion to the facts', () => {
  const cost = (count: number): number => {
    const facts = manyFacts(count);
    return cpuCost(() => foldFacts(emptyState(), facts));
  };
  cost(2_000);
  expect(cost(20_000) / cost(2_000)).toBeLessThan(10 * 4);
});
