import { describe, expect, test } from 'vitest';
import { action, day, edit, message, SPAN, stateOf, sure } from './support/facts.ts';

const field = (value: string, confidence: number, name: 'name' | 'email' = 'name') => ({
  field: name,
  value,
  confidence,
  span: SPAN,
});

describe('a message', () => {
  test('that was deleted counts, and says nothing', () => {
    const says = {
      sentiment: { score: -1, confidence: 1 },
      frustration: 1,
      stage: sure('closing' as const),
      buyingIntent: sure(true as const),
      conversion: sure('purchase_completed' as const),
      signals: [{ id: 'asks_price', confidence: 1, span: SPAN }],
      keywordHits: [{ signalId: 'word', span: SPAN }],
      fields: [field('Ana', 1)],
    };
    expect(stateOf([message(day(0), { ...says, deleted: true })])).toEqual(
      stateOf([{ ...message(day(0)), reading: null }]),
    );
    expect(stateOf([message(day(0), { ...says, deleted: true })]).counts.inbound).toBe(1);
  });

  test("of the business is no word of the contact's", () => {
    const said = {
      sentiment: { score: 1, confidence: 1 },
      frustration: 0.9,
      stage: sure('closing' as const),
      buyingIntent: sure(true as const),
      signals: [{ id: 'asks_price', confidence: 1, span: SPAN }],
      fields: [field('Shop', 1)],
    };
    const state = stateOf([message(day(0), { ...said, direction: 'outbound' })]);
    expect(state).toEqual(stateOf([message(day(0), { direction: 'outbound' })]));
    expect(state.counts).toEqual({ inbound: 0, outbound: 1, actions: 0 });
    expect(state.lastInbound).toBeNull();
  });

  test.each(['inbound', 'outbound'] as const)('confirms a deal, whoever says so: %s', (direction) => {
    const state = stateOf([message(day(0), { direction, conversion: sure('booking_confirmed') })]);
    expect(state.conversions).toMatchObject({ count: 1, first: { at: day(0), span: SPAN }, last: { at: day(0) } });
  });

  test('is taken at its word only when it is rather sure', () => {
    const unsure = { value: true as const, confidence: 0.49, span: null };
    const state = stateOf([
      message(day(0), { buyingIntent: unsure, signals: [{ id: 's', confidence: 0.49, span: null }] }),
    ]);
    expect(state.buyingIntent).toBeNull();
    expect(state.hits).toEqual([]);
  });

  test('hits a signal once, and points at its words', () => {
    const signals = [sure(1), sure(2, 0.6)].map(({ confidence, span }) => ({ id: 's', confidence, span }));
    const state = stateOf([message(day(0), { signals })]);
    expect(state.hits).toEqual([
      {
        source: 'ai',
        id: 's',
        recent: [{ at: day(0), confidence: 0.9, messageId: `m-${day(0)}`, span: SPAN }],
        older: null,
      },
    ]);
  });
});

describe('details', () => {
  test.each([
    ['the surest', [field('Ana', 0.9)], [field('Anna', 0.6)], 'Ana'],
    ['the later of equally sure ones', [field('Ana', 0.9)], [field('Anna', 0.9)], 'Anna'],
    ['a surer one later', [field('Ana', 0.6)], [field('Anna', 0.9)], 'Anna'],
    ['none that is not rather sure', [field('Ana', 0.3)], [field('Anna', 0.4)], undefined],
  ])('%s', (_, first, second, name) => {
    const state = stateOf([message(day(0), { fields: first }), message(day(1), { fields: second })]);
    expect(state.detected.name?.value).toBe(name);
  });
});

describe('an action', () => {
  test('of any name counts as a sign of life and as a hit', () => {
    const state = stateOf([action(day(0), '__proto__'), action(day(1), 'constructor'), action(day(2), '__proto__')]);
    expect(state.counts.actions).toBe(3);
    expect(state.lastAction?.at).toBe(day(2));
    expect(state.hits.map(({ id, recent }) => [id, recent.length])).toEqual([
      ['constructor', 1],
      ['__proto__', 2],
    ]);
    expect(state.conversions).toBeNull();
  });

  test.each(['purchase_completed', 'booking_confirmed'])('%s converts', (name) => {
    const state = stateOf([action(day(0), name), action(day(1), name)]);
    expect(state.conversions).toMatchObject({ count: 2, first: { at: day(0) }, last: { at: day(1) } });
  });

  test('booking_attempted shows buying intent', () => {
    expect(stateOf([action(day(0), 'booking_attempted')]).buyingIntent).toMatchObject({ at: day(0), confidence: 1 });
  });
});

describe('an edit', () => {
  test('sets and locks; a later one replaces it; lifting frees it', () => {
    const set = edit(day(0), { type: 'set_status', status: 'qualified' });
    const again = edit(day(1), { type: 'set_status', status: 'new' });
    const lift = edit(day(2), { type: 'lift_lock', lock: 'status' });
    expect(stateOf([set, again]).status.held).toMatchObject({ value: 'new', actor: 'user:mia' });
    expect(stateOf([set, again, lift]).status).toMatchObject({ held: null, lifted: { at: day(2) } });
    expect(stateOf([lift]).status).toEqual({ held: null, lifted: null });
  });

  test('of the VIP flag is taken back by null', () => {
    const set = edit(day(0), { type: 'set_vip', vip: false });
    expect(stateOf([set]).vip).toMatchObject({ value: false });
    expect(stateOf([set, edit(day(1), { type: 'set_vip', vip: null })]).vip).toBeNull();
  });

  test('that touches details changes nothing but the position', () => {
    const before = stateOf([message(day(0))]);
    const after = stateOf([message(day(0)), edit(day(1), { type: 'touched' })]);
    expect({ ...after, position: before.position }).toEqual(before);
    expect(after.position?.at).toBe(day(1));
  });
});
