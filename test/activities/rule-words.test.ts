import { afterAll, beforeAll, expect, test } from 'vitest';
import { activitiesOn, advance } from './support/advance.ts';
import { createEngineDatabase, type EngineDatabase } from './support/engine-database.ts';

let db: EngineDatabase;
beforeAll(async () => {
  db = await createEngineDatabase();
});
afterAll(() => db.close());

test('the words of custom follow-ups are found on both sides, those of review rules in what the customer writes', async () => {
  await db.changeSettings((settings) => ({
    ...settings,
    followUps: {
      ...settings.followUps,
      custom: [{ id: 'quote', name: 'Quote', mode: 'approval', when: { keywords: ['quote'] }, message: '' }],
    },
    review: { ...settings.review, rules: [{ id: 'press', name: 'Press', intents: [], keywords: ['journalist'] }] },
  }));
  const say = (text: string, more: object = {}) => db.accept({ channelUserId: 'words', text, ...more });
  const contactId = await say('I am a journalist, may I have a quote?');
  await say('A journalist! Here is our quote.', { direction: 'outbound', author: 'human' });
  await advance(db, activitiesOn(db), contactId, new Date().toISOString());

  const readings: { reading: { keywordHits: { signalId: string }[] } }[] = await db
    .all('message_analyses')
    .join('messages', 'messages.id', 'message_analyses.message_id')
    .where({ 'messages.contact_id': contactId })
    .orderBy('messages.sent_at')
    .select('reading');
  const hits = readings.map(({ reading }) => reading.keywordHits.map(({ signalId }) => signalId));
  expect(hits).toEqual([['custom/quote', 'review/press'], ['custom/quote']]);
  const reviews = await db.all('reviews').where({ contact_id: contactId });
  expect(reviews).toMatchObject([{ reason: 'rule', rule_id: 'press', state: 'open' }]);
});
