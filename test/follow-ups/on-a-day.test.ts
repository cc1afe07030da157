import { describe, expect, test } from 'vitest';
import { firstFoundAt } from '../../domain/follow-ups/under-settings.ts';
import type { FollowUpFacts } from '../../domain/follow-ups/contract.ts';
import { judge } from '../../domain/judge.ts';
import { applySettingsPatch } from '../../domain/settings.ts';
import { NOTHING_KNOWN, SETTINGS, stateOf } from '../domain/support/facts.ts';
import { at, carriedOut, customer, HOUR, planned, settingsWith } from '../domain/follow-ups/support/talk.ts';

/** In Manila it is nine in the morning at 01:00 UTC. The contact wrote on 1 March 2026 at 09:00 UTC. */
const WROTE = [customer(0)];
const minutesTo = (instant: string): number => (Date.parse(instant) - Date.parse(at(0))) / 60_000;

const rule = (date: object, more: object = {}) => ({
  triggers: { promise: { mode: 'off' }, ghosting: { mode: 'off' }, undecided: { mode: 'off' } },
  custom: [{ id: 'day', name: 'Their day', mode: 'approval', when: { date, ...more }, message: 'All the best!' }],
});
const birthday = (date: object = {}, more: object = {}) =>
  settingsWith(rule({ field: 'birthday', yearly: true, ...date }, more));
const born = (day: string): Pick<FollowUpFacts, 'dates'> => ({ dates: { birthday: day } });

const plan = (now: string, day: string, given: Parameters<typeof planned>[2] = {}) =>
  planned(WROTE, minutesTo(now), { settings: birthday(), ...born(day), ...given });

describe('a rule that waits for a day of the contact', () => {
  test('finds it at nine in the morning of the contact’s clock, and not before', () => {
    expect(plan('2026-03-20T00:59:59Z', '1990-03-20')).toMatchObject({
      create: [],
      nextLookAt: { at: '2026-03-20T01:00:00.000Z', cause: 'follow_up_found' },
    });
    expect(plan('2026-03-20T01:00:00Z', '1990-03-20').create).toMatchObject([
      {
        ...{ kind: 'custom', ruleId: 'day', anchor: 'date:birthday:2026-03-20', attempt: 1, maxAttempts: 1 },
        ...{ state: 'pending', dueAt: '2026-03-20T01:00:00.000Z', params: { rule: 'day', date: '2026-03-20' } },
      },
    ]);
    const inNewYork = plan('2026-03-20T01:00:00Z', '1990-03-20', { timeZone: 'America/New_York' });
    expect(inNewYork.nextLookAt?.at).toBe('2026-03-20T13:00:00.000Z');
  });

  test.each([
    ['the year that stands there is long ago', '1990-03-20', '2026-03-05T00:00:00Z', '2026-03-20T01:00:00.000Z'],
    ['this year’s day is over', '1990-02-20', '2026-03-05T00:00:00Z', '2027-02-20T01:00:00.000Z'],
    ['the day is in the next year', '1990-01-02', '2026-12-31T00:00:00Z', '2027-01-02T01:00:00.000Z'],
    ['there is no such day this year', '1992-02-29', '2026-12-31T00:00:00Z', '2027-02-28T01:00:00.000Z'],
    ['there is one again', '1992-02-29', '2027-12-31T00:00:00Z', '2028-02-29T01:00:00.000Z'],
    ['it comes for the first time in some years', '2030-06-01', '2026-03-05T00:00:00Z', '2030-06-01T01:00:00.000Z'],
  ])('every year: %s', (_, day, now, next) => {
    expect(plan(now, day)).toMatchObject({ create: [], nextLookAt: { at: next } });
  });

  test('looks so long ahead, through a change of the clocks', () => {
    const settings = birthday({ before: 'P14D' });
    // Clocks go forward on 29 March: ten days before and four after are the same hour of the morning.
    const { nextLookAt } = plan('2026-03-05T00:00:00Z', '1990-04-05', { settings, timeZone: 'Europe/Berlin' });
    expect(nextLookAt?.at).toBe('2026-03-22T08:00:00.000Z');
  });

  test('a date that does not come back is waited for once', () => {
    const settings = settingsWith(rule({ field: 'birthday' }));
    expect(plan('2026-03-05T00:00:00Z', '2026-04-01', { settings }).nextLookAt?.at).toBe('2026-04-01T01:00:00.000Z');
    for (const past of ['2025-04-01', '2026-03-01']) {
      expect(plan('2026-03-05T00:00:00Z', past, { settings })).toMatchObject({ create: [], nextLookAt: null });
    }
  });

  test('is late by the end of the next day: neither found any more nor left in the queue', () => {
    const [late, over] = ['2026-03-21T15:59:59Z', '2026-03-21T16:00:00.000Z'] as const;
    expect(plan(late, '1990-03-20').create).toHaveLength(1);
    expect(plan(over, '1990-03-20').create).toEqual([]);
    const found = minutesTo('2026-03-20T01:00:00Z');
    const waiting = carriedOut(plan('2026-03-20T01:00:00Z', '1990-03-20'), [], found);
    expect(plan(late, '1990-03-20', { existing: waiting })).toMatchObject({
      cancel: [],
      nextLookAt: { at: over, cause: 'follow_up_expires' },
    });
    const after = plan(over, '1990-03-20', { existing: waiting });
    expect(after.cancel).toMatchObject([{ reason: 'expired' }]);
    expect(after.nextLookAt?.at).toBe('2027-03-20T01:00:00.000Z');
  });

  test('approved or put off by a person, it stays as long as any other', () => {
    const found = minutesTo('2026-03-20T01:00:00Z');
    const put = carriedOut(plan('2026-03-20T01:00:00Z', '1990-03-20'), [], found).map((each) => ({
      ...each,
      dueAt: '2026-03-25T01:00:00.000Z',
    }));
    expect(plan('2026-03-26T00:00:00Z', '1990-03-20', { existing: put }).cancel).toEqual([]);
    const approved = put.map((each) => ({
      ...each,
      ...{ state: 'approved' as const, approval: 'person' as const, dueAt: '2026-03-20T01:00:00.000Z' },
    }));
    // Approved late in the evening, and held by quiet hours until the next morning.
    expect(plan('2026-03-22T00:00:00Z', '1990-03-20', { existing: approved }).cancel).toEqual([]);
  });

  test('is tried once, however many attempts there are, and the next year is known at once', () => {
    const existing = carriedOut(plan('2026-03-20T01:00:00Z', '1990-03-20'), [], minutesTo('2026-03-20T01:00:00Z')).map(
      (each) => ({ ...each, state: 'sent' as const, sentAt: '2026-03-20T01:00:05.000Z' }),
    );
    expect(birthday().followUps.maxAttempts).toBeGreaterThan(1);
    expect(plan('2026-03-20T02:00:00Z', '1990-03-20', { existing })).toMatchObject({
      create: [],
      nextLookAt: { at: '2027-03-20T01:00:00.000Z' },
    });
  });

  test('a date that was corrected calls it off, and back when it was right after all', () => {
    const existing = carriedOut(plan('2026-03-20T01:00:00Z', '1990-03-20'), [], minutesTo('2026-03-20T01:00:00Z'));
    const now = '2026-03-20T03:00:00Z';
    expect(plan(now, '1991-03-20', { existing }).cancel).toEqual([]);
    const wrong = plan(now, '1990-08-20', { existing });
    expect(wrong.cancel).toMatchObject([{ reason: 'withdrawn' }]);
    expect(plan(now, '1990-03-20', { existing, dates: {} }).cancel).toMatchObject([{ reason: 'withdrawn' }]);
    const calledOff = carriedOut(wrong, existing, minutesTo(now));
    expect(plan(now, '1990-03-20', { existing: calledOff }).restore).toMatchObject([{ id: existing[0]?.id }]);
    const wanted = existing.map((each) => ({ ...each, state: 'approved' as const, approval: 'person' as const }));
    expect(plan(now, '1990-08-20', { existing: wanted }).cancel).toEqual([]);
  });

  test('what was renewed for a year is not reminded of again', () => {
    const settings = settingsWith(rule({ field: 'birthday', before: 'P14D' }));
    const [found, now] = ['2026-03-20T01:00:00Z', '2026-03-21T03:00:00Z'] as const;
    const existing = carriedOut(plan(found, '2026-04-03', { settings }), [], minutesTo(found));
    expect(existing).toHaveLength(1);
    expect(plan(now, '2026-04-03', { settings, existing }).cancel).toEqual([]);
    const renewed = plan(now, '2027-04-03', { settings, existing });
    expect(renewed).toMatchObject({
      cancel: [{ reason: 'withdrawn' }],
      nextLookAt: { at: '2027-03-20T01:00:00.000Z' },
    });
  });

  test('holds together with other conditions', () => {
    const forCustomers = birthday({}, { status: ['converted'] });
    expect(plan('2026-03-20T01:00:00Z', '1990-03-20', { settings: forCustomers }).create).toEqual([]);
    const forSilent = birthday({}, { silentFor: 'P20D' });
    expect(plan('2026-03-20T01:00:00Z', '1990-03-20', { settings: forSilent }).create).toEqual([]);
    expect(plan('2026-03-21T09:00:00Z', '1990-03-20', { settings: forSilent }).create).toHaveLength(1);
  });

  test('says nothing of who has no such date, or has opted out', () => {
    const now = '2026-03-20T01:00:00Z';
    expect(planned(WROTE, minutesTo(now), { settings: birthday(), dates: { renewal: '1990-03-20' } }).create).toEqual(
      [],
    );
    expect(plan(now, '1990-03-20', { optedOut: true }).create).toEqual([]);
  });
});

test('new settings tell when the day of a sleeping contact comes', () => {
  const now = at(3 * HOUR);
  const state = stateOf(WROTE);
  const asked = {
    ...{ state, settings: birthday(), timeZone: 'Asia/Manila', unverified: [], now },
    judgement: judge({ state, known: NOTHING_KNOWN, settings: birthday(), now }),
  };
  expect(firstFoundAt({ ...asked, dates: { birthday: '1990-06-01' } })).toBe('2026-06-01T01:00:00.000Z');
  expect(firstFoundAt({ ...asked, dates: {} })).toBe(null);
});

test('more than half a year ahead is refused, since a day of each year would be waited for at once', () => {
  for (const [before, errors] of [
    ['P180D', []],
    ['P181D', [{ path: 'followUps.custom.0.when.date.before', message: 'must not be longer than 180 days' }]],
  ] as const) {
    const result = applySettingsPatch(SETTINGS, { followUps: rule({ field: 'birthday', before }) });
    expect(result.ok ? [] : result.errors).toEqual(errors);
  }
  const nonsense = applySettingsPatch(SETTINGS, { followUps: rule({ field: 'No Key' }) });
  expect(nonsense).toMatchObject({ ok: false, errors: [{ path: 'followUps.custom.0.when.date.field' }] });
});
