import { pino } from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { v7 as uuidv7 } from 'uuid';
import { createRecordDecision } from '../../activities/follow-ups/record-decision.ts';
import { createActivities } from '../../activities/index.ts';
import type { SendResult } from '../../channels/port.ts';
import { queryOnce } from '../../scripts/up/postgres-cluster.ts';
import { advance, activitiesOn, local } from '../activities/support/advance.ts';
import type { EngineDatabase } from '../activities/support/engine-database.ts';
import { sized } from '../e2e/support/run-length.ts';
import { sharedServer } from '../support/shared-server.ts';
import { channelThat, databaseWithOpenGate, followUpOf, senderOn, taken } from './support/approved.ts';

/** `npm run test:races` plays a thousand. */
const RACES = sized({ short: 60, full: 1_000 });

let db: EngineDatabase;
beforeAll(async () => {
  db = await databaseWithOpenGate();
});
afterAll(() => db.close());

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** So much later does the winner of one race start into the next: the two keep meeting, on a fast machine and on a busy one. */
const HANDICAP_MS = 1;

test(`an approval and an answer at the same moment end in one of the two, ${String(RACES)} times`, async () => {
  const { got, channels } = channelThat(taken);
  const send = senderOn(db, channels);
  const recordDecision = createRecordDecision({ database: db.worker, clock: () => new Date() });
  const activities = activitiesOn(db);
  const counts = { sent: 0, cancelled: 0 };
  let approvalWaitsMs = 0;
  for (let race = 0; race < RACES; race += 1) {
    const visitor = `race-${String(race)}`;
    const { contactId, id: followUpId, input, row, ours } = await followUpOf(db, visitor, 'pending');
    const approve = async (): Promise<void> => {
      await pause(Math.max(0, approvalWaitsMs));
      await recordDecision({ ...input, id: uuidv7(), decision: 'approve', followUpId });
      await send(input);
    };
    const answer = async (): Promise<void> => {
      await pause(Math.max(0, -approvalWaitsMs));
      await db.accept({ channelUserId: visitor, channelMessageId: `${visitor}:2`, text: 'Here I am' });
    };
    await Promise.all([approve(), answer()]);
    await advance(db, activities, contactId, new Date().toISOString());
    const { state, outcome, reason } = await row();
    const out = got.filter((message) => message.contactId === contactId).length;
    const told = await toldOf(contactId);
    if (state === 'sent') expect([out, (await ours()).length, outcome, told]).toEqual([1, 1, 'replied', 'sent']);
    else expect([state, reason, out, outcome, told]).toEqual(['cancelled', 'answered', 0, null, 'cancelled']);
    counts[state as keyof typeof counts] += 1;
    approvalWaitsMs += state === 'sent' ? HANDICAP_MS : -HANDICAP_MS;
  }
  console.log(`approved first ${String(counts.sent)}, answered first ${String(counts.cancelled)}`);
  expect(counts.sent + counts.cancelled).toBe(RACES);
  expect(Math.min(counts.sent, counts.cancelled)).toBeGreaterThanOrEqual(RACES * 0.05);
}, 600_000);

/** How the contact's ledger says it ended. */
async function toldOf(contactId: string): Promise<unknown> {
  const last = await db
    .all('contact_events')
    .where({ contact_id: contactId, kind: 'follow_up' })
    .orderBy('id', 'desc')
    .first('after');
  return last?.after?.state;
}

test('ten that send the same at once send it once', async () => {
  const { got, channels } = channelThat(async () => {
    await pause(50);
    return taken();
  });
  const followUp = await followUpOf(db, 'at-once');
  await Promise.all(Array.from({ length: 10 }, () => senderOn(db, channels)(followUp.input)));
  expect(got).toHaveLength(1);
  expect(await followUp.row()).toMatchObject({ state: 'sent', claimed_at: null });
  expect(await followUp.ours()).toMatchObject([{ author: 'human', text: 'Still there?' }]);
}, 60_000);

test('a claim whose maker is gone is unconfirmed, and never tried again', async () => {
  const never = channelThat(() => new Promise<SendResult>(() => undefined));
  const followUp = await followUpOf(db, 'crashed');
  void senderOn(db, never.channels)(followUp.input);
  await expect.poll(() => never.got.length, { timeout: 10_000 }).toBe(1);
  const after = channelThat(taken);
  expect(await senderOn(db, after.channels)(followUp.input)).toMatchObject({ kind: 'settled' });
  await senderOn(db, after.channels)(followUp.input);
  expect(after.got).toEqual([]);
  expect(await followUp.row()).toMatchObject({ state: 'unconfirmed', reason: expect.stringContaining('broke off') });
}, 60_000);

test('a database that is away as the result comes makes nothing unknown', async () => {
  const own = await databaseWithOpenGate();
  const back: Promise<void>[] = [];
  const { got, channels } = channelThat(async () => {
    const allow = await takeAway(own.url);
    back.push(pause(1_200).then(allow));
    return taken();
  });
  const followUp = await followUpOf(own, 'outage');
  expect(await senderOn(own, channels)(followUp.input)).toMatchObject({ kind: 'settled' });
  await Promise.all(back);
  expect(got).toHaveLength(1);
  expect(await followUp.row()).toMatchObject({ state: 'sent' });
  expect(await followUp.ours()).toHaveLength(1);
  await own.close();
}, 60_000);

/** Cuts every connection to a database and lets nobody in. @returns lets them in again */
async function takeAway(url: string): Promise<() => Promise<void>> {
  const admin = await sharedServer('postgres');
  const name = new URL(url).pathname.slice(1);
  const allow = (allowed: boolean) => queryOnce(admin, `ALTER DATABASE ${name} ALLOW_CONNECTIONS ${String(allowed)}`);
  await allow(false);
  await queryOnce(admin, `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '${name}'`);
  return async () => void (await allow(true));
}

test('what a provider refuses for now is tried when it says, what it refuses for good is told in its words', async () => {
  const busy = channelThat(() => ({ kind: 'not_sent', reason: 'Too many messages.', retryAfterMs: 60_000 }));
  const followUp = await followUpOf(db, 'busy');
  expect(await senderOn(db, busy.channels)(followUp.input)).toMatchObject({ kind: 'later' });
  expect(await senderOn(db, busy.channels)(followUp.input)).toMatchObject({ kind: 'closed' });
  expect(busy.got).toHaveLength(1);
  const later = channelThat(taken);
  await senderOn(db, later.channels, () => new Date(Date.now() + 61_000))(followUp.input);
  expect(await followUp.row()).toMatchObject({ state: 'sent' });
  expect(later.got[0]?.idempotencyKey).toBe(busy.got[0]?.idempotencyKey);

  const refused = await followUpOf(db, 'refused');
  const final = channelThat(() => ({ kind: 'not_sent', reason: 'This person has blocked you.', retryAfterMs: null }));
  await senderOn(db, final.channels)(refused.input);
  expect(await refused.row()).toMatchObject({ state: 'failed', reason: 'This person has blocked you.' });
  expect(await refused.ours()).toEqual([]);
}, 60_000);

test('what is handed over is found again should its workflow be lost, and is left alone once it has gone', async () => {
  const { channels } = channelThat(taken);
  const logger = pino({ level: 'silent' });
  const analyzers = { analyzer: local, localAnalyzer: local };
  const activities = createActivities({ database: db.worker, ...analyzers, logger, searchable: true, channels });
  const { id, contactId, input } = await followUpOf(db, 'handed-over');
  const now = new Date();
  const { sends } = await advance(db, activities, contactId, now.toISOString());
  expect(sends).toEqual([{ kind: 'follow_up', id }]);
  const lookAt = async () => (await db.all('contact_inbox').where({ contact_id: contactId }).first()).next_look_at;
  const soon = (await lookAt()).getTime() - now.getTime();
  expect(soon).toBeGreaterThan(0);
  expect(soon).toBeLessThan(10 * 60_000);
  await senderOn(db, channels)(input);
  await advance(db, activities, contactId, new Date().toISOString());
  expect((await lookAt()).getTime() - now.getTime()).toBeGreaterThan(3_600_000);
}, 60_000);

test('a stop, a take-over and the stop switch hold at the claim', async () => {
  const { got, channels } = channelThat(taken);
  const send = senderOn(db, channels);
  const [stopped, takenOver] = [await followUpOf(db, 'stops'), await followUpOf(db, 'taken-over')];
  await db.accept({ channelUserId: 'stops', channelMessageId: 'stops:2', text: 'STOP' });
  await db.all('conversations').where({ contact_id: takenOver.contactId }).update({ handled_by: 'human' });
  expect(await send(stopped.input)).toMatchObject({ kind: 'closed' });
  expect(await send(takenOver.input)).toMatchObject({ kind: 'closed' });
  const switched = await followUpOf(db, 'switched');
  await db.changeSettings((settings) => ({ ...settings, followUps: { ...settings.followUps, stopped: true } }));
  expect(await send(switched.input)).toMatchObject({ kind: 'closed' });
  await db.changeSettings((settings) => ({ ...settings, followUps: { ...settings.followUps, stopped: false } }));
  await send(switched.input);
  expect(got.map(({ contactId }) => contactId)).toEqual([switched.contactId]);
}, 60_000);
