import { describe, expect, test } from 'vitest';
import type { Fact } from '../../../domain/facts.ts';
import { action, day, edit, judged, message, plus, SETTINGS, sure, withSignals, withStatus } from '../support/facts.ts';

const bought = (at: string): Fact => action(at, 'purchase_completed');
const wants = (at: string): Fact => message(at, { buyingIntent: sure(true) });
const outbound = (at: string): Fact => message(at, { direction: 'outbound' });
const chat = [message(day(0)), message(day(0.1)), message(day(0.2))];

describe('the first that holds', () => {
  test.each<[string, Fact[], string, string]>([
    ['nothing known: new', [], day(900), 'status.new'],
    ['a first message: new', [message(day(0))], day(1), 'status.new'],
    ['three messages: active', chat, day(1), 'status.active'],
    ['three messages of which the business wrote one: new', [...chat.slice(1), outbound(day(0))], day(1), 'status.new'],
    ['buying intent: qualified', [wants(day(0))], day(1), 'status.qualified_by_intent'],
    ['a conversion before anything else: converted', [wants(day(0)), bought(day(0.5))], day(1), 'status.converted'],
    ['silence before intent: inactive', [wants(day(0))], day(14), 'status.inactive'],
    ['silence of a customer, less than churn: converted', [bought(day(0))], day(59), 'status.converted'],
    ['silence of a customer: churned', [bought(day(0))], day(60), 'status.churned'],
    ['a churned one writes again: converted', [bought(day(0)), message(day(90))], day(91), 'status.converted'],
    ['a sign of life from long ago does not outlast silence', [...chat, outbound(day(20))], day(20), 'status.inactive'],
    ['an imported contact that never wrote: silence does not run', [outbound(day(0))], day(900), 'status.new'],
    ['converted by the business, never wrote: converted', [conversionByBusiness(day(0))], day(900), 'status.converted'],
  ])('%s', (_, facts, now, rule) => {
    expect(judged(facts, now).status.rule.id).toBe(rule);
  });

  function conversionByBusiness(at: string): Fact {
    return message(at, { direction: 'outbound', conversion: sure('booking_confirmed') });
  }
});

describe('a span has passed at the very instant it ends', () => {
  const asked = [message(day(0))];
  test.each<[string, Fact[], number, string, string]>([
    ['inactive', asked, 14, 'new', 'inactive'],
    ['an action counts as a sign', [...asked, action(day(3), 'page_viewed')], 17, 'new', 'inactive'],
    ['an earlier action does not', [action(day(-3), 'page_viewed'), ...asked], 14, 'new', 'inactive'],
    ['a deleted message still was one', [message(day(0), { deleted: true })], 14, 'new', 'inactive'],
    ['churned', [bought(day(0))], 60, 'converted', 'churned'],
  ])('%s', (_, facts, days, before, after) => {
    expect(judged(facts, plus(day(days), -1)).status.value).toBe(before);
    expect(judged(facts, day(days)).status.value).toBe(after);
  });

  test('intent', () => {
    const facts = [wants(day(0)), action(day(20), 'page_viewed')];
    expect(judged(facts, plus(day(30), -1)).status.value).toBe('qualified');
    expect(judged(facts, day(30)).status.value).toBe('new');
  });

  test('activity', () => {
    const facts = [...chat, action(day(10), 'page_viewed')];
    expect(judged(facts, plus(day(14.2), -1)).status.value).toBe('active');
    expect(judged(facts, day(14.2)).status.value).toBe('new');
  });
});

describe('qualified by score', () => {
  const settings = withStatus(
    { qualifiedMinScore: 20 },
    withSignals({ kind: 'action', action: 'form_submitted', points: 20 }),
  );

  test('of the signals', () => {
    const facts = [action(day(0), 'form_submitted')];
    expect(judged(facts, day(1), settings).status).toMatchObject({
      value: 'qualified',
      rule: { id: 'status.qualified_by_score', version: 1 },
      evidence: [{ actionRef: `a-${day(0)}` }],
    });
    expect(judged(facts, day(1), withStatus({ qualifiedMinScore: 21 }, settings)).status.value).toBe('new');
  });

  test('of a person', () => {
    expect(judged([message(day(0)), edit(day(0.5), { type: 'set_score', value: 60 })], day(1)).status.value).toBe(
      'qualified',
    );
  });
});

test('the settings decide', () => {
  const settings = withStatus({ activeMinMessages: 1, inactiveAfter: 'PT5S', activeWithin: 'PT5S' });
  expect(judged([message(day(0))], plus(day(0), 4_999), settings).status.value).toBe('active');
  expect(judged([message(day(0))], plus(day(0), 5_000), settings).status.value).toBe('inactive');
});

describe('a lock', () => {
  const set = edit(day(1), { type: 'set_status', status: 'qualified' });

  test('holds through time, and the engine records what it would have said', () => {
    const { status, engineStatus, locks } = judged([message(day(0)), set], day(20));
    expect(status).toMatchObject({ value: 'qualified', rule: { id: 'status.set' }, actor: 'user:mia', confidence: 1 });
    expect(status.evidence).toEqual([{ editId: `e-${day(1)}` }]);
    expect(engineStatus).toMatchObject({ value: 'inactive', rule: { id: 'status.inactive' } });
    expect(locks).toEqual({ status: true, stage: false, score: false });
  });

  test('lifted leaves the engine', () => {
    const { status, engineStatus, why } = judged([set, edit(day(2), { type: 'lift_lock', lock: 'status' })], day(3));
    expect(status).toEqual(engineStatus);
    expect(why.locks.status).toMatchObject({ value: false, rule: { id: 'lock.lifted' }, actor: 'user:mia' });
  });
});

test('a status points at what made it so', () => {
  expect(judged([wants(day(0))], day(1)).status).toMatchObject({
    confidence: 0.9,
    evidence: [{ messageId: `m-${day(0)}`, span: { start: 0, end: 2 } }],
    params: { window: SETTINGS.status.intentWindow },
  });
  const churned = judged([bought(day(0)), message(day(0.5))], day(70)).status;
  expect(churned.evidence).toEqual([{ messageId: `m-${day(0.5)}` }, { actionRef: `a-${day(0)}` }]);
  expect(judged([bought(day(0))], day(70)).status.evidence).toEqual([{ actionRef: `a-${day(0)}` }]);
});
