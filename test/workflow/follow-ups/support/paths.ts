import { DateTime } from 'luxon';
import { expect } from 'vitest';
import { TEST_LOCALE } from '../../../support/api.ts';
import type { Case } from './case.ts';
import { DAY_MS, HOUR_MS, type Line } from './stories.ts';

/** What happens to a follow-up from the moment it is found. */
export interface Path {
  readonly before?: readonly Line[];
  readonly walk: (on: Case) => Promise<void>;
}

const GAP_MS = 2 * DAY_MS;
const EDITED = 'Shall we keep Friday at 10 for you?';

async function approveAndWait(on: Case): Promise<void> {
  await on.decide('approve');
  await on.passUntilDue();
}

/** Approved and due, it waits for `reason`; once `open` has been done it goes out. */
async function waitsFor(on: Case, reason: string, open: () => Promise<void>): Promise<void> {
  await approveAndWait(on);
  await on.pass(HOUR_MS);
  expect(on.sent()).toEqual([]);
  expect(await on.read()).toMatchObject({ state: 'approved', gate: { open: false, reasons: [reason], opensAt: null } });
  await open();
  await on.pass(10_000);
}

async function throughQuietHours(on: Case): Promise<void> {
  const due = Math.max(Date.parse((await on.read()).dueAt), on.api.clock().getTime());
  const clock = (at: number) => DateTime.fromMillis(at, { zone: TEST_LOCALE.timeZone }).toFormat('HH:mm');
  await on.set({ quietHours: { start: clock(due - HOUR_MS), end: clock(due + 3 * HOUR_MS) } });
  await approveAndWait(on);
  const { gate } = await on.read();
  expect(gate).toMatchObject({ open: false, reasons: ['quiet_hours'] });
  expect(on.sent()).toEqual([]);
  const opensAt = Date.parse(gate.opensAt ?? '');
  await on.pass(opensAt - on.api.clock().getTime() - 60_000);
  expect(on.sent()).toEqual([]);
  await on.pass(65_000);
  const late = Date.parse((await on.read()).sentAt ?? '') - opensAt;
  expect(late).toBeGreaterThanOrEqual(0);
  expect(late).toBeLessThan(5_000);
}

async function throughTakeOver(on: Case): Promise<void> {
  const open = await on.api.call('GET', `/v1/reviews?state=open&contactId=${on.contactId}`);
  const [review] = open.json<{ items: { id: string; conversationId: string }[] }>().items;
  if (review === undefined) throw new Error('nobody was called for the angry message');
  await on.api.call('POST', `/v1/reviews/${review.id}/take-over`);
  await waitsFor(on, 'taken_over', async () => {
    const released = await on.api.call('POST', `/v1/conversations/${review.conversationId}/release`);
    expect(released.statusCode).toBe(200);
  });
}

/** The provider refuses `times` times, and takes it then. */
async function throughOutage(on: Case, times: number): Promise<void> {
  const before = on.api.channel.answer;
  let refused = 0;
  on.api.channel.answer = (message) =>
    (refused += 1) <= times ? { kind: 'not_sent', reason: 'Try later.', retryAfterMs: 30_000 } : before(message);
  await approveAndWait(on);
  expect(await on.read()).toMatchObject({ state: 'approved', sentAt: null });
  for (let round = 0; round < times; round += 1) await on.pass(31_000);
  on.api.channel.answer = before;
  const keys = on.api.channel.got
    .filter(({ contactId }) => contactId === on.contactId)
    .map((one) => one.idempotencyKey);
  expect(new Set(keys).size).toBe(1);
}

async function answeredOnce(on: Case, answer: Case['api']['channel']['answer']): Promise<void> {
  const before = on.api.channel.answer;
  on.api.channel.answer = answer;
  await approveAndWait(on);
  on.api.channel.answer = before;
}

async function untilNoMore(on: Case): Promise<void> {
  await on.set({ maxAttempts: 2 });
  await approveAndWait(on);
  await on.pass(GAP_MS);
  const again = (await on.all())[1];
  if (again !== undefined) {
    expect(again).toMatchObject({ state: 'pending', attempt: 2 });
    await on.decide('approve', {}, again.id);
    await on.pass(10_000);
  }
  await on.pass(5 * GAP_MS);
}

export const PATHS = {
  approved: {
    walk: async (on) => {
      await approveAndWait(on);
      await on.pass(GAP_MS);
    },
  },
  'edited, then approved': {
    walk: async (on) => {
      expect(await on.decide('edit', { message: EDITED })).toMatchObject({ state: 'pending', message: EDITED });
      await approveAndWait(on);
      expect(on.sent()).toEqual([EDITED]);
    },
  },
  dismissed: {
    walk: async (on) => {
      await on.decide('dismiss', { reason: 'They called.' });
      await on.pass(20 * DAY_MS);
    },
  },
  'snoozed, then approved': {
    walk: async (on) => {
      const until = new Date(on.api.clock().getTime() + 3 * DAY_MS).toISOString();
      expect(await on.decide('snooze', { until })).toMatchObject({ state: 'pending', dueAt: until });
      await on.decide('approve');
      await on.pass(3 * DAY_MS - HOUR_MS);
      expect(on.sent()).toEqual([]);
      await on.passUntilDue();
    },
  },
  'answered first': {
    walk: async (on) => {
      await on.contactSays('Sorry, I was away for a while.');
      // What the business owes stays, and shows the new message.
      const { state, evidence } = await on.read();
      if (state === 'pending') expect(evidence.at(-1)?.quote).toBe('Sorry, I was away for a while.');
    },
  },
  expired: { walk: (on) => on.pass(32 * DAY_MS) },
  'gate closed, then open': { walk: throughQuietHours },
  'opted out by a person, then in again': {
    walk: async (on) => {
      const optOut = (method: 'PUT' | 'DELETE') =>
        on.api.call(method, `/v1/contacts/${on.contactId}/opt-out`, { scope: 'all' });
      expect((await optOut('PUT')).statusCode).toBe(200);
      await waitsFor(on, 'opted_out', async () => void (await optOut('DELETE')));
    },
  },
  'opted out by STOP': {
    walk: async (on) => {
      await on.contactSays('STOP');
      const { state, gate } = await on.read();
      if (state !== 'pending') return;
      expect(gate.reasons).toContain('opted_out');
      await approveAndWait(on);
      await on.pass(5 * DAY_MS);
    },
  },
  'taken over, then released': {
    before: [['contact', 'This is terrible service, I am really angry and want a refund now!']],
    walk: throughTakeOver,
  },
  'provider down for a while': { walk: (on) => throughOutage(on, 2) },
  'provider refuses for good': {
    walk: async (on) => {
      const reason = 'This person has blocked you.';
      await answeredOnce(on, () => ({ kind: 'not_sent', reason, retryAfterMs: null }));
      await on.pass(5 * GAP_MS);
    },
  },
  'nobody knows whether it went': {
    walk: async (on) => {
      await answeredOnce(on, () => ({ kind: 'unknown', reason: 'The line broke off.' }));
      expect(await on.read()).toMatchObject({ state: 'unconfirmed', reason: 'The line broke off.' });
      await on.pass(5 * DAY_MS);
      expect(on.sent()).toHaveLength(1);
      await on.decide('resolve', { sent: true });
    },
  },
  'attempts used up': { walk: untilNoMore },
  'replied after': {
    walk: async (on) => {
      await approveAndWait(on);
      await on.pass(HOUR_MS);
      await on.contactSays('Thanks, I will think about it.');
    },
  },
  'converted after': {
    walk: async (on) => {
      await approveAndWait(on);
      await on.pass(HOUR_MS);
      const action = {
        action: 'purchase_completed',
        actionId: `order-${on.id}`,
        occurredAt: on.api.clock().toISOString(),
      };
      expect((await on.api.call('POST', `/v1/contacts/${on.contactId}/actions`, action)).statusCode).toBe(202);
      await on.api.settled(on.contactId);
    },
  },
} as const satisfies Readonly<Record<string, Path>>;
