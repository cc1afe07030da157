import fc from 'fast-check';
import type { Fact } from '../../../../domain/facts.ts';
import type { Settings } from '../../../../domain/settings.ts';
import { action, sure } from '../../support/facts.ts';
import { at, business, customer, DAY, promise, settingsWith, START } from './talk.ts';

const MINUTE_MS = 60_000;
const minutes = fc.integer({ min: 0, max: 20 * DAY });
const now = { min: 0, max: 30 * DAY };
export const anyMinutes = fc.integer(now);

const where = fc.constantFrom(
  { conversationId: 'c', channel: 'web' },
  { conversationId: 'c', channel: 'web' },
  { conversationId: 'd', channel: 'whatsapp' },
  { conversationId: 'e', channel: 'google_business' },
);
const rarely = fc.integer({ min: 0, max: 9 }).map((chance) => chance === 9);

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

/** Nothing, or what a message promises: by a time, or without one. */
const promises = fc.oneof(
  { weight: 3, arbitrary: fc.constant(null) },
  { weight: 1, arbitrary: fc.record({ due: fc.option(fc.integer({ min: 1, max: 3 * DAY })) }) },
);

const anyFact: fc.Arbitrary<Fact> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.tuple(minutes, where, says).map(([when, place, words]) => customer(when, { ...place, ...words })),
  },
  {
    weight: 4,
    arbitrary: fc.tuple(minutes, where, says, promises).map(([when, place, words, made]) =>
      business(when, {
        ...place,
        ...words,
        ...(made === null ? {} : promise(made.due === null ? null : when + made.due)),
      }),
    ),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(minutes, fc.constantFrom('page_viewed', 'page_viewed', 'purchase_completed'))
      .map(([when, name]) => action(at(when), name)),
  },
);

/** Facts of one contact who talks in three conversations, each position once, in no order. */
export const anyTalk: fc.Arbitrary<Fact[]> = fc.uniqueArray(anyFact, {
  selector: ({ at: instant, key }) => `${instant} ${key}`,
  minLength: 2,
  maxLength: 14,
});

const mode = fc.constantFrom('approval', 'auto', 'approval', 'off');
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
    expireAfter: fc.constantFrom('P30D', 'P5D', 'P30D', 'PT1S'),
    quietHours: fc.constantFrom(null, { start: '21:00', end: '08:00' }),
    channels: fc.constantFrom(['whatsapp', 'web'], ['whatsapp', 'web'], ['web'], ['email']),
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
  optedOut: fc.constantFrom<true | string[]>([], [], [], ['web'], true),
});

/**
 * A contact at a moment, in minutes after the start: mostly some days after the last word, when there is something to follow up; at any
 * time, before words that come from the future too.
 */
export const anySituation = fc
  .record({
    facts: anyTalk,
    settings: anyFollowUpSettings,
    given: anyCircumstances,
    anyTime: anyMinutes,
    silence: fc.option(fc.integer({ min: 1, max: 10 * DAY }), { freq: 4 }),
  })
  .map(({ anyTime, silence, ...situation }) => {
    const last = Math.max(...situation.facts.map((fact) => Date.parse(fact.at)));
    return { ...situation, now: silence === null ? anyTime : (last - Date.parse(START)) / MINUTE_MS + silence };
  });
