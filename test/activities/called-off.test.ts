import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ContactActivities } from '../../workflows/activity-contract.ts';
import { activitiesOn, advance } from './support/advance.ts';
import { createEngineDatabase, type EngineDatabase } from './support/engine-database.ts';

/** What is older when it comes is history, and history starts nothing. */
const START = Date.now() - 3_600_000;
const NOW = new Date().toISOString();
const PROMISE = 'I will check with the front desk and message you tomorrow at 9.';

let db: EngineDatabase;
let activities: ContactActivities;
beforeAll(async () => {
  db = await createEngineDatabase();
  activities = activitiesOn(db);
});
afterAll(() => db.close());

/** Somebody who was promised an answer. @returns what happens to the contact's messages from then on */
async function promised(person: string) {
  const say = (n: number, direction: 'inbound' | 'outbound', text: string) =>
    db.accept({
      ...{ channelUserId: person, channelMessageId: `${person}:${String(n)}`, text, direction },
      author: direction === 'inbound' ? 'contact' : 'ai',
      sentAt: new Date(START + n * 60_000),
    });
  await say(0, 'inbound', 'Hello, is parking included?');
  const contactId = await say(1, 'outbound', PROMISE);
  const ofContact = (table: string) => db.all(table).where({ contact_id: contactId });
  return {
    say,
    revise: (n: number, text: string | null) => db.revise(`${person}:${String(n)}`, text),
    /** The promise's follow-ups, once everything is judged. */
    async followUps(): Promise<{ state: string; reason: string | null; due_at: Date }[]> {
      await advance(db, activities, contactId, NOW);
      return ofContact('follow_ups').where({ kind: 'promise' }).select('state', 'reason', 'due_at');
    },
    told: async (): Promise<string[]> =>
      (await ofContact('contact_events').where({ kind: 'follow_up' }).orderBy('id')).map(
        ({ after }: { after: { state: string } }) => after.state,
      ),
    dismiss: () => ofContact('follow_ups').update({ state: 'dismissed' }),
  };
}

test('a promise taken back and made again is followed up again, as it was, and each turn is told', async () => {
  const contact = await promised('taken back');
  const [made] = await contact.followUps();
  expect(made).toMatchObject({ state: 'pending' });
  await contact.revise(1, 'Yes, parking is free.');
  expect(await contact.followUps()).toMatchObject([{ state: 'cancelled', reason: 'withdrawn' }]);
  await contact.revise(1, PROMISE);
  expect(await contact.followUps()).toEqual([made]);
  expect(await contact.told()).toEqual(['pending', 'cancelled', 'pending']);
});

test('a promise is open again when the message that kept it is taken back', async () => {
  const contact = await promised('kept');
  const [made] = await contact.followUps();
  await contact.say(55, 'outbound', 'I checked with the front desk: parking is free for you.');
  expect(await contact.followUps()).toMatchObject([{ state: 'cancelled', reason: 'kept' }]);
  await contact.revise(55, null);
  expect(await contact.followUps()).toEqual([made]);
});

test('what a person dismissed does not come back', async () => {
  const contact = await promised('dismissed');
  await contact.followUps();
  await contact.dismiss();
  await contact.revise(1, 'Yes, parking is free.');
  await contact.followUps();
  await contact.revise(1, PROMISE);
  expect(await contact.followUps()).toMatchObject([{ state: 'dismissed' }]);
});
