import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Fact } from '../../../domain/facts.ts';
import { judge } from '../../../domain/judge.ts';
import { reasonFor } from '../../../domain/reasons.ts';
import { REVIEW_REASONS } from '../../../domain/reviews/contract.ts';
import type { ReviewFacts, ReviewPlan, ReviewSummary } from '../../../domain/reviews/contract.ts';
import { planReviews } from '../../../domain/reviews/plan.ts';
import type { Settings } from '../../../domain/settings.ts';
import { action, edit, NOTHING_KNOWN, SETTINGS, stateOf, sure } from '../support/facts.ts';
import { anyMinutes, anyTalk } from '../follow-ups/support/stories.ts';
import { at, business, customer, DAY, HOUR, idAt, settingsWith } from '../follow-ups/support/talk.ts';

type Given = Partial<Omit<ReviewFacts, 'settings'>> & { readonly settings?: Settings };

function reviewed(facts: readonly Fact[], minutes: number, { settings = SETTINGS, ...given }: Given = {}): ReviewPlan {
  const state = stateOf(facts);
  const now = at(minutes);
  const judgement = judge({ state, known: NOTHING_KNOWN, settings, now });
  const nobody = { existing: [], handledByHuman: [], releasedAt: {}, erased: false };
  return planReviews({ ...nobody, state, judgement, settings, now, ...given });
}

const reasons = (facts: readonly Fact[], given: Given = {}): string[] =>
  reviewed(facts, HOUR, given).create.map(({ reason, ruleId }) => ruleId ?? reason);

function item(given: Partial<ReviewSummary> = {}): ReviewSummary {
  return {
    id: 'r',
    conversationId: 'c',
    reason: 'frustration',
    ruleId: null,
    state: 'open',
    messageIds: [idAt(0)],
    closedAt: null,
    ...given,
  };
}

const angry = (minutes: number, more: object = {}): Fact => customer(minutes, { frustration: 0.9, ...more });
const WORD = { start: 2, end: 8 };
const gradeA = edit(at(1), { type: 'set_score', value: 90 });

describe('a conversation is flagged', () => {
  const off = (review: object): Given => ({ settings: settingsWith({}, { review }) });
  test.each<[string, Fact[], Given, string[]]>([
    ['frustrated', [angry(0)], {}, ['frustration']],
    ['not quite', [customer(0, { frustration: 0.49 })], {}, []],
    ['frustrated, but nobody wants to know', [angry(0)], off({ frustration: false }), []],
    ['asks for a person', [customer(0, { needsHuman: sure(true) })], {}, ['complex']],
    ['asks for one, but nobody wants to know', [customer(0, { needsHuman: sure(true) })], off({ complex: false }), []],
    ['perhaps asks for one', [customer(0, { needsHuman: sure(true, 0.4) })], {}, []],
    ['an intent of a rule', [customer(0, { intents: [sure('refund')] })], {}, ['refund']],
    ['another intent', [customer(0, { intents: [sure('asks_price')] })], {}, []],
    ['a word of a rule', [customer(0, { keywordHits: [{ signalId: 'review/refund', span: WORD }] })], {}, ['refund']],
    ['a rule that is gone', [customer(0, { keywordHits: [{ signalId: 'review/gone', span: WORD }] })], {}, []],
    ['a scoring signal of the same name', [customer(0, { keywordHits: [{ signalId: 'refund', span: WORD }] })], {}, []],
    ['a high-value lead', [customer(0), gradeA], {}, ['high_value']],
    ['with a lower grade than asked for', [customer(0)], {}, []],
    ['nobody wants to know', [customer(0), gradeA], off({ highValue: { enabled: false } }), []],
    ['who is a customer', [customer(0), gradeA, action(at(2), 'purchase_completed')], {}, []],
    ['several reasons', [angry(0, { needsHuman: sure(true) }), gradeA], {}, ['frustration', 'complex', 'high_value']],
    ['history', [angry(0, { backfill: true, needsHuman: sure(true), intents: [sure('refund')] }), gradeA], {}, []],
    ['a deleted message', [angry(0, { deleted: true })], {}, []],
    [
      "the business's own words",
      [business(0, { frustration: 0.9, needsHuman: sure(true), intents: [sure('refund')] })],
      {},
      [],
    ],
    ['a person is at it', [angry(0)], { handledByHuman: ['c'] }, []],
    ['a person is at another', [angry(0)], { handledByHuman: ['d'] }, ['frustration']],
    ['an erased contact', [angry(0)], { erased: true }, []],
    ['anger of long ago', [angry(-8 * DAY)], {}, []],
  ])('%s', (_, facts, given, expected) => {
    expect(reasons(facts, given)).toEqual(expected);
  });

  test('with its messages as evidence, each once, quoted where the reason is in its words', () => {
    const both = {
      intents: [{ ...sure('refund'), span: null }],
      keywordHits: [{ signalId: 'review/refund', span: WORD }],
    };
    const [made] = reviewed([customer(0, both), customer(5, { intents: [sure('refund')] })], HOUR).create;
    expect(made).toEqual({
      conversationId: 'c',
      reason: 'rule',
      ruleId: 'refund',
      anchor: idAt(5),
      rule: { id: 'review.intent', version: 1 },
      params: { rule: 'refund', intent: 'refund', messages: 2 },
      evidence: [
        { messageId: idAt(0), span: WORD },
        { messageId: idAt(5), span: { start: 0, end: 2 } },
      ],
    });
  });

  test('each conversation for itself', () => {
    const { create } = reviewed([angry(0), angry(1, { conversationId: 'd' })], HOUR);
    expect(create.map(({ conversationId }) => conversationId)).toEqual(['c', 'd']);
  });
});

describe('one open item for a conversation and reason', () => {
  test.each(['open', 'taken_over'] as const)('a second angry message adds evidence to one that is %s', (state) => {
    const plan = reviewed([angry(0), angry(5)], HOUR, { existing: [item({ state })], handledByHuman: ['c'] });
    expect(plan).toEqual({ create: [], add: [{ id: 'r', evidence: [{ messageId: idAt(5) }] }] });
  });

  test('what is its evidence already is not added again', () => {
    expect(reviewed([angry(0)], HOUR, { existing: [item()] })).toEqual({ create: [], add: [] });
  });

  test('a high-value lead who writes on is not shown again', () => {
    const existing = [item({ reason: 'high_value' })];
    const facts = [customer(0, { buyingIntent: sure(true) }), gradeA, customer(5, { buyingIntent: sure(true) })];
    expect(reviewed(facts, HOUR, { existing })).toEqual({ create: [], add: [] });
  });
});

describe('after it was dealt with only new messages count', () => {
  const closed = (given: Partial<ReviewSummary>): Given => ({ existing: [item({ closedAt: at(10), ...given })] });
  const needy = (minutes: number): Fact => customer(minutes, { needsHuman: sure(true) });
  test.each<[string, Fact[], Given, string[]]>([
    ['resolved', [angry(0), angry(9)], closed({ state: 'resolved' }), []],
    ['dismissed', [angry(0), angry(9)], closed({ state: 'dismissed' }), []],
    ['resolved, and angry again', [angry(0), angry(11)], closed({ state: 'resolved' }), ['frustration']],
    ['dismissed, and angry again', [angry(0), angry(11)], closed({ state: 'dismissed' }), ['frustration']],
    ['released', [angry(0)], { releasedAt: { c: at(10) } }, []],
    ['released, and angry again', [angry(0), angry(11)], { releasedAt: { c: at(10) } }, ['frustration']],
    ['another was released', [angry(0)], { releasedAt: { d: at(10) } }, ['frustration']],
    ['resolved for all reasons', [angry(0), needy(5)], closed({ state: 'resolved' }), []],
    ['dismissed for its own reason only', [angry(0), needy(5)], closed({ state: 'dismissed' }), ['complex']],
    [
      'a message dealt with, whatever its clock says',
      [angry(11)],
      closed({ state: 'dismissed', messageIds: [idAt(11)] }),
      [],
    ],
    [
      'a lead resolved, writing on',
      [customer(0), gradeA, customer(11)],
      closed({ reason: 'high_value', state: 'resolved' }),
      [],
    ],
    [
      'a lead resolved, wanting to buy',
      [customer(0), gradeA, customer(11, { buyingIntent: sure(true) })],
      closed({ reason: 'high_value', state: 'resolved' }),
      ['high_value'],
    ],
  ])('%s', (_, facts, given, expected) => {
    expect(reasons(facts, given)).toEqual(expected);
  });

  test('the new item has the new messages alone', () => {
    const [made] = reviewed([angry(0), angry(11)], HOUR, closed({ state: 'resolved' })).create;
    expect(made?.evidence).toEqual([{ messageId: idAt(11) }]);
  });
});

const HOW = fc.record({
  handledByHuman: fc.constantFrom<string[]>([], ['c']),
  releasedAt: fc.option(anyMinutes, { freq: 3 }).map((minutes) => (minutes === null ? {} : { c: at(minutes) })),
});

/** A talk of somebody whom people may have given the best grade. */
const anyLeadsTalk = fc
  .tuple(anyTalk, fc.boolean())
  .map(([facts, isGraded]) => (isGraded ? [...facts, gradeA] : facts));

test('planning again with the plan carried out gives nothing new, and every reason is told in words', () => {
  const made = new Map<string, number>();
  fc.assert(
    fc.property(anyLeadsTalk, anyMinutes, HOW, (facts, minutes, given) => {
      const { create } = reviewed(facts, minutes, given);
      for (const { reason } of create) made.set(reason, (made.get(reason) ?? 0) + 1);
      const existing = create.map(({ evidence, ...made }, index): ReviewSummary => {
        expect(reasonFor(made.rule.id, made.params)).toMatch(/^[A-Z][^?]*\.$/);
        return item({ ...made, id: String(index), messageIds: evidence.map(({ messageId }) => messageId ?? '') });
      });
      expect(reviewed(facts, minutes, { ...given, existing })).toEqual({ create: [], add: [] });
      expect(
        new Set(existing.map(({ conversationId, reason, ruleId }) => `${conversationId} ${reason} ${String(ruleId)}`))
          .size,
      ).toBe(existing.length);
      const resolved = existing.map((each) => ({
        ...each,
        state: 'resolved' as const,
        closedAt: at(minutes + 100 * DAY),
      }));
      expect(reviewed(facts, minutes, { ...given, existing: resolved })).toEqual({ create: [], add: [] });
    }),
    { numRuns: 300 },
  );
  for (const reason of REVIEW_REASONS) expect(made.get(reason), reason).toBeGreaterThan(5);
});
