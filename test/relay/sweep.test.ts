import { afterAll, beforeAll, expect, test } from 'vitest';
import { createSweeper } from '../../relay/sweeper.ts';
import { recoverAll } from '../../relay/recover.ts';
import { activitiesOn, advance } from '../activities/support/advance.ts';
import { createEngineDatabase, type EngineDatabase } from '../activities/support/engine-database.ts';
import { createFakeSignals } from './support/fake-signals.ts';

let db: EngineDatabase;
let fresh: string;
let unjudged: string;
let untold: string;
let missed: string;
let waiting: string;
let erasing: string;

const HOUR_MS = 3_600_000;

/** Contacts in every condition that a sweep has to tell apart. */
beforeAll(async () => {
  db = await createEngineDatabase();
  const activities = activitiesOn(db);
  const person = (name: string) => db.accept({ channelUserId: name, text: 'Hello there' });
  const told = (contactId: string) =>
    db.all.raw('UPDATE contact_inbox SET relayed_seq = last_seq WHERE contact_id = ?', [contactId]);
  const longAgo = (contactId: string) =>
    db.all.raw(`UPDATE contact_inbox SET last_at = now() - interval '2 minutes' WHERE contact_id = ?`, [contactId]);
  const deadline = (contactId: string, at: Date) =>
    db.all('contacts').where({ id: contactId }).update({ next_deadline: at });

  fresh = await person('fresh');
  await told(fresh);
  unjudged = await person('unjudged');
  await told(unjudged);
  await longAgo(unjudged);
  untold = await person('untold');
  await longAgo(untold);
  for (const name of ['missed', 'waiting', 'erasing'] as const) {
    const contactId = await person(name);
    await advance(db, activities, contactId, new Date().toISOString());
    await told(contactId);
    if (name === 'missed') await deadline((missed = contactId), new Date(Date.now() - HOUR_MS));
    if (name === 'waiting') await deadline((waiting = contactId), new Date(Date.now() + HOUR_MS));
    if (name === 'erasing') {
      await deadline((erasing = contactId), new Date(Date.now() - HOUR_MS));
      await db.all('contacts').where({ id: contactId }).update({ erasing_at: new Date() });
    }
  }
});
afterAll(() => db.close());

const lastSeqOf = async (contactId: string): Promise<number> =>
  (await db.all('contact_inbox').where({ contact_id: contactId }).first<{ last_seq: number }>('last_seq')).last_seq;
const turnAgain = () => db.relay.raw(`DELETE FROM heartbeats WHERE kind = 'sweep'`);

test('a sweep wakes who was told and not judged, and whose deadline has passed; nobody else', async () => {
  const signals = createFakeSignals();
  await turnAgain();
  expect(await createSweeper(db.relay, signals)()).toBe(2);
  expect(signals.reconsidered.toSorted()).toEqual([unjudged, missed].toSorted());
  // A run that has forgotten what it was told hears it again.
  expect(signals.lookedUpto.get(unjudged)).toBe(await lastSeqOf(unjudged));
});

test('of several relays one sweeps, and whoever was woken a moment ago is left alone', async () => {
  const signals = createFakeSignals();
  await turnAgain();
  const sweep = createSweeper(db.relay, signals);
  expect(await sweep()).toBe(2);
  expect(await createSweeper(db.relay, signals)()).toBe(0);
  await turnAgain();
  expect(await sweep()).toBe(0);
  expect(signals.reconsidered).toHaveLength(2);
});

test('recovery wakes everybody who waits for anything', async () => {
  const signals = createFakeSignals();
  const woken = await recoverAll({ database: db.relay, signals, startJob: () => Promise.resolve() });
  expect(signals.reconsidered.toSorted()).toEqual([fresh, unjudged, untold, missed, waiting].toSorted());
  expect(signals.reconsidered).not.toContain(erasing);
  expect(woken).toBe(5);
});
