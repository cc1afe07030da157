import { describe, expect, test } from 'vitest';
import type { Fact } from '../../../domain/facts.ts';
import type { Settings } from '../../../domain/settings.ts';
import { action, edit, sure } from '../support/facts.ts';
import {
  answer,
  at,
  business,
  customer,
  DAY,
  followUp,
  found,
  HOUR,
  idAt,
  planned,
  promise,
  question,
  settingsWith,
  type Given,
} from './support/talk.ts';

describe('ghosting: the business spoke last, and something was open', () => {
  test.each<[string, Fact[], boolean]>([
    ['the contact asked, the business answered', [question, answer], true],
    ['it answered with thanks and good wishes', [question, business(5, { closes: true })], true],
    ['the business asked', [customer(0), business(5, { asks: true })], true],
    ['it asked, and added a word', [customer(0), business(5, { asks: true }), business(6)], true],
    ['the contact asked, then said thanks before any answer', [question, customer(1, { closes: true }), answer], true],
    ['the contact wanted to buy, and nobody ended it', [customer(0, { buyingIntent: sure(true) }), answer], true],
    [
      'the same, ended by the business',
      [customer(0, { buyingIntent: sure(true) }), business(5, { closes: true })],
      false,
    ],
    [
      'the contact said what they look for, and was offered it',
      [customer(0, { stage: sure('inquiry') }), answer],
      true,
    ],
    ['the same, once they were served', [customer(0, { stage: sure('in_progress') }), answer], false],
    ['the same, in a guess', [customer(0, { stage: { ...sure('inquiry'), confidence: 0.4 } }), answer], false],
    ['nobody asked for anything', [customer(0), answer], false],
    ['"thanks, bye"', [question, answer, customer(6, { closes: true }), business(7)], false],
    [
      '"thanks, bye" — "Anything else?"',
      [question, answer, customer(6, { closes: true }), business(7, { asks: true })],
      false,
    ],
    ['the contact spoke last', [question, answer, customer(6, { asks: true })], false],
    ['the business owes the next word', [question, business(5, promise(3 * DAY))], false],
    ['a booking was confirmed', [question, business(5, { conversion: sure('booking_confirmed') })], false],
    ['a purchase was reported', [question, answer, action(at(10), 'purchase_completed')], false],
    ['the business wrote to somebody who never wrote', [business(5, { asks: true })], false],
    ['the question was deleted', [customer(0), business(5, { asks: true, deleted: true })], false],
    ['the contact could not be read yet, but wrote', [question, answer, { ...customer(6), reading: null }], false],
    ['the contact deleted what they answered', [question, answer, customer(6, { deleted: true })], false],
    ['a question of history', [{ ...question, backfill: true }, answer], false],
    ['an answer of history', [question, { ...answer, backfill: true }], false],
    [
      'the contact went on elsewhere',
      [question, answer, customer(10, { conversationId: 'd', channel: 'whatsapp' })],
      false,
    ],
  ])('%s', (_, facts, expected) => {
    expect(found(facts, 2 * DAY).includes('ghosting 1')).toBe(expected);
  });

  test('is found after the time set, from the last word of the business, and is due when found', () => {
    const early = planned([question, answer], DAY);
    expect(early.create).toEqual([]);
    expect(early.nextLookAt).toEqual({ at: at(5 + DAY), cause: 'follow_up_found' });
    const [made] = planned([question, answer], 5 + DAY).create;
    expect(made).toEqual({
      kind: 'ghosting',
      ruleId: null,
      anchor: idAt(0),
      attempt: 1,
      maxAttempts: 3,
      state: 'pending',
      approval: 'none',
      dueAt: at(5 + DAY),
      conversationId: 'c',
      channel: 'web',
      openPoint: 'their_question',
      language: 'en',
      rule: { id: 'follow_up.ghosting_answer', version: 1 },
      params: { since: at(5), at: at(5 + DAY) },
      evidence: [{ messageId: idAt(5) }, { messageId: idAt(0) }],
      answeredAfter: at(0),
      shownMessageId: null,
    });
  });

  test('a conversation that only a claimed address links is no sign that the contact went on elsewhere', () => {
    const elsewhere = customer(10, { conversationId: 'd', channel: 'whatsapp' });
    expect(found([question, answer, elsewhere], 2 * DAY, { unverified: ['d'] })).toContain('ghosting 1');
  });

  test.each<[string, Given]>([
    ['opted out of everything', { optedOut: true }],
    ['opted out of the channel', { optedOut: ['web'] }],
    ['a person is at it', { handledByHuman: ['c'] }],
    ['the contact is erased', { erased: true }],
    ['the trigger is off', { settings: settingsWith({ triggers: { ghosting: { mode: 'off' } } }) }],
    ['no channel to send on', { settings: settingsWith({ channels: ['email'] }) }],
    ['long ago, when nobody looked', { settings: settingsWith({ expireAfter: 'PT12H' }) }],
  ])('nothing when %s', (_, given) => {
    expect(found([question, answer], 2 * DAY, given)).toEqual([]);
  });

  test('on a channel that the settings do not send on, another conversation is used, and nothing is said of this one', () => {
    const other = customer(-60, { conversationId: 'd', channel: 'whatsapp', language: 'es' });
    const settings = settingsWith({ channels: ['telegram', 'whatsapp'] });
    const [made] = planned([other, question, answer], 2 * DAY, { settings }).create;
    expect(made).toMatchObject({ conversationId: 'd', channel: 'whatsapp', openPoint: 'rule', language: 'es' });
    expect(found([other, question, answer], 2 * DAY, { settings, unverified: ['d'] })).toEqual([]);
  });
});

describe('undecided: a prospect who has not moved', () => {
  const comparing = customer(0, { stage: sure('comparing') });
  test.each<[string, Fact[], number, boolean]>([
    ['comparing, for three days', [comparing], 3 * DAY, true],
    ['comparing, for less', [comparing], 3 * DAY - 1, false],
    ['the business wrote meanwhile', [comparing, business(DAY)], 3 * DAY, false],
    ['the contact did something meanwhile', [comparing, action(at(DAY), 'page_viewed')], 3 * DAY, false],
    [
      'somebody moved the stage meanwhile',
      [comparing, edit(at(DAY), { type: 'set_stage', stage: 'closing' })],
      3 * DAY,
      false,
    ],
    ['qualified, in Inquiry', [customer(0, { buyingIntent: sure(true) })], 3 * DAY, true],
    ['in Inquiry', [customer(0)], 3 * DAY, false],
    [
      'qualified, with an order under way',
      [customer(0, { buyingIntent: sure(true), stage: sure('in_progress') })],
      3 * DAY,
      false,
    ],
    ['a customer', [comparing, action(at(1), 'purchase_completed')], 4 * DAY, false],
    ['history', [customer(0, { stage: sure('comparing'), backfill: true })], 3 * DAY, false],
  ])('%s', (_, facts, minutes, expected) => {
    expect(found(facts, minutes).includes('undecided 1')).toBe(expected);
  });
});

describe('custom rules', () => {
  const rules = (...when: object[]): Settings =>
    settingsWith({
      triggers: { ghosting: { mode: 'off' }, undecided: { mode: 'off' } },
      custom: when.map((each, index) => ({ id: `r${String(index)}`, name: 'Rule', when: each })),
    });
  const closing = customer(0, { stage: sure('closing') });
  const quoted = business(5, { keywordHits: [{ signalId: 'custom/r0', span: { start: 3, end: 8 } }] });

  test.each<[string, object, Fact[], number, Given, boolean]>([
    ['stage', { stage: ['closing'] }, [closing], 1, {}, true],
    ['another stage', { stage: ['inquiry'] }, [closing], 1, {}, false],
    ['status', { status: ['inactive'] }, [customer(0)], 14 * DAY, {}, true],
    ['grade', { grade: ['A'] }, [customer(0), edit(at(1), { type: 'set_score', value: 90 })], 2, {}, true],
    ['another grade', { grade: ['A'] }, [customer(0)], 2, {}, false],
    ['tag', { tag: ['vip', 'x'] }, [customer(0)], 1, { tags: ['x'] }, true],
    ['another tag', { tag: ['vip'] }, [customer(0)], 1, { tags: ['x'] }, false],
    ['channel', { channel: ['web'] }, [customer(0)], 1, {}, true],
    ['another channel', { channel: ['email'] }, [customer(0)], 1, {}, false],
    ['silence', { silentFor: 'P2D' }, [customer(0)], 2 * DAY, {}, true],
    ['less silence', { silentFor: 'P2D' }, [customer(0)], 2 * DAY - 1, {}, false],
    ['time in the stage', { stage: ['closing'], inStageFor: 'P1D' }, [closing, customer(HOUR)], DAY, {}, true],
    ['less time in it', { stage: ['closing'], inStageFor: 'P1D' }, [closing], DAY - 1, {}, false],
    [
      'a word of the business and silence',
      { keywords: ['quote'], silentFor: 'P2D' },
      [closing, quoted],
      2 * DAY,
      {},
      true,
    ],
    ['the word alone', { keywords: ['quote'] }, [closing, quoted], 6, {}, true],
    ['silence without the word', { keywords: ['quote'], silentFor: 'P2D' }, [closing], 2 * DAY, {}, false],
    ['a word of last month', { keywords: ['quote'] }, [closing, quoted, customer(30 * DAY)], 31 * DAY, {}, false],
    [
      'the word in another conversation',
      { keywords: ['quote'] },
      [closing, { ...quoted, conversationId: 'd' }],
      6,
      {},
      false,
    ],
    ['history', { stage: ['closing'] }, [{ ...closing, backfill: true }], 1, {}, false],
    ['a person is at it', { stage: ['closing'] }, [closing], 1, { handledByHuman: ['c'] }, false],
  ])('%s', (_, when, facts, minutes, given, expected) => {
    expect(found(facts, minutes, { settings: rules(when), ...given })).toEqual(expected ? ['r0 1'] : []);
  });

  test('a rule without silence is no new case with every message; one with silence is', () => {
    const settings = rules({ stage: ['closing'] }, { silentFor: 'PT0S' });
    const anchors = (facts: Fact[]) => planned(facts, 3 * HOUR, { settings }).create.map(({ anchor }) => anchor);
    expect(anchors([closing])).toEqual([`stage:${idAt(0)}`, idAt(0)]);
    expect(anchors([closing, customer(HOUR)])).toEqual([`stage:${idAt(0)}`, idAt(HOUR)]);
  });

  test('points at the word', () => {
    const [made] = planned([closing, quoted], 2 * DAY, {
      settings: rules({ keywords: ['quote'], silentFor: 'P2D' }),
    }).create;
    expect(made).toMatchObject({
      evidence: [{ messageId: idAt(5), span: { start: 3, end: 8 } }],
      params: { rule: 'r0', since: at(0) },
    });
  });

  test('what went out as a follow-up is no new case, whatever it says', () => {
    const settings = rules({ keywords: ['quote'] });
    const ours = business(HOUR, { keywordHits: quoted.reading?.keywordHits ?? [] });
    const sent = { kind: 'custom', ruleId: 'r0', anchor: idAt(5), state: 'sent', sentAt: at(HOUR) } as const;
    expect(found([closing, quoted, ours], 2 * HOUR, { settings, existing: [followUp(sent)] })).toEqual([]);
    expect(found([closing, quoted, ours], 2 * HOUR, { settings })).toEqual(['r0 1']);
  });
});
