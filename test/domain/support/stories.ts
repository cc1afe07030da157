import fc from 'fast-check';
import type { Edit, Fact, StoredReading } from '../../../domain/facts.ts';
import { STAGES, STATUSES } from '../../../domain/vocabulary.ts';
import { action, day, edit, message, SPAN } from './facts.ts';

const chance = fc.double({ min: 0, max: 1, noNaN: true });
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { freq: 2 });
const read = <T>(value: fc.Arbitrary<T>) => fc.record({ value, confidence: chance, span: maybe(fc.constant(SPAN)) });

const conversion = maybe(read(fc.constantFrom('booking_confirmed' as const, 'purchase_completed' as const)));

const words: fc.Arbitrary<Partial<StoredReading>> = fc.record({
  sentiment: maybe(fc.record({ score: fc.double({ min: -1, max: 1, noNaN: true }), confidence: chance })),
  stage: maybe(read(fc.constantFrom(...STAGES))),
  buyingIntent: maybe(read(fc.constant(true as const))),
  conversion,
  frustration: chance,
  signals: fc.array(
    fc.record({
      id: fc.constantFrom('asks_price', 'complaint', 'thanks', '__proto__'),
      confidence: chance,
      span: maybe(fc.constant(SPAN)),
    }),
    { maxLength: 3 },
  ),
  keywordHits: fc.array(
    fc.record({ signalId: fc.constantFrom('constructor_', 'constructor'), span: fc.constant(SPAN) }),
    {
      maxLength: 2,
    },
  ),
  fields: fc.array(
    fc.record({
      field: fc.constantFrom('name' as const, 'email' as const, 'phone' as const, 'company' as const),
      value: fc.constantFrom('x', 'y'),
      confidence: chance,
      span: fc.constant(SPAN),
    }),
    { maxLength: 2 },
  ),
});

const edits: fc.Arbitrary<Edit> = fc.oneof(
  fc.record({ type: fc.constant('set_status' as const), status: fc.constantFrom(...STATUSES) }),
  fc.record({ type: fc.constant('set_stage' as const), stage: fc.constantFrom(...STAGES) }),
  fc.record({ type: fc.constant('set_score' as const), value: fc.integer({ min: 0, max: 100 }) }),
  fc.record({ type: fc.constant('adjust_score' as const), points: fc.integer({ min: -50, max: 50 }) }),
  fc.record({ type: fc.constant('set_vip' as const), vip: fc.option(fc.boolean()) }),
  fc.record({ type: fc.constant('lift_lock' as const), lock: fc.constantFrom('status', 'stage', 'score') }),
  fc.constant({ type: 'touched' as const }),
);

/** Instants within some hundred days, of which a few are shared. */
const instant = fc.oneof(
  fc.integer({ min: 0, max: 100 * 24 }).map((hours) => day(hours / 24)),
  fc.constantFrom(day(1), day(2)),
);

const anyFact: fc.Arbitrary<Fact> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc
      .tuple(instant, words, fc.constantFrom('inbound' as const, 'outbound' as const), fc.boolean(), fc.boolean())
      .map(([at, says, direction, deleted, unread]): Fact => {
        const fact = message(at, { ...says, direction, deleted: deleted && unread });
        return unread ? { ...fact, reading: null } : fact;
      }),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(instant, fc.constantFrom('booking_attempted', 'page_viewed', 'purchase_completed', '__proto__'))
      .map(([at, name]) => action(at, name)),
  },
  { weight: 2, arbitrary: fc.tuple(instant, edits).map(([at, what]) => edit(at, what)) },
);

/** Facts of one contact, each position once, in no order. */
export const anyFacts: fc.Arbitrary<Fact[]> = fc.uniqueArray(anyFact, {
  selector: ({ at, key }) => `${at} ${key}`,
  maxLength: 40,
});
