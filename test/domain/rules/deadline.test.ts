import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Fact } from '../../../domain/facts.ts';
import { judge } from '../../../domain/judge.ts';
import type { Judgement } from '../../../domain/judgement.ts';
import type { Settings } from '../../../domain/settings.ts';
import type { ContactState } from '../../../domain/state.ts';
import {
  action,
  day,
  edit,
  judged,
  message,
  NOTHING_KNOWN,
  plus,
  SPAN,
  stateOf,
  sure,
  withSignals,
  withStatus,
} from '../support/facts.ts';
import { anySettings } from '../support/patches.ts';
import { anyFacts } from '../support/stories.ts';

const DAY_MS = 86_400_000;
const bought = action(day(0), 'purchase_completed');
const noSignals = withSignals();
const hit = (at: string, id = 's0'): Fact => message(at, { signals: [{ id, confidence: 0.9, span: SPAN }] });

describe('wakes when time alone makes a difference', () => {
  test.each<[string, Fact[], number, number | null, string | null]>([
    ['nothing can happen', [], 0, null, null],
    ['inactive', [message(day(0))], 1, 14, 'becomes_inactive'],
    ['inactive after the later sign', [message(day(0)), action(day(3), 'x')], 4, 17, 'becomes_inactive'],
    ['already inactive', [message(day(0))], 14, null, null],
    ['churn near', [bought], 1, 46, 'churn_is_near'],
    ['churned', [bought], 46, 60, 'becomes_churned'],
    ['already churned', [bought], 60, null, null],
    ['intent expires', [message(day(0), { buyingIntent: sure(true) }), action(day(20), 'x')], 21, 30, 'intent_expires'],
    [
      'activity expires',
      [message(day(0)), message(day(1)), message(day(2)), action(day(10), 'x')],
      11,
      16,
      'activity_expires',
    ],
    [
      'a lock hides it, but the engine records it',
      [message(day(0)), edit(day(1), { type: 'set_status', status: 'new' })],
      2,
      14,
      'becomes_inactive',
    ],
    ['the business wrote last: no silence of the contact', [message(day(0), { direction: 'outbound' })], 1, null, null],
  ])('%s', (_, facts, now, at, cause) => {
    const { deadline } = judged(facts, day(now), noSignals);
    expect(deadline).toEqual(at === null ? null : { at: day(at), cause });
  });

  test('a grade falls to the millisecond', () => {
    const settings = withStatus(
      { inactiveAfter: 'P1Y', activeWithin: 'P1Y' },
      withSignals({ points: 80, halfLife: 'PT10S' }),
    );
    const facts = [hit(day(0))];
    // 80 × 2^(−t/10 s) = 79.5
    const exact = Math.ceil(10_000 * Math.log2(80 / 79.5));
    expect(judged(facts, day(0), settings).deadline).toEqual({ at: plus(day(0), exact), cause: 'score_decays' });
  });

  test('a slowly decaying score is brought up to date when a whole point is gone', () => {
    const settings = withSignals({ points: 15, halfLife: 'P30D' });
    const slow = judged([hit(day(0))], day(0), settings).deadline;
    expect(Date.parse(slow?.at ?? '')).toBe(Date.parse(day(0)) + Math.ceil(30 * DAY_MS * Math.log2(15 / 14.5)));
  });

  test('a quickly decaying one once a day, where its grade stays', () => {
    const settings = withSignals({ points: 19, halfLife: 'P2D' });
    expect(judged([hit(day(0))], day(0), settings).deadline).toEqual({ at: day(1), cause: 'score_decays' });
  });

  test('a score that decays within seconds is followed within seconds', () => {
    const settings = withSignals({ points: 19, halfLife: 'PT5S' });
    expect(judged([hit(day(0))], day(0), settings).deadline).toEqual({
      at: plus(day(0), 5_000),
      cause: 'score_decays',
    });
  });

  test('points that pull both ways are followed exactly', () => {
    // Falls below 20, and comes back when the quickly decaying minus is gone.
    const settings = withSignals({ points: 30, halfLife: 'P30D' }, { points: -15, halfLife: 'PT1H' });
    const facts = [hit(day(0)), hit(day(0.001), 's1')];
    const first = judged(facts, day(0.01), settings);
    expect(first.grade).toBe('F');
    const { at } = first.deadline ?? { at: '' };
    expect(judged(facts, plus(at, -1), settings).grade).toBe('F');
    expect(judged(facts, at, settings).grade).toBe('D');
  });
});

const shownExactly = (judgement: Judgement) => [
  judgement.status.value,
  judgement.engineStatus.value,
  judgement.status.rule.id,
  judgement.stage.value,
  judgement.grade,
  judgement.vip,
  judgement.atRisk,
  judgement.sentiment?.score,
];

const situations = fc.record({
  facts: anyFacts,
  settings: anySettings,
  after: fc.integer({ min: 0, max: 120 * 24 * 60 }),
  fractions: fc.array(fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }), { minLength: 4, maxLength: 8 }),
});

const judgeAt = (state: ContactState, settings: Settings, at: number) =>
  judge({ state, known: NOTHING_KNOWN, settings, now: new Date(at).toISOString() });

test('until its deadline a judgement stays as it is, and without one for ever', () => {
  fc.assert(
    fc.property(situations, ({ facts, settings, after, fractions }) => {
      const state = stateOf(facts);
      const now = Date.parse(day(0)) + after * 60_000;
      const judgement = judgeAt(state, settings, now);
      const end = judgement.deadline === null ? now + 90 * 365 * DAY_MS : Date.parse(judgement.deadline.at);
      expect(end).toBeGreaterThan(now);
      // Most of what goes wrong does so right after now and right before the deadline.
      const instants = [...fractions.map((fraction) => now + Math.floor((end - now) * fraction)), now + 1, end - 1];
      for (const instant of instants.filter((at) => at > now && at < end)) {
        expect(shownExactly(judgeAt(state, settings, instant))).toEqual(shownExactly(judgement));
      }
    }),
    { numRuns: 600 },
  );
});

test('deadlines lead somewhere: following them ends, and the score is at most a pause behind', () => {
  fc.assert(
    fc.property(situations, ({ facts, settings, after }) => {
      const state = stateOf(facts);
      let now = Date.parse(day(0)) + after * 60_000;
      let wakes = 0;
      for (;;) {
        const judgement = judgeAt(state, settings, now);
        if (judgement.deadline === null) {
          expect(judgeAt(state, settings, now + 50 * 365 * DAY_MS).leadScore.value).toBe(judgement.leadScore.value);
          break;
        }
        const next = Date.parse(judgement.deadline.at);
        expect(next).toBeGreaterThan(now);
        const late = judgeAt(state, settings, next - 1).leadScore.value !== judgement.leadScore.value;
        if (late) expect(next - now).toBeLessThanOrEqual(DAY_MS);
        now = next;
        wakes += 1;
        expect(wakes).toBeLessThan(3_000);
      }
    }),
    { numRuns: 200 },
  );
});
