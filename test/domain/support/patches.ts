import fc from 'fast-check';
import type { Settings } from '../../../domain/settings.ts';
import { applySettingsPatch } from '../../../domain/settings.ts';
import { GRADES } from '../../../domain/vocabulary.ts';
import { SETTINGS } from './facts.ts';

const days = (min: number, max: number) => fc.integer({ min, max }).map((count) => `P${String(count)}D`);
const span = fc.oneof(days(1, 90), fc.constantFrom('PT1S', 'PT90M', 'PT12H'));

const status = fc.record({ inactiveAfter: span, churnedAfter: span, intentWindow: span }).chain((spans) =>
  fc
    .record({
      activeMinMessages: fc.integer({ min: 1, max: 6 }),
      qualifiedMinScore: fc.integer({ min: 0, max: 100 }),
    })
    .map((numbers) => ({ ...spans, activeWithin: 'P90D', ...numbers })),
);

const grades = fc
  .uniqueArray(fc.integer({ min: 0, max: 100 }), { minLength: 4, maxLength: 4 })
  .map((thresholds) => thresholds.sort((a, b) => b - a))
  .map(([A, B, C, D]) => ({ A, B, C, D }));

const weight = fc.double({ min: 0, max: 5, noNaN: true });

/** Ids that {@link anyFacts} of the neighbouring file hits. */
const signal = (id: string, kind: string) =>
  fc.record({
    id: fc.constant(id),
    name: fc.constant(id),
    kind: fc.constant(kind),
    category: fc.constantFrom('intent', 'engagement', 'fit', 'loyalty'),
    points: fc.oneof(fc.integer({ min: -100, max: 100 }), fc.constantFrom(9.5, -0.5, 19)),
    keywords: fc.constant(['word']),
    action: fc.constant(kind === 'action' ? id : null),
    maxCount: fc.option(fc.integer({ min: 1, max: 100 })),
    halfLife: fc.option(fc.constantFrom('PT1S', 'PT1H', 'P1D', 'P7D', 'P30D', 'P1Y')),
    enabled: fc.boolean(),
  });

const signals = fc.tuple(
  signal('asks_price', 'ai'),
  signal('complaint', 'ai'),
  signal('constructor_', 'keyword'),
  signal('booking_attempted', 'action'),
  signal('page_viewed', 'action'),
);

/** Patches that are taken, whatever of them is combined. */
export const settingsPatch = fc.record(
  {
    status,
    sentiment: fc.record({ halfLifeMessages: fc.integer({ min: 1, max: 100 }) }),
    leadScoring: fc.record(
      {
        signals,
        grades,
        weights: fc.record({ intent: weight, loyalty: weight, manual: weight }, { requiredKeys: [] }),
      },
      { requiredKeys: [] },
    ),
    flags: fc.record({
      vip: fc.record({ minGrade: fc.constantFrom(...GRADES), converted: fc.boolean() }),
      atRisk: fc.record({ sentimentBelow: fc.double({ min: -1, max: 1, noNaN: true }), churnWithin: span }),
    }),
    completeness: fc.subarray(['name', 'email', 'phone', 'company', 'timeZone']),
  },
  { requiredKeys: [] },
);

export const anySettings: fc.Arbitrary<Settings> = settingsPatch.map((patch) => {
  const result = applySettingsPatch(SETTINGS, patch);
  if (!result.ok) throw new Error(`a patch of the tests was refused: ${JSON.stringify(result.errors)}`);
  return result.settings;
});
