import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Fact } from '../../../domain/facts.ts';
import { firstFoundAt } from '../../../domain/follow-ups/under-settings.ts';
import { judge } from '../../../domain/judge.ts';
import type { Settings } from '../../../domain/settings.ts';
import { NOTHING_KNOWN, stateOf } from '../support/facts.ts';
import { anyCircumstances, anyFollowUpSettings, anyMinutes, anyTalk } from './support/stories.ts';
import { at, business, customer, DAY, planned, settingsWith } from './support/talk.ts';

function first(facts: readonly Fact[], minutes: number, settings: Settings, unverified: readonly string[] = []) {
  const now = at(minutes);
  const state = stateOf(facts);
  const judgement = judge({ state, known: NOTHING_KNOWN, settings, now });
  return firstFoundAt({ state, judgement, settings, timeZone: 'Asia/Manila', unverified, now });
}

test('no contact that has something coming is left asleep, whatever its tags, opt-outs and conversations', () => {
  const situation = fc.record({
    facts: anyTalk,
    settings: anyFollowUpSettings,
    given: anyCircumstances,
    now: anyMinutes,
  });
  fc.assert(
    fc.property(situation, ({ facts, settings, given, now }) => {
      const { create, nextLookAt } = planned(facts, now, { settings, ...given });
      const expected = create.length > 0 ? at(now) : (nextLookAt?.at ?? null);
      if (expected === null) return;
      const instant = first(facts, now, settings, given.unverified);
      expect(instant).not.toBeNull();
      expect(String(instant) <= expected).toBe(true);
    }),
    { numRuns: 600 },
  );
});

test('a silence is told with the hour at which the new settings find it', () => {
  const talk = [customer(0, { asks: true }), business(5)];
  const after = (duration: string) =>
    settingsWith({ triggers: { ghosting: { after: duration }, undecided: { mode: 'off' } } });
  expect(first(talk, 10, after('P1D'))).toBe(at(DAY + 5));
  expect(first(talk, 10, after('PT1M'))).toBe(at(10));
  expect(first([customer(0, { closes: true }), business(5)], 10, after('PT1M'))).toBeNull();
});
