import { describe, expect, test } from 'vitest';
import type { Fact, MessageFact } from '../../domain/facts.ts';
import type { Stage } from '../../domain/vocabulary.ts';
import { action, day, edit, judged, message, plus, SPAN, stateOf, sure } from './support/facts.ts';

const HOUR = 3_600_000;
const now = day(200);
const shown = (facts: readonly Fact[]): Stage => judged(facts, now).stage.value;
const speaksFrom = (at: string, stage: Stage, confidence = 0.9): MessageFact =>
  message(at, { stage: sure(stage, confidence) });
const deal = (at: string): MessageFact => message(at, { direction: 'outbound', conversion: sure('booking_confirmed') });
const sign = (at: string, id: string): MessageFact => message(at, { signals: [{ id, confidence: 0.8, span: SPAN }] });

describe('the conversation moves the stage', () => {
  test.each<[string, Fact[], Stage]>([
    ['at first', [], 'inquiry'],
    ['forward when rather sure', [speaksFrom(day(0), 'comparing', 0.5)], 'comparing'],
    ['not when unsure', [speaksFrom(day(0), 'comparing', 0.49)], 'inquiry'],
    ['over a stage', [speaksFrom(day(0), 'closing')], 'closing'],
    ['back when sure', [speaksFrom(day(0), 'closing'), speaksFrom(day(1), 'inquiry', 0.6)], 'inquiry'],
    ['not back when only rather sure', [speaksFrom(day(0), 'closing'), speaksFrom(day(1), 'inquiry', 0.59)], 'closing'],
    ['to In Progress by a deal', [speaksFrom(day(0), 'closing'), deal(day(0.1))], 'in_progress'],
    ['to In Progress by an action', [action(day(0), 'purchase_completed')], 'in_progress'],
    ['to Closing by an attempt to book', [action(day(0), 'booking_attempted')], 'closing'],
    ['not by another action', [action(day(0), 'page_viewed')], 'inquiry'],
    [
      'not by the words of the business',
      [message(day(0), { direction: 'outbound', stage: sure('closing') })],
      'inquiry',
    ],
  ])('%s', (_, facts, stage) => {
    expect(shown(facts)).toBe(stage);
  });
});

describe('after a deal', () => {
  test.each<[string, Fact[], Stage]>([
    ['"yes, three is fine" belongs to it', [speaksFrom(plus(day(1), HOUR), 'closing')], 'in_progress'],
    ['a question about it as well', [speaksFrom(plus(day(1), HOUR), 'inquiry')], 'in_progress'],
    ['a question on another day is a new inquiry', [speaksFrom(day(3), 'inquiry')], 'inquiry'],
    ['thanks at once do not end it', [sign(plus(day(1), HOUR), 'thanks')], 'in_progress'],
    ['thanks later do', [sign(day(3), 'thanks')], 'follow_up'],
    ['thanks for another booking do not either', [deal(day(3)), sign(plus(day(3), HOUR), 'thanks')], 'in_progress'],
    ['a complaint does at once', [sign(plus(day(1), HOUR), 'complaint')], 'follow_up'],
    ['so does frustration', [message(plus(day(1), HOUR), { frustration: 0.8 })], 'follow_up'],
    ['so does an intent of somebody served', [message(day(1.1), { intents: [sure('warranty')] })], 'follow_up'],
    [
      'asking where it stays does not',
      [{ ...sign(day(3), 'thanks'), ...speaksFrom(day(3), 'in_progress') }],
      'in_progress',
    ],
    ['small talk does not', [message(day(3))], 'in_progress'],
    ['another deal is in progress again', [sign(day(3), 'thanks'), deal(day(9))], 'in_progress'],
    ['an old customer asks anew', [sign(day(3), 'thanks'), speaksFrom(day(9), 'comparing')], 'comparing'],
  ])('%s', (_, facts, stage) => {
    expect(shown([speaksFrom(day(0), 'closing'), deal(day(1)), ...facts])).toBe(stage);
  });

  test('without one, thanks are no follow-up', () => {
    expect(shown([sign(day(0), 'thanks'), sign(day(1), 'repeat_customer')])).toBe('inquiry');
  });
});

describe('a person', () => {
  const set = (at: string, stage: Stage): Fact => edit(at, { type: 'set_stage', stage });
  const lift = (at: string): Fact => edit(at, { type: 'lift_lock', lock: 'stage' });

  test('sets the stage, and the engine goes on unseen', () => {
    const judgement = judged([set(day(0), 'follow_up'), speaksFrom(day(1), 'closing')], now);
    expect(judgement.stage).toMatchObject({ value: 'follow_up', rule: { id: 'stage.set' }, actor: 'user:mia' });
    expect(judgement.engineStage).toMatchObject({ value: 'closing', rule: { id: 'stage.read' } });
    expect(judgement.locks.stage).toBe(true);
  });

  test.each<[string, Fact[], Stage]>([
    ['stays after lifting while nothing moved', [lift(day(2))], 'follow_up'],
    ['stays when something only confirms the engine', [lift(day(2)), speaksFrom(day(3), 'comparing')], 'follow_up'],
    ['goes with the next move', [lift(day(2)), speaksFrom(day(3), 'closing')], 'closing'],
    ['goes at once when the engine moved meanwhile', [speaksFrom(day(1.5), 'closing'), lift(day(2))], 'closing'],
    [
      'goes when it moved there and back',
      [speaksFrom(day(1.2), 'closing'), speaksFrom(day(1.5), 'comparing'), lift(day(2))],
      'comparing',
    ],
    [
      'set again counts from then',
      [speaksFrom(day(1.2), 'closing'), set(day(1.5), 'inquiry'), lift(day(2))],
      'inquiry',
    ],
  ])("a person's stage %s", (_, facts, stage) => {
    const judgement = judged([speaksFrom(day(0), 'comparing'), set(day(1), 'follow_up'), ...facts], now);
    expect(judgement.stage.value).toBe(stage);
    expect(judgement.locks.stage).toBe(false);
  });
});

describe('the history of stages', () => {
  test('holds each stage as shown, since when and why', () => {
    const facts = [
      message(day(0)),
      speaksFrom(day(1), 'inquiry'),
      speaksFrom(day(2), 'comparing'),
      speaksFrom(day(3), 'comparing'),
      edit(day(4), { type: 'set_stage', stage: 'closing' }),
      speaksFrom(day(5), 'inquiry'),
      edit(day(6), { type: 'lift_lock', lock: 'stage' }),
    ];
    const { spells } = stateOf(facts).stage;
    expect(spells.map(({ stage, since, rule }) => [stage, since, rule])).toEqual([
      ['inquiry', day(0), 'stage.read'],
      ['comparing', day(2), 'stage.read'],
      ['closing', day(4), 'stage.set'],
      ['inquiry', day(6), 'stage.read'],
    ]);
    expect(spells[1]?.evidence).toEqual([{ messageId: `m-${day(2)}`, span: SPAN }]);
    expect(spells[2]?.actor).toBe('user:mia');
  });
});
