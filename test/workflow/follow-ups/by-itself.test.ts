import { DateTime } from 'luxon';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { followUpsOf, settingsFor } from './support/case.ts';
import { startSkippedInstallation, type SkippedInstallation } from './support/skipped-installation.ts';
import { BASE, DAY_MS, HOUR_MS, say, STORIES, type Line } from './support/stories.ts';

let api: SkippedInstallation;
beforeAll(async () => {
  api = await startSkippedInstallation();
}, 120_000);
afterAll(() => api.close());

const GHOSTING = { promise: { mode: 'off' }, ghosting: { mode: 'auto', after: 'PT24H' }, undecided: { mode: 'off' } };
const AUTO = { ...BASE, auto: true, triggers: GHOSTING };

let visitors = 0;

async function talk(lines: readonly Line[], contact: object = {}): Promise<string> {
  const visitor = `by-itself-${String((visitors += 1))}`;
  let contactId = '';
  for (const line of lines) ({ contactId } = await say(api, visitor, line, contact));
  await api.settled(contactId);
  return contactId;
}

/** When messages went out to a contact, in ms after the silence began. */
async function sentAfter(contactId: string, since: number): Promise<number[]> {
  const followUps = await followUpsOf(api, contactId);
  return followUps.flatMap(({ sentAt }) => (sentAt === null ? [] : [Date.parse(sentAt) - since]));
}

/** Within seconds after each of them: a judgement, a claim and a clock lie in between. */
function expectTimes(actual: readonly number[], expected: readonly number[]): void {
  expect(actual).toHaveLength(expected.length);
  for (const [index, ms] of actual.entries()) {
    expect(ms - (expected[index] ?? 0)).toBeGreaterThanOrEqual(0);
    expect(ms - (expected[index] ?? 0)).toBeLessThan(10_000);
  }
}

describe('switched on', () => {
  test('what is due is sent, as often as attempts and their gap say', { timeout: 180_000 }, async () => {
    await settingsFor(api, { ...AUTO, maxAttempts: 3, gap: 'P2D' });
    const since = api.clock().getTime();
    const contactId = await talk(STORIES.ghosting.lines);
    await api.pass(contactId, 10 * DAY_MS);
    expectTimes(await sentAfter(contactId, since), [DAY_MS, 3 * DAY_MS, 5 * DAY_MS]);
    const outcomes = (await followUpsOf(api, contactId)).map(({ state, outcome }) => `${state} ${String(outcome)}`);
    expect(outcomes).toEqual(['sent no_reply', 'sent no_reply', 'sent no_reply']);
    const messages = await api.call('GET', `/v1/contacts/${contactId}/messages?order=desc&limit=3`);
    expect(messages.json().items).toMatchObject([{ author: 'ai' }, { author: 'ai' }, { author: 'ai' }]);
  });

  test('off, everything waits; a trigger that asks for approval waits all the same', { timeout: 180_000 }, async () => {
    const asking = { ...GHOSTING, ghosting: { mode: 'approval', after: 'PT24H' } };
    for (const followUps of [
      { ...AUTO, auto: false },
      { ...AUTO, triggers: asking },
    ]) {
      await settingsFor(api, followUps);
      const contactId = await talk(STORIES.ghosting.lines);
      await api.pass(contactId, 5 * DAY_MS);
      expect(await followUpsOf(api, contactId)).toMatchObject([
        { state: 'pending', gate: { reasons: ['not_approved'] } },
      ]);
    }
  });

  test('a contact gets no more than the cap of a week', { timeout: 180_000 }, async () => {
    const caps = { perContactPerWeek: 2, perHour: 1_000 };
    await settingsFor(api, { ...AUTO, maxAttempts: 3, gap: 'PT12H', caps });
    const since = api.clock().getTime();
    const contactId = await talk(STORIES.ghosting.lines);
    await api.pass(contactId, 4 * DAY_MS);
    const third = (await followUpsOf(api, contactId))[2];
    expect(third).toMatchObject({ state: 'approved', gate: { open: false, reasons: ['cap'] } });
    await api.pass(contactId, 5 * DAY_MS);
    expectTimes(await sentAfter(contactId, since), [DAY_MS, DAY_MS + 12 * HOUR_MS, 8 * DAY_MS]);
  });

  test('a workspace sends no more than its cap of an hour', { timeout: 180_000 }, async () => {
    await settingsFor(api, { ...AUTO, caps: { perContactPerWeek: 50, perHour: 2 } });
    const contacts = [];
    for (let one = 0; one < 5; one += 1) contacts.push(await talk(STORIES.ghosting.lines));
    for (const contactId of contacts) await api.settled(contactId);
    await api.pass(contacts[0] ?? '', DAY_MS + 4 * HOUR_MS);
    const hours = new Map<number, number>();
    for (const contactId of contacts) {
      await api.settled(contactId);
      const [followUp] = await followUpsOf(api, contactId);
      expect(followUp).toMatchObject({ state: 'sent' });
      const hour = Math.floor(Date.parse(followUp?.sentAt ?? '') / HOUR_MS);
      hours.set(hour, (hours.get(hour) ?? 0) + 1);
    }
    expect(Math.max(...hours.values())).toBeLessThanOrEqual(2);
    expect(hours.size).toBeLessThanOrEqual(4);
  });

  test('what its gate never lets out expires', { timeout: 180_000 }, async () => {
    await settingsFor(api, { ...AUTO, caps: { perContactPerWeek: 0, perHour: 1_000 } });
    const contactId = await talk(STORIES.ghosting.lines);
    await api.pass(contactId, 25 * DAY_MS);
    expect(await followUpsOf(api, contactId)).toMatchObject([{ state: 'approved', gate: { reasons: ['cap'] } }]);
    await api.pass(contactId, 7 * DAY_MS);
    expect(await followUpsOf(api, contactId)).toMatchObject([{ state: 'cancelled', reason: 'expired' }]);
  });
});

describe('nobody is pestered', () => {
  test.each([
    ['who said thanks and goodbye', 'Great, thank you, bye!'],
    ['who has what they wanted', 'Perfect, that is all I needed, thanks.'],
  ])('%s', { timeout: 180_000 }, async (_, goodbye) => {
    await settingsFor(api, AUTO);
    const [question, answer] = [STORIES.ghosting.lines[0], STORIES.ghosting.lines[1]] as const;
    const contactId = await talk([...(question ? [question] : []), ...(answer ? [answer] : []), ['contact', goodbye]]);
    await api.pass(contactId, 12 * DAY_MS);
    expect(await followUpsOf(api, contactId)).toEqual([]);
  });
});

describe('a promise', () => {
  const waits = { ...BASE, triggers: { ...GHOSTING, promise: { mode: 'approval' }, ghosting: { mode: 'off' } } };

  test('is due on the clock of the contact, wherever they live', { timeout: 180_000 }, async () => {
    await settingsFor(api, waits);
    const contactId = await talk(STORIES.promise.lines, { timeZone: 'America/New_York' });
    const [promised] = await followUpsOf(api, contactId);
    const due = DateTime.fromISO(promised?.dueAt ?? '', { zone: 'America/New_York' });
    expect(due.toFormat('HH:mm')).toBe('09:00');
    expect(due.diff(DateTime.fromJSDate(api.clock()), 'hours').hours).toBeLessThan(34);
  });

  test(
    'closes itself when the business comes back, and quotes the message that kept it',
    { timeout: 180_000 },
    async () => {
      await settingsFor(api, waits);
      const visitor = `promised-${String((visitors += 1))}`;
      let contactId = '';
      for (const line of STORIES.promise.lines) ({ contactId } = await say(api, visitor, line));
      await api.pass(contactId, 14 * HOUR_MS);
      await say(api, visitor, ['human', 'Good news: we have two pairs of the blue one in size 42.']);
      await api.settled(contactId);
      expect(await followUpsOf(api, contactId)).toMatchObject([{ state: 'cancelled', reason: 'kept' }]);
      const timeline = await api.call('GET', `/v1/contacts/${contactId}/timeline`);
      const [kept] = timeline.json().items.filter(({ kind }: { kind: string }) => kind === 'follow_up');
      expect(kept.evidence).toMatchObject([{ quote: expect.stringContaining('Good news') }]);
    },
  );
});

describe('a birthday', () => {
  test(
    'is congratulated in the morning of the contact, once a year, and follows a correction',
    { timeout: 180_000 },
    async () => {
      const when = { date: { field: 'birthday', yearly: true } };
      const custom = [{ id: 'birthday', name: 'Birthday', mode: 'auto', when, message: 'Happy birthday!' }];
      await settingsFor(api, { ...BASE, auto: true, custom, maxAttempts: 3, gap: 'PT1H' });
      const made = await api.call('POST', '/v1/custom-fields', { key: 'birthday', name: 'Birthday', kind: 'date' });
      expect(made.statusCode).toBe(201);
      const contactId = await talk([['contact', 'Hello, what are your opening hours?']], { timeZone: 'Asia/Tokyo' });
      const there = () => DateTime.fromJSDate(api.clock(), { zone: 'Asia/Tokyo' });
      const bornIn = async (days: number): Promise<void> => {
        const birthday = `1992-${there().plus({ days }).toFormat('MM-dd')}`;
        const set = await api.call('PATCH', `/v1/contacts/${contactId}`, { customFields: { birthday } });
        expect(set.statusCode, set.body).toBe(200);
        await api.settled(contactId);
      };
      await bornIn(3);
      await bornIn(10);
      const first = there().plus({ days: 10 });
      await api.pass(contactId, 8 * DAY_MS);
      expect(await followUpsOf(api, contactId)).toEqual([]);
      await api.pass(contactId, 6 * DAY_MS);
      const sent = async () =>
        (await followUpsOf(api, contactId)).map(({ state, sentAt }) => [
          state,
          DateTime.fromISO(sentAt ?? '', { zone: 'Asia/Tokyo' }).toFormat('yyyy-MM-dd HH:mm'),
        ]);
      const nine = (day: DateTime) => ['sent', `${day.toFormat('yyyy-MM-dd')} 09:00`];
      expect(await sent()).toEqual([nine(first)]);
      await api.pass(contactId, 363 * DAY_MS);
      expect(await sent()).toEqual([nine(first), nine(first.plus({ years: 1 }))]);
      const [told] = await followUpsOf(api, contactId);
      expect(told?.why).toBe(`Your rule “Birthday” applies to ${first.toFormat('yyyy-MM-dd')}.`);
    },
  );
});
