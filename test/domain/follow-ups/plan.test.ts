import { describe, expect, test } from 'vitest';
import type { Fact } from '../../../domain/facts.ts';
import type { FollowUpSummary } from '../../../domain/follow-ups/contract.ts';
import type { Settings } from '../../../domain/settings.ts';
import { action, SPAN, sure } from '../support/facts.ts';
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

describe('approval', () => {
  const auto = { auto: true, triggers: { ghosting: { mode: 'auto' }, undecided: { mode: 'auto', after: 'PT1H' } } };
  const first = (settings: Settings, facts: Fact[] = [question, answer]) =>
    planned(facts, 2 * DAY, { settings }).create[0];

  test('is not asked for when the trigger and the workspace say so', () => {
    expect(first(settingsWith(auto))).toMatchObject({ state: 'approved', approval: 'engine' });
    expect(first(settingsWith({ ...auto, auto: false }))).toMatchObject({ state: 'pending', approval: 'none' });
    expect(first(settingsWith({ auto: true }))).toMatchObject({ state: 'pending', approval: 'none' });
  });

  test('is always asked for where the business owes an answer', () => {
    const owed = customer(0, { asks: true, stage: sure('comparing') });
    expect(first(settingsWith(auto), [owed])).toMatchObject({
      kind: 'undecided',
      state: 'pending',
      openPoint: 'owed_answer',
      rule: { id: 'follow_up.undecided_owed' },
    });
  });

  test('is always asked for where nobody has answered somebody who is ready to buy', () => {
    const ready = customer(0, { stage: sure('closing') });
    const unheard = { kind: 'undecided', state: 'pending', rule: { id: 'follow_up.undecided_unheard' } };
    expect(first(settingsWith(auto), [ready])).toMatchObject(unheard);
    expect(first(settingsWith(auto), [ready, answer])).toMatchObject({ kind: 'ghosting', state: 'approved' });
    const goodbye = customer(0, { stage: sure('closing'), closes: true });
    expect(first(settingsWith(auto), [goodbye])).toMatchObject({ kind: 'undecided', state: 'approved' });
  });

  test('by the settings ends with them; by a person it stays', () => {
    const byEngine = followUp({ id: 'e', state: 'approved', approval: 'engine' });
    const byPerson = followUp({ id: 'p', state: 'approved', approval: 'person', attempt: 2 });
    const given = { existing: [byEngine, byPerson] };
    expect(planned([question, answer], 2 * DAY, given).reopen).toEqual(['e']);
    expect(planned([question, answer], 2 * DAY, { ...given, settings: settingsWith(auto) }).reopen).toEqual([]);
  });
});

describe('one silence', () => {
  const facts = [customer(0, { asks: true, stage: sure('comparing') }), answer];
  const ghosting = (state: FollowUpSummary['state']) => followUp({ state, sentAt: state === 'sent' ? at(5) : null });
  test.each<[string, Given, string[]]>([
    ['that was never told is told once', {}, ['ghosting 1']],
    ['that waits for a person', { existing: [ghosting('pending')] }, []],
    ['that somebody dismissed', { existing: [ghosting('dismissed')] }, []],
    [
      'after a message went out for it is told again as what it is',
      { existing: [ghosting('sent')], settings: settingsWith({ maxAttempts: 1 }) },
      ['undecided 1'],
    ],
    ['with the trigger off', { settings: settingsWith({ triggers: { ghosting: { mode: 'off' } } }) }, ['undecided 1']],
  ])('%s', (_, given, expected) => {
    expect(found(facts, 4 * DAY, given)).toEqual(expected);
  });
});

describe('attempts', () => {
  const facts = [question, answer];
  const sent = followUp({ state: 'sent', sentAt: at(2 * DAY) });
  test.each<[string, Partial<FollowUpSummary>, Given, string[]]>([
    ['a gap after the last was sent', {}, {}, ['ghosting 2']],
    ['not before', { sentAt: at(2 * DAY + 1) }, {}, []],
    ['no more than allowed', { attempt: 3 }, {}, []],
    ['no more than allowed now', {}, { settings: settingsWith({ maxAttempts: 1 }) }, []],
    ['not while one waits', { state: 'pending', sentAt: null }, {}, []],
    ['not while it is unknown whether it went', { state: 'unconfirmed' }, {}, []],
    ['not after a no', { state: 'dismissed' }, {}, []],
    ['not after it failed', { state: 'failed' }, {}, []],
    ['not after it was called off', { state: 'cancelled' }, {}, []],
    ['not after an answer', { answeredAfter: at(-1) }, {}, []],
    ['of another case it says nothing', { anchor: 'm-old', state: 'dismissed' }, {}, ['ghosting 1']],
  ])('%s', (_, given, circumstances, expected) => {
    expect(found(facts, 4 * DAY, { existing: [{ ...sent, ...given }], ...circumstances })).toEqual(expected);
  });
});

describe('promises', () => {
  test("are found at once, due as promised on the contact's clock, and quoted", () => {
    // 06:00 in Manila is in quiet hours, which end at 08:00.
    const [made] = planned([business(0, promise(13 * HOUR))], 1).create;
    expect(made).toMatchObject({
      kind: 'promise',
      anchor: idAt(0),
      dueAt: at(15 * HOUR),
      maxAttempts: 1,
      openPoint: 'our_promise',
      evidence: [{ messageId: idAt(0), span: { start: 0, end: 2 } }],
      rule: { id: 'follow_up.promise', version: 1 },
      params: { author: 'ai', due: '2026-03-02T06:00' },
    });
  });

  test('without a time are due after a day', () => {
    const [made] = planned([business(0, promise(null))], 1).create;
    expect(made).toMatchObject({ dueAt: at(DAY), rule: { id: 'follow_up.promise_open' } });
  });

  test('are owed on any channel, also to somebody who opted out, and while a person is at it', () => {
    const made = business(0, { ...promise(DAY), channel: 'google_business' });
    expect(found([made], 1, { optedOut: true, handledByHuman: ['c'] })).toEqual(['promise 1']);
  });

  const owed = followUp({ kind: 'promise', anchor: idAt(0), answeredAfter: at(0), dueAt: at(DAY), createdAt: at(0) });

  test('stay when the contact writes, and show the new message, once', () => {
    const facts = [business(0, promise(DAY)), customer(60), customer(90)];
    const plan = planned(facts, 2 * HOUR, { existing: [owed] });
    expect(plan.cancel).toEqual([]);
    expect(plan.show).toEqual([{ id: 'f', messageId: idAt(90) }]);
    expect(planned(facts, 2 * HOUR, { existing: [{ ...owed, shownMessageId: idAt(90) }] }).show).toEqual([]);
  });

  test('show what the contact wrote already when they are made', () => {
    const [made] = planned([business(0, promise(DAY)), customer(90)], 2 * HOUR).create;
    const evidence = [{ messageId: idAt(0), span: SPAN }, { messageId: idAt(90) }];
    expect(made).toMatchObject({ kind: 'promise', shownMessageId: idAt(90), evidence });
  });

  test('close themselves when kept, also when approved, and tell by what', () => {
    const facts = [business(0, promise(DAY)), business(12 * HOUR)];
    for (const approval of ['none', 'person'] as const) {
      const plan = planned(facts, 13 * HOUR, { existing: [{ ...owed, approval }] });
      expect(plan.cancel).toEqual([{ id: 'f', reason: 'kept', evidence: [{ messageId: idAt(12 * HOUR) }] }]);
    }
  });

  test('whose message is gone are withdrawn, unless a person approved', () => {
    const facts = [business(0, { ...promise(DAY), deleted: true })];
    expect(planned(facts, 60, { existing: [owed] }).cancel).toEqual([{ id: 'f', reason: 'withdrawn', evidence: [] }]);
    const approved = { ...owed, state: 'approved' as const, approval: 'person' as const };
    expect(planned(facts, 60, { existing: [approved] }).cancel).toEqual([]);
  });
});

describe('what messages called off', () => {
  const promised = business(0, promise(DAY));
  const kept = business(12 * HOUR);
  const owed = (more: Partial<FollowUpSummary>): FollowUpSummary =>
    followUp({ kind: 'promise', state: 'cancelled', dueAt: at(DAY), createdAt: at(0), ...more });
  const restored = (facts: Fact[], minutes: number, existing: FollowUpSummary, given: Given = {}) => {
    const { create, restore } = planned(facts, minutes, { existing: [existing], ...given });
    expect(create).toEqual([]);
    return restore;
  };

  test('comes back when they say so again, due as it was', () => {
    const back = [{ id: 'f', state: 'pending', approval: 'none', dueAt: at(DAY) }];
    expect(restored([promised], 2 * HOUR, owed({ cancelReason: 'withdrawn' }))).toEqual(back);
    const taken = { ...kept, deleted: true };
    expect(restored([promised, taken], 13 * HOUR, owed({ cancelReason: 'kept', approval: 'person' }))).toEqual(back);
  });

  test('stays away while they do not, once its time is over, and where its trigger is off', () => {
    expect(restored([promised, kept], 13 * HOUR, owed({ cancelReason: 'kept' }))).toEqual([]);
    expect(restored([promised], 32 * DAY, owed({ cancelReason: 'withdrawn' }))).toEqual([]);
    const settings = settingsWith({ triggers: { promise: { mode: 'off' } } });
    expect(restored([promised], 2 * HOUR, owed({ cancelReason: 'withdrawn' }), { settings })).toEqual([]);
  });

  test.each([
    owed({ state: 'dismissed' }),
    owed({ cancelReason: 'expired' }),
    owed({ cancelReason: 'answered' }),
    owed({ state: 'failed' }),
  ])('is another thing than $state $cancelReason, which is for good', (existing) => {
    expect(restored([promised], 2 * HOUR, existing)).toEqual([]);
  });

  test('after a silence comes back once that silence is one again', () => {
    const takenBack = { ...business(2 * DAY, promise(3 * DAY)), deleted: true };
    const facts = [question, answer, takenBack, business(3 * DAY)];
    const silent = followUp({ state: 'cancelled', cancelReason: 'withdrawn' });
    expect(restored(facts, 3 * DAY + HOUR, silent)).toEqual([]);
    expect(planned(facts, 3 * DAY + HOUR, { existing: [silent] }).nextLookAt?.at).toBe(at(4 * DAY));
    expect(restored(facts, 4 * DAY, silent)).toMatchObject([{ id: 'f', state: 'pending', dueAt: at(4 * DAY) }]);
  });
});

describe('an open follow-up is over', () => {
  const facts = [question, answer];
  const open = followUp();
  const cancelled = (more: Fact[], minutes: number, given: Given): (string | undefined)[] =>
    planned([...facts, ...more], minutes, { existing: [open], ...given }).cancel.map(({ reason }) => reason);
  const elsewhere = customer(2 * DAY, { conversationId: 'd', channel: 'whatsapp' });

  test.each<[string, Fact[], number, Given, string[]]>([
    ['not by waiting', [], 29 * DAY, {}, []],
    ['when the contact answers', [customer(2 * DAY)], 3 * DAY, {}, ['answered']],
    ['when they answer elsewhere', [elsewhere], 3 * DAY, {}, ['answered']],
    ['not when somebody who claims to be them writes elsewhere', [elsewhere], 3 * DAY, { unverified: ['d'] }, []],
    ['when an answer is brought in later', [customer(2 * DAY, { backfill: true })], 3 * DAY, {}, ['answered']],
    ['when they buy', [action(at(2 * DAY), 'purchase_completed')], 3 * DAY, {}, ['converted']],
    ['when the business promises to come back', [business(2 * DAY, promise(5 * DAY))], 2 * DAY + 1, {}, ['withdrawn']],
    ['not when a person wrote on', [business(2 * DAY)], 3 * DAY, {}, []],
    ['after expireAfter', [], 31 * DAY, {}, ['expired']],
    ['later when it was snoozed', [], 31 * DAY, { existing: [followUp({ dueAt: at(10 * DAY) })] }, []],
    [
      'not once it was sent',
      [customer(2 * DAY)],
      40 * DAY,
      { existing: [followUp({ state: 'sent', sentAt: at(DAY) })] },
      [],
    ],
    ['not while it is unknown whether it went', [], 40 * DAY, { existing: [followUp({ state: 'unconfirmed' })] }, []],
    ['a reminder not by an answer', [customer(2 * DAY)], 3 * DAY, { existing: [followUp({ kind: 'reminder' })] }, []],
    [
      'a custom one not by a purchase',
      [action(at(2 * DAY), 'purchase_completed')],
      3 * DAY,
      { existing: [followUp({ kind: 'custom', ruleId: 'r' })] },
      [],
    ],
  ])('%s', (_, more, minutes, given, reasons) => {
    expect(cancelled(more, minutes, given)).toEqual(reasons);
  });

  test('and its end is looked for in time', () => {
    expect(planned(facts, 2 * DAY, { existing: [open] }).nextLookAt).toEqual({
      at: at(31 * DAY),
      cause: 'follow_up_expires',
    });
  });
});

test.each(['', 'yesterday'])('no instant, %j, is an error', (now) => {
  expect(() => planned([question], 0, { now })).toThrow(RangeError);
});
