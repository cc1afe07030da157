import fc from 'fast-check';
import type { Fact } from '../../../../domain/facts.ts';
import type { Settings } from '../../../../domain/settings.ts';
import { action, sure } from '../../support/facts.ts';
import { at, business, customer, DAY, promise, settingsWith } from './talk.ts';

const minutes = fc.integer({ min: 0, max: 20 * DAY });
const now = { min: 0, max: 40 * DAY };
export const anyMinutes = fc.integer(now);

const where = fc.constantFrom(
  { conversationId: 'c', channel: 'web' },
  { conversationId: 'd', channel: 'whatsapp' },
  { conversationId: 'e', channel: 'google_business' },
);
const rarely = fc.boolean().chain((first) => fc.boolean().map((second) => first && second));

const says = fc.record({
  asks: fc.boolean(),
  closes: rarely,
  backfill: rarely,
  deleted: rarely,
  buyingIntent: fc.option(fc.constant(sure(true as const))),
  stage: fc.option(
    fc.constantFrom('comparing' as const, 'closing' as const, 'follow_up' as const).map((stage) => sure(stage)),
  ),
  frustration: fc.constantFrom(0, 0, 0.9),
  needsHuman: fc.option(fc.constant(sure(true as const)), { freq: 3 }),
  intents: fc.constantFrom([], [], [sure('refund')]),
  keywordHits: fc.constantFrom(
    [],
    [],
    [{ signalId: 'custom/quote', span: { start: 0, end: 1 } }],
    [{ signalId: 'review/refund', span: { start: 0, end: 1 } }],
  ),
});

const promises = fc.option(fc.option(fc.integer({ min: 1, max: 3 * DAY })), { freq: 1 });

const anyFact: fc.Arbitrary<Fact> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.tuple(minutes, where, says).map(([when, place, words]) => customer(when, { ...place, ...words })),
  },
  {
    weight: 4,
    arbitrary: fc.tuple(minutes, where, says, promises).map(([when, place, words, due]) =>
      business(when, {
        ...place,
        ...words,
        ...(due === null ? {} : promise(typeof due === 'number' ? when + due : null)),
      }),
    ),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(minutes, fc.constantFrom('page_viewed', 'purchase_completed'))
      .map(([when, name]) => action(at(when), name)),
  },
);

/** Facts of one contact who talks in three conversations, each position once, in no order. */
export const anyTalk: fc.Arbitrary<Fact[]> = fc.uniqueArray(anyFact, {
  selector: ({ at: instant, key }) => `${instant} ${key}`,
  maxLength: 14,
});

const mode = fc.constantFrom('off', 'approval', 'auto');
const length = fc.constantFrom('PT1S', 'PT2H', 'P1D', 'P3D');

export const anyFollowUpSettings: fc.Arbitrary<Settings> = fc
  .record({
    auto: fc.boolean(),
    triggers: fc.record({
      promise: fc.record({ mode }),
      ghosting: fc.record({ mode, after: length }),
      undecided: fc.record({ mode, after: length }),
    }),
    maxAttempts: fc.integer({ min: 1, max: 3 }),
    gap: fc.constantFrom('PT0S', 'PT1H', 'P2D'),
    expireAfter: fc.constantFrom('PT1S', 'P5D', 'P30D'),
    quietHours: fc.constantFrom(null, { start: '21:00', end: '08:00' }),
    channels: fc.constantFrom(['whatsapp', 'web'], ['web'], ['email']),
    custom: fc.tuple(mode, mode, mode).map(([first, second, third]) => [
      { id: 'quote', name: 'Quote', mode: first, when: { keywords: ['quote'], silentFor: 'PT3H' } },
      { id: 'closing', name: 'Closing', mode: second, when: { stage: ['closing', 'comparing'], inStageFor: 'P1D' } },
      { id: 'vip', name: 'VIP', mode: third, when: { tag: ['vip'] } },
    ]),
  })
  .map((followUps) => settingsWith(followUps));

export const anyCircumstances = fc.record({
  tags: fc.constantFrom([], ['vip']),
  unverified: fc.constantFrom([], [], ['d'], ['c', 'd', 'e']),
  handledByHuman: fc.constantFrom([], [], ['c']),
  optedOut: fc.constantFrom<true | string[]>([], [], ['web'], true),
});
