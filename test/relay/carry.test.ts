import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { beat, stopBeating } from '../../db/repositories/heartbeats.ts';
import { leaseNext, markRelayed, roomForMore } from '../../db/repositories/relay-leases.ts';
import { carryRound, ROUND } from '../../relay/carry-round.ts';
import { createEngineDatabase, type EngineDatabase } from '../activities/support/engine-database.ts';
import { createFakeSignals } from './support/fake-signals.ts';

let db: EngineDatabase;
beforeAll(async () => {
  db = await createEngineDatabase();
});
afterAll(() => db.close());
beforeEach(async () => {
  await db.all.raw('UPDATE contact_inbox SET relayed_seq = last_seq, leased_until = NULL');
});

let people = 0;
const newPerson = (): Promise<string> => db.accept({ channelUserId: `carried-${String((people += 1))}`, text: 'Hi' });

/** Inboxes of another workspace, with facts to relay; of contacts that need no more than to be there. */
async function crowd(size: number): Promise<string> {
  const workspaceId = uuidv7();
  await db.all('workspaces').insert({ id: workspaceId, name: 'Crowd' });
  await db.all.raw(
    `WITH made AS (
       INSERT INTO contacts (id, workspace_id, source, first_seen_at)
       SELECT gen_random_uuid(), ?, 'import', now() FROM generate_series(1, ?) RETURNING id, workspace_id)
     INSERT INTO contact_inbox (contact_id, workspace_id, last_seq, last_at) SELECT id, workspace_id, 7, now() - interval '1 hour' FROM made`,
    [workspaceId, size],
  );
  return workspaceId;
}

const inboxOf = (contactId: string) => db.all('contact_inbox').where({ contact_id: contactId }).first();

test('a burst becomes one signal, with the last number', async () => {
  const contactId = await newPerson();
  for (let more = 0; more < 5; more += 1)
    await db.accept({ channelUserId: `carried-${String(people)}`, text: 'Hello?' });
  const signals = createFakeSignals();
  expect(await carryRound(db.relay, signals)).toBe(1);
  expect(await carryRound(db.relay, signals)).toBe(0);
  const { last_seq: uptoSeq } = await inboxOf(contactId);
  expect(signals.told).toMatchObject([{ contactId, uptoSeq }]);
});

test('one workflow is told at most five times a second', async () => {
  const contactId = await newPerson();
  const signals = createFakeSignals();
  await carryRound(db.relay, signals);
  await db.accept({ channelUserId: `carried-${String(people)}`, text: 'Hello?' });
  expect(await carryRound(db.relay, signals)).toBe(0);
  await new Promise((resolve) => setTimeout(resolve, 250));
  expect(await carryRound(db.relay, signals)).toBe(1);
  expect(signals.told.map((told) => told.contactId)).toEqual([contactId, contactId]);
});

test('a workspace with a single message does not wait behind one with a thousand', async () => {
  await crowd(1_000);
  const contactId = await newPerson();
  const signals = createFakeSignals();
  expect(await carryRound(db.relay, signals)).toBe(ROUND);
  expect(signals.told.map((told) => told.contactId)).toContain(contactId);
});

test('what one relay has leased no other takes, and what it could not deliver comes back when the lease has run out', async () => {
  await crowd(40);
  const [mine, yours] = await Promise.all([leaseNext(db.relay, 30), leaseNext(db.relay, 30)]);
  const taken = [...mine, ...yours].map(({ contactId }) => contactId);
  expect(new Set(taken).size).toBe(taken.length);
  const rest = await leaseNext(db.relay, 100);
  expect(taken.length + rest.length).toBe(40);
  expect(await leaseNext(db.relay, 100)).toEqual([]);
  await db.all.raw(
    `UPDATE contact_inbox SET leased_until = now() - interval '1 second' WHERE leased_until IS NOT NULL`,
  );
  expect(await leaseNext(db.relay, 100)).toHaveLength(40);
});

test('with Temporal away nothing is lost, and messages are accepted as ever', async () => {
  const contactId = await newPerson();
  const signals = createFakeSignals();
  signals.away = true;
  await expect(carryRound(db.relay, signals)).rejects.toThrow('UNAVAILABLE');
  await db.accept({ channelUserId: `carried-${String(people)}`, text: 'Anybody there?' });
  const waiting = await inboxOf(contactId);
  expect(waiting).toMatchObject({ leased_until: null });
  expect(waiting.relayed_seq).toBeLessThan(waiting.last_seq);
  signals.away = false;
  await new Promise((resolve) => setTimeout(resolve, 1_050));
  expect(await carryRound(db.relay, signals)).toBe(1);
  expect(signals.told).toMatchObject([{ contactId, uptoSeq: waiting.last_seq }]);
});

test('a message that comes in while its contact is being told is told next', async () => {
  const contactId = await newPerson();
  const [leased] = await leaseNext(db.relay, 10);
  await db.accept({ channelUserId: `carried-${String(people)}`, text: 'And another thing' });
  await markRelayed(db.relay, leased === undefined ? [] : [leased]);
  const inbox = await inboxOf(contactId);
  expect(inbox.relayed_seq).toBe(leased?.lastSeq);
  expect(inbox.relayed_seq).toBeLessThan(inbox.last_seq);
});

test('as many are told as workers have room for, and those that are never judged take none for long', async () => {
  await db.all.raw('UPDATE contact_inbox SET judged_seq = last_seq');
  await crowd(10);
  const signals = createFakeSignals();
  expect(await roomForMore(db.relay, 8)).toBe(8);
  await carryRound(db.relay, signals, 6);
  expect(await roomForMore(db.relay, 8)).toBe(2);
  await db
    .all('contact_inbox')
    .where({ contact_id: signals.told[0]?.contactId })
    .update({ judged_seq: db.all.ref('last_seq') });
  expect(await roomForMore(db.relay, 8)).toBe(3);
  await carryRound(db.relay, signals, 3);
  expect(await roomForMore(db.relay, 8)).toBe(0);
  await db.all.raw(`UPDATE contact_inbox SET next_relay_at = next_relay_at - interval '6 seconds'`);
  expect(await roomForMore(db.relay, 8)).toBe(8);
});

test('each worker that is alive has room of its own', async () => {
  await db.all.raw('UPDATE contact_inbox SET judged_seq = last_seq');
  for (const process of ['one', 'two']) await beat(db.relay, 'worker', process);
  expect(await roomForMore(db.relay, 8)).toBe(16);
  for (const process of ['one', 'two']) await stopBeating(db.relay, 'worker', process);
  expect(await roomForMore(db.relay, 8)).toBe(8);
});
