import { describe, expect, test } from 'vitest';
import type { Fact } from '../../../domain/facts.ts';
import { judge } from '../../../domain/judge.ts';
import type { Settings } from '../../../domain/settings.ts';
import { action, day, edit, judged, message, NOTHING_KNOWN, plus, SETTINGS, stateOf, sure } from '../support/facts.ts';

const bought = action(day(0), 'purchase_completed');
const graded = (value: number): Fact => edit(day(0.1), { type: 'set_score', value });
const felt = (at: string, score: number, frustration = 0): Fact =>
  message(at, { sentiment: { score, confidence: 1 }, frustration });
const withFlags = (flags: Partial<Settings['flags']>): Settings => ({
  ...SETTINGS,
  flags: { ...SETTINGS.flags, ...flags },
});

describe('VIP', () => {
  test.each<[string, Fact[], number, boolean]>([
    ['grade A and converted', [bought, graded(80)], 1, true],
    ['grade B', [bought, graded(79)], 1, false],
    ['not converted', [graded(80)], 1, false],
    ['churned', [bought, graded(80)], 61, false],
    ['a person says so', [edit(day(0), { type: 'set_vip', vip: true })], 1, true],
    ['a person says no', [bought, graded(80), edit(day(0.2), { type: 'set_vip', vip: false })], 1, false],
    [
      'a person converted them by hand',
      [graded(80), edit(day(0), { type: 'set_status', status: 'converted' })],
      1,
      true,
    ],
  ])('%s', (_, facts, now, vip) => {
    expect(judged(facts, day(now)).vip).toBe(vip);
  });

  test('by the settings', () => {
    const settings = withFlags({ vip: { minGrade: 'C', converted: false } });
    expect(judged([graded(40)], day(1), settings).vip).toBe(true);
    expect(judged([graded(39)], day(1), settings).vip).toBe(false);
  });

  test('set by a person says who', () => {
    const { why } = judged([edit(day(0), { type: 'set_vip', vip: true })], day(1));
    expect(why.vip).toMatchObject({
      rule: { id: 'vip.set' },
      actor: 'user:mia',
      evidence: [{ editId: `e-${day(0)}` }],
    });
  });
});

describe('at risk', () => {
  test.each<[string, Fact[], number, string]>([
    ['converted and content', [bought, felt(day(1), 0.5)], 2, 'at_risk.not'],
    ['converted, mood negative', [bought, felt(day(1), -0.125)], 2, 'at_risk.sentiment'],
    ['converted, mood just neutral', [bought, felt(day(1), -0.124)], 2, 'at_risk.not'],
    [
      'qualified, mood negative',
      [message(day(0), { buyingIntent: sure(true) }), felt(day(1), -0.4)],
      2,
      'at_risk.sentiment',
    ],
    ['neither converted nor qualified', [felt(day(1), -0.9, 1)], 2, 'at_risk.not'],
    [
      'frustrated in one of the last three',
      [bought, felt(day(1), 0, 0.5), felt(day(2), 0), felt(day(3), 0)],
      4,
      'at_risk.frustrated',
    ],
    [
      'frustrated before the last three',
      [bought, felt(day(1), 0, 0.9), felt(day(2), 0), felt(day(3), 0), felt(day(4), 0)],
      5,
      'at_risk.not',
    ],
    ['churn near', [bought], 46, 'at_risk.churn_near'],
    ['churned: the loss has happened', [bought, felt(day(1), -0.9)], 61, 'at_risk.not'],
    ['qualified ones do not churn', [message(day(0), { buyingIntent: sure(true) })], 13.9, 'at_risk.not'],
  ])('%s', (_, facts, now, rule) => {
    const { why, atRisk } = judged(facts, day(now));
    expect(why.atRisk.rule.id).toBe(rule);
    expect(atRisk).toBe(rule !== 'at_risk.not');
  });

  test('from the very instant that churn is near', () => {
    expect(judged([bought], plus(day(46), -1)).atRisk).toBe(false);
    expect(judged([bought], day(46)).atRisk).toBe(true);
  });

  test('by the settings', () => {
    const settings = withFlags({ atRisk: { sentimentBelow: -0.8, churnWithin: 'PT0S' } });
    expect(judged([bought, felt(day(0.5), -0.7)], plus(day(60.5), -1), settings).atRisk).toBe(false);
    expect(judged([bought, felt(day(0.5), -0.8)], day(1), settings).atRisk).toBe(true);
  });
});

test.each([
  [{ name: true, email: true }, 0.4],
  [{}, 0],
  [{ name: true, email: true, phone: true, company: true, timeZone: true }, 1],
])('completeness of %o is %d', (known, completeness) => {
  const judgement = judge({
    state: stateOf([]),
    known: { ...NOTHING_KNOWN, ...known },
    settings: SETTINGS,
    now: day(0),
  });
  expect(judgement.completeness).toBe(completeness);
});

test('completeness asks for what the settings ask for', () => {
  const complete = (completeness: Settings['completeness']) =>
    judge({
      state: stateOf([]),
      known: { ...NOTHING_KNOWN, name: true },
      settings: { ...SETTINGS, completeness },
      now: day(0),
    });
  expect(complete(['name']).completeness).toBe(1);
  expect(complete([]).completeness).toBe(1);
  expect(complete(['name', 'email', 'phone']).completeness).toBe(0.33);
});
