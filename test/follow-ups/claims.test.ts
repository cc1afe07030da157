import { v7 as uuidv7 } from 'uuid';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createSend } from '../../activities/follow-ups/send.ts';
import { createChannelRegistry } from '../../channels/registry.ts';
import type { OutgoingMessage, SendResult } from '../../channels/port.ts';
import { createSettingsReader } from '../../db/repositories/settings-in-force.ts';
import { advance, activitiesOn } from '../activities/support/advance.ts';
import { sized } from '../e2e/support/run-length.ts';
import { createEngineDatabase, type EngineDatabase } from '../activities/support/engine-database.ts';

/** `npm run test:races` plays a thousand. */
const RACES = sized({ short: 60, full: 1_000 });

let db: EngineDatabase;
beforeAll(async () => {
  db = await createEngineDatabase();
  await db.changeSettings((settings) => ({
    ...settings,
    followUps: { ...settings.followUps, quietHours: null, undoWindow: 'PT0S', caps: { perContactPerWeek: 9, perHour: 10_000 } },
  }));
});
afterAll(() => db.close());

/** A channel that keeps what it got, and answers as it is told. */
function channel(answer: (message: OutgoingMessage) => SendResult | Promise<SendResult>) {
  const got: OutgoingMessage[] = [];
  const port = {
    windowMs: null,
    send: async (message: OutgoingMessage) => {
      got.push(message);
      return answer(message);
    },
  };
  return { got, channels: createChannelRegistry({}, port) };
}

const taken = (): SendResult => ({ kind: 'sent', providerMessageId: uuidv7() });

function senderOn(channels: ReturnType<typeof channel>['channels'], clock = () => new Date()) {
  return createSend({ database: db.worker, channels, clock, logger: pino({ level: 'silent' }), settingsInForce: createSettingsReader() });
}

/** A ghosting follow-up that a person approved a moment ago. */
async function approved(visitor: string) {
  const contactId = await db.accept({ channelUserId: visitor, channelMessageId: `${visitor}:1`, text: 'How much is it?' });
  const [thread] = await db.all('conversations').where({ contact_id: contactId });
  const id = uuidv7();
  const now = new Date();
  await db.all('follow_ups').insert({
    ...{ id, workspace_id: db.workspaceId, contact_id: contactId, conversation_id: thread.id, kind: 'ghosting' },
    ...{ anchor: 'test', attempt: 1, max_attempts: 3, state: 'approved', approval: 'person', approved_at: now, channel: 'web' },
    ...{ due_at: now, created_at: now, answered_after: now, rule: '{}', params: '{}', suggested_message: 'Still there?' },
  });
  const input = { workspaceId: db.workspaceId, contactId, task: { kind: 'follow_up', id } as const, now: now.toISOString() };
  const row = () => db.all('follow_ups').where({ id }).first();
  const ours = () => db.all('messages').where({ contact_id: contactId, direction: 'outbound' });
  return { contactId, id, input, row, ours };
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

test(`an answer and a send at the same moment end in one of the two, ${String(RACES)} times`, async () => {
  const { got, channels } = channel(taken);
  const send = senderOn(channels);
  const activities = activitiesOn(db);
  const counts = { sent: 0, cancelled: 0 };
  for (let race = 0; race < RACES; race += 1) {
    const visitor = `race-${String(race)}`;
    const followUp = await approved(visitor);
    // The two take about as long; the head start decides nothing, it only spreads the meetings.
    const headStart = (race % 7) - 3;
    await Promise.all([
      pause(Math.max(0, headStart)).then(() => send(followUp.input)),
      pause(Math.max(0, -headStart)).then(() => db.accept({ channelUserId: visitor, channelMessageId: `${visitor}:2`, text: 'Here I am' })),
    ]);
    await advance(db, activities, followUp.contactId, new Date().toISOString());
    const { state, outcome, reason } = await followUp.row();
    const out = got.filter(({ contactId }) => contactId === followUp.contactId).length;
    if (state === 'sent') expect([out, (await followUp.ours()).length]).toEqual([1, 1]);
    else expect([state, reason, out, outcome]).toEqual(['cancelled', 'answered', 0, null]);
    counts[state as keyof typeof counts] += 1;
  }
  console.log(`sent first ${String(counts.sent)}, answered first ${String(counts.cancelled)}`);
  expect(Math.min(counts.sent, counts.cancelled)).toBeGreaterThanOrEqual(RACES * 0.05);
}, 600_000);

test('ten that send the same at once send it once', async () => {
  const { got, channels } = channel(async () => {
    await pause(50);
    return taken();
  });
  const followUp = await approved('at-once');
  await Promise.all(Array.from({ length: 10 }, () => senderOn(channels)(followUp.input)));
  expect(got).toHaveLength(1);
  expect(await followUp.row()).toMatchObject({ state: 'sent', claimed_at: null });
  expect(await followUp.ours()).toMatchObject([{ author: 'human', text: 'Still there?' }]);
}, 60_000);

test('a claim whose maker is gone is unconfirmed, and never tried again', async () => {
  const never = channel(() => new Promise<SendResult>(() => undefined));
  const followUp = await approved('crashed');
  void senderOn(never.channels)(followUp.input);
  await expect.poll(() => never.got.length, { timeout: 10_000 }).toBe(1);
  const after = channel(taken);
  expect(await senderOn(after.channels)(followUp.input)).toMatchObject({ kind: 'settled' });
  await senderOn(after.channels)(followUp.input);
  expect(after.got).toEqual([]);
  expect(await followUp.row()).toMatchObject({ state: 'unconfirmed', reason: expect.stringContaining('broke off') });
}, 60_000);

test('what a provider refuses for now is tried when it says, what it refuses for good is told in its words', async () => {
  const busy = channel(() => ({ kind: 'not_sent', reason: 'Too many messages.', retryAfterMs: 60_000 }));
  const followUp = await approved('busy');
  expect(await senderOn(busy.channels)(followUp.input)).toMatchObject({ kind: 'later' });
  expect(await senderOn(busy.channels)(followUp.input)).toMatchObject({ kind: 'closed' });
  expect(busy.got).toHaveLength(1);
  const later = channel(taken);
  await senderOn(later.channels, () => new Date(Date.now() + 61_000))(followUp.input);
  expect(await followUp.row()).toMatchObject({ state: 'sent' });
  expect(later.got[0]?.idempotencyKey).toBe(busy.got[0]?.idempotencyKey);

  const refused = await approved('refused');
  const final = channel(() => ({ kind: 'not_sent', reason: 'This person has blocked you.', retryAfterMs: null }));
  await senderOn(final.channels)(refused.input);
  expect(await refused.row()).toMatchObject({ state: 'failed', reason: 'This person has blocked you.' });
  expect(await refused.ours()).toEqual([]);
}, 60_000);

test('a stop, a take-over and the stop switch hold at the claim', async () => {
  const { got, channels } = channel(taken);
  const send = senderOn(channels);
  const [stopped, takenOver] = [await approved('stops'), await approved('taken-over')];
  await db.accept({ channelUserId: 'stops', channelMessageId: 'stops:2', text: 'STOP' });
  await db.all('conversations').where({ contact_id: takenOver.contactId }).update({ handled_by: 'human' });
  expect(await send(stopped.input)).toMatchObject({ kind: 'closed' });
  expect(await send(takenOver.input)).toMatchObject({ kind: 'closed' });
  const switched = await approved('switched');
  await db.changeSettings((settings) => ({ ...settings, followUps: { ...settings.followUps, stopped: true } }));
  expect(await send(switched.input)).toMatchObject({ kind: 'closed' });
  await db.changeSettings((settings) => ({ ...settings, followUps: { ...settings.followUps, stopped: false } }));
  await send(switched.input);
  expect(got.map(({ contactId }) => contactId)).toEqual([switched.contactId]);
}, 60_000);
