import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { FollowUpPlan, FollowUpSummary } from '../../../domain/follow-ups/contract.ts';
import { FOLLOW_UP_KINDS, NUDGES } from '../../../domain/follow-ups/contract.ts';
import { reasonFor } from '../../../domain/reasons.ts';
import { judge } from '../../../domain/judge.ts';
import type { Settings } from '../../../domain/settings.ts';
import { NOTHING_KNOWN, stateOf } from '../support/facts.ts';
import { anyMinutes, anySituation } from './support/stories.ts';
import { at, carriedOut, planned, START } from './support/talk.ts';

const todo = ({ nextLookAt: _, ...rest }: FollowUpPlan) => rest;
const NOTHING = { create: [], cancel: [], reopen: [], restore: [], show: [] };
const minutesOf = (instant: string): number => (Date.parse(instant) - Date.parse(START)) / 60_000;
const keyOf = ({
  kind,
  ruleId,
  anchor,
  attempt,
}: Pick<FollowUpSummary, 'kind' | 'ruleId' | 'anchor' | 'attempt'>): string =>
  [kind, ruleId, anchor, attempt].join('|');

test('the stories of these properties have something to follow up of every kind', () => {
  const kinds = fc
    .sample(anySituation, { numRuns: 1_000, seed: 1 })
    .flatMap(({ facts, settings, given, now }) => planned(facts, now, { settings, ...given }).create)
    .map(({ kind }) => kind);
  for (const kind of FOLLOW_UP_KINDS.filter((each) => each !== 'reminder')) {
    expect(kinds.filter((each) => each === kind).length, kind).toBeGreaterThan(10);
  }
});

test('planning again with the plan carried out gives nothing new', () => {
  fc.assert(
    fc.property(anySituation, ({ facts, settings, given, now }) => {
      const existing = carriedOut(planned(facts, now, { settings, ...given }), [], now);
      const again = planned(facts, now, { settings, ...given, existing });
      expect(todo(again)).toEqual(NOTHING);
      // What was made a moment ago is looked at again as soon as what was there before.
      expect(again.nextLookAt).toEqual(planned(facts, now, { settings, ...given }).nextLookAt);
    }),
    { numRuns: 600 },
  );
});

test('until the next look nothing changes by time alone, and what is found says so without a gap', () => {
  fc.assert(
    fc.property(
      anySituation,
      fc.double({ min: 0, max: 1, noNaN: true }),
      ({ facts, settings, given, now }, fraction) => {
        const first = planned(facts, now, { settings, ...given });
        for (const { rule, params, evidence } of first.create) {
          expect(reasonFor(rule.id, params)).toMatch(/^[A-Z].*\.$/);
          expect(reasonFor(rule.id, params)).not.toMatch(/\?|undefined|NaN/);
          expect(evidence[0]?.messageId).toBeTypeOf('string');
        }
        const existing = carriedOut(first, [], now);
        const { nextLookAt } = planned(facts, now, { settings, ...given, existing });
        const ends = [nextLookAt?.at, judgedUntil(facts, settings, now), at(now + 60 * 24 * 60)];
        const end = Math.min(...ends.flatMap((instant) => (instant === undefined ? [] : [minutesOf(instant)])));
        expect(end).toBeGreaterThan(now);
        for (const share of [fraction, 1]) {
          const later = now + Math.max(0, (end - now) * share - 0.001);
          expect(todo(planned(facts, later, { settings, ...given, existing }))).toEqual(NOTHING);
        }
      },
    ),
    { numRuns: 400 },
  );
});

function judgedUntil(facts: Parameters<typeof stateOf>[0], settings: Settings, now: number): string | undefined {
  return judge({ state: stateOf(facts), known: NOTHING_KNOWN, settings, now: at(now) }).deadline?.at;
}

test('neither the order of the follow-ups nor that of the arrival of facts matters', () => {
  fc.assert(
    fc.property(
      anySituation,
      anyMinutes,
      fc.infiniteStream(fc.nat()),
      ({ facts, settings, given, now }, later, picks) => {
        const existing = carriedOut(planned(facts, now, { settings, ...given }), [], now);
        const shuffled = existing
          .map((followUp) => ({ followUp, rank: picks.next().value }))
          .sort((a, b) => a.rank - b.rank)
          .map(({ followUp }) => followUp);
        expect(planned(facts.toReversed(), later, { settings, ...given, existing: shuffled })).toEqual(
          planned(facts, later, { settings, ...given, existing }),
        );
      },
    ),
    { numRuns: 400 },
  );
});

test('whoever is forgotten because a message is misread, or missing, is not once it is there and read right', () => {
  fc.assert(
    fc.property(anySituation, fc.infiniteStream(fc.boolean()), ({ facts, settings, given, now }, picks) => {
      const plan = (story: typeof facts, existing: FollowUpSummary[]) =>
        planned(story, now, { settings, ...given, existing });
      const before = carriedOut(plan(facts, []), [], now);
      const wrong = facts.flatMap((fact) => {
        const isRight = picks.next().value;
        if (isRight || fact.kind !== 'message') return [fact];
        return picks.next().value ? [] : [{ ...fact, deleted: true }];
      });
      const meanwhile = carriedOut(plan(wrong, before), before, now);
      const isOff = ({ cancelReason }: FollowUpSummary): boolean =>
        cancelReason === 'kept' || cancelReason === 'withdrawn';
      const after = carriedOut(plan(facts, meanwhile), meanwhile, now);
      const meant = new Set(before.map(({ id }) => id));
      expect(after.filter((each) => meant.has(each.id) && isOff(each))).toEqual([]);
    }),
    { numRuns: 600 },
  );
});

test('history starts nothing, and an erased contact has nothing planned', () => {
  fc.assert(
    fc.property(anySituation, ({ facts, settings, given, now }) => {
      const history = facts.map((fact) => (fact.kind === 'message' ? { ...fact, backfill: true } : fact));
      expect(planned(history, now, { settings, ...given }).create).toEqual([]);
      expect(planned(facts, now, { settings, ...given, erased: true })).toEqual({ ...NOTHING, nextLookAt: null });
    }),
  );
});

test('a whole life: nothing is made twice, no more than the attempts allowed, each a gap after the last', () => {
  const choices = fc.array(fc.constantFrom('send', 'send', 'dismiss', 'fail', 'leave'), { minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(anySituation, choices, ({ facts, settings, given, now }, picked) => {
      let existing: FollowUpSummary[] = [];
      let time = now;
      for (let look = 0; look < 60; look += 1) {
        const plan = planned(facts, time, { settings, ...given, existing });
        existing = decided(carriedOut(plan, existing, time), picked, time);
        const next = planned(facts, time, { settings, ...given, existing }).nextLookAt;
        if (next === null) break;
        expect(minutesOf(next.at)).toBeGreaterThan(time);
        time = minutesOf(next.at);
      }
      expect(new Set(existing.map(keyOf)).size).toBe(existing.length);
      for (const { kind, attempt } of existing) {
        expect(attempt).toBeLessThanOrEqual(NUDGES.has(kind) ? settings.followUps.maxAttempts : 1);
      }
      for (const again of existing.filter(({ attempt }) => attempt > 1)) {
        const before = existing.find((each) => keyOf(each) === keyOf({ ...again, attempt: again.attempt - 1 }));
        expect(before?.state).toBe('sent');
        expect(Date.parse(again.dueAt)).toBeGreaterThanOrEqual(Date.parse(before?.sentAt ?? ''));
      }
    }),
    { numRuns: 300 },
  );
});

/** People decide about what is open, one after the other as picked. */
function decided(existing: readonly FollowUpSummary[], picked: readonly string[], minutes: number): FollowUpSummary[] {
  return existing.map((each, index) => {
    if (each.state !== 'pending' && each.state !== 'approved') return each;
    switch (picked[index % picked.length]) {
      case 'send':
        return { ...each, state: 'sent', sentAt: at(minutes) };
      case 'dismiss':
        return { ...each, state: 'dismissed' };
      case 'fail':
        return { ...each, state: 'failed' };
      default:
        return each;
    }
  });
}
