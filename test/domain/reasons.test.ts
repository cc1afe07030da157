import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { changesBetween } from '../../domain/changes.ts';
import { judge } from '../../domain/judge.ts';
import { reasonFor } from '../../domain/reasons.ts';
import { RULES } from '../../domain/rules/catalogue.ts';
import { day, NOTHING_KNOWN, stateOf } from './support/facts.ts';
import { anySettings } from './support/patches.ts';
import { anyFacts } from './support/stories.ts';

const plain = /^[A-Z][^_{}]*[.]$/;

describe('every rule has a sentence', () => {
  test.each(Object.keys(RULES))('%s', (ruleId) => {
    expect(reasonFor(ruleId, {})).toMatch(plain);
  });
});

test.each([
  [
    'status.inactive',
    { after: 'P14D', since: '2026-11-08T10:00:00.000Z' },
    'Has been silent since 2026-11-08: 14 days or longer.',
  ],
  ['status.qualified_by_intent', { window: 'PT36H' }, 'Showed that they want to buy within the last 36 hours.'],
  ['status.active', { messages: 3, within: 'P2W' }, 'Has written at least 3 messages, the last within 2 weeks.'],
  ['stage.read', { stage: 'in_progress' }, 'What the customer writes fits the stage in progress.'],
  ['score.sum', { counted: 1 }, 'The sum of 1 signal, each listed with its points.'],
  ['score.adjusted', { points: -5 }, 'A team member took 5 points.'],
  ['grade.threshold', { grade: 'B', score: 64, least: 60 }, 'A score of 64 is at least the 60 that grade B asks for.'],
  ['grade.threshold', { grade: 'F', score: 3, least: 0 }, 'A score of 3 is below every other grade.'],
])('%s %o', (ruleId, params, sentence) => {
  expect(reasonFor(ruleId, params)).toBe(sentence);
});

test.each(['status.gone', '', 'constructor', '__proto__'])('a rule known no more, %j, still gets one', (ruleId) => {
  expect(reasonFor(ruleId, { constructor: 'x' })).toBe('Decided by a rule of an earlier version.');
});

test('whatever is decided is explained without a gap', () => {
  fc.assert(
    fc.property(anyFacts, anySettings, fc.integer({ min: 0, max: 200 }), (facts, settings, days) => {
      const judgement = judge({ state: stateOf(facts), known: NOTHING_KNOWN, settings, now: day(days) });
      const { status, engineStatus, stage, engineStage, leadScore, engineLeadScore, why } = judgement;
      const decisions = [
        status,
        engineStatus,
        stage,
        engineStage,
        leadScore,
        engineLeadScore,
        why.grade,
        why.vip,
        why.atRisk,
      ];
      for (const { rule, params } of [...decisions, ...Object.values(why.locks), ...changesBetween(null, judgement)]) {
        const sentence = reasonFor(rule.id, params);
        expect(sentence).toMatch(plain);
        expect(sentence).not.toMatch(/\?|undefined|NaN/);
      }
    }),
  );
});
