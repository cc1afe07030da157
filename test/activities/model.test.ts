import { ApplicationFailure } from '@temporalio/common';
import { MockActivityEnvironment } from '@temporalio/testing';
import { DefaultLogger } from '@temporalio/worker';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { askModelAgain } from '../../db/repositories/stand-ins.ts';
import { AnalyzerUnavailable, type AnalysisRequest, type Analyzer } from '../../enrichment/analyzer.ts';
import type { ContactActivities } from '../../workflows/activity-contract.ts';
import { activitiesOn, local } from './support/advance.ts';
import { conversation } from './support/conversation.ts';
import { createEngineDatabase, type EngineDatabase } from './support/engine-database.ts';

let db: EngineDatabase;
let activities: ContactActivities;
let asked: AnalysisRequest[] = [];
let away: AnalyzerUnavailable | null = null;

/** A model that reads as the local analyzer does, writes down what it was asked, and can be away. */
const model: Analyzer = {
  provider: 'openai',
  analyse: async (request) => {
    asked.push(request);
    if (away !== null) throw away;
    const result = await local.analyse(request);
    return { ...result, provider: 'openai', model: 'a-model', tokens: { input: 100, output: 10 }, costUsd: 0.002 };
  },
};

beforeAll(async () => {
  db = await createEngineDatabase();
  activities = activitiesOn(db, model);
});
afterAll(() => db.close());
beforeEach(() => {
  asked = [];
  away = null;
});

async function talk(person: string, length: number) {
  let contactId = '';
  for (const message of conversation(person, length)) contactId = await db.accept(message);
  return { workspaceId: db.workspaceId, contactId, uptoSeq: 0 };
}

// Failures are what these tests are about; the SDK would print each.
const quiet = { logger: new DefaultLogger('ERROR') };
const attempt = (number: number, ref: Awaited<ReturnType<typeof talk>>) =>
  new MockActivityEnvironment({ attempt: number }, quiet).run(activities.analyseWithModel, ref);
const analysesOf = (contactId: string) => db.all('message_analyses').where({ contact_id: contactId });

test('a burst is one call, and what it cost is stored once', async () => {
  const ref = await talk('burst', 6);
  expect(await activities.analyse(ref)).toMatchObject({ left: 'model' });
  expect(await attempt(1, ref)).toMatchObject({ left: 'none' });
  expect(asked.map(({ targets }) => targets.length)).toEqual([6]);
  const analyses = await analysesOf(ref.contactId);
  expect(analyses.map(({ provider, provisional }) => [provider, provisional])).toEqual(
    Array(6).fill(['openai', false]),
  );
  expect(analyses.reduce((sum: number, row: { input_tokens: number | null }) => sum + (row.input_tokens ?? 0), 0)).toBe(
    100,
  );
  expect(await activities.analyse(ref)).toMatchObject({ left: 'none' });
  expect(asked).toHaveLength(1);
});

test('a model that is away is asked again, and then the local analyzer answers, marked as standing in', async () => {
  const ref = await talk('away', 3);
  away = new AnalyzerUnavailable('rate_limited', 7_000);
  await expect(attempt(1, ref)).rejects.toBe(away);
  await expect(attempt(2, ref)).rejects.toBe(away);
  expect(await attempt(3, ref)).toMatchObject({ left: 'none' });
  const analyses = await analysesOf(ref.contactId);
  expect(analyses.map(({ provider, provisional }) => [provider, provisional])).toEqual(Array(3).fill(['local', true]));
});

test('when the model is back it reads what it missed, a few contacts first', async () => {
  const longAgo = (contactId: string) =>
    db.all.raw(`UPDATE message_analyses SET analysed_at = now() - interval '1 hour' WHERE contact_id = ?`, [contactId]);
  await db.all.raw('UPDATE message_analyses SET provisional = false');
  const talks = await Promise.all(['missed-1', 'missed-2', 'missed-3', 'missed-4'].map((person) => talk(person, 2)));
  away = new AnalyzerUnavailable('unreachable');
  for (const ref of talks) await attempt(3, ref);
  expect(await askModelAgain(db.all)).toBe(0);

  for (const { contactId } of talks.slice(0, 3)) await longAgo(contactId);
  expect(await askModelAgain(db.all)).toBe(2);
  away = null;
  for (const ref of talks.slice(0, 3)) if ((await activities.analyse(ref)).kind === 'analysed') await attempt(1, ref);
  const standing = await db.all('message_analyses').where({ provisional: true }).distinct('contact_id');
  expect(standing).toHaveLength(2);

  for (const { contactId } of talks) await longAgo(contactId);
  expect(await askModelAgain(db.all)).toBe(2);
  for (const ref of talks) await attempt(1, ref);
  expect(await db.all('message_analyses').where({ provisional: true })).toEqual([]);
});

test('any other failure is nothing the local analyzer could stand in for', async () => {
  const ref = await talk('broken', 3);
  const broken: Analyzer = {
    provider: 'openai',
    analyse: () => Promise.reject(ApplicationFailure.create({ type: 'bug' })),
  };
  const run = new MockActivityEnvironment({ attempt: 9 }, quiet).run(activitiesOn(db, broken).analyseWithModel, ref);
  await expect(run).rejects.toMatchObject({ type: 'bug' });
  expect(await analysesOf(ref.contactId)).toEqual([]);
});

test('a workspace that keeps its text to itself is read by the local analyzer', async () => {
  await db.changeSettings((settings) => ({ ...settings, privacy: { ...settings.privacy, modelSeesText: false } }));
  const ref = await talk('private', 3);
  expect(await activities.analyse(ref)).toMatchObject({ left: 'none' });
  expect(asked).toEqual([]);
  expect((await analysesOf(ref.contactId)).map(({ provider }) => provider)).toEqual(['local', 'local', 'local']);
});

test('deleted messages are never shown to a model', async () => {
  await db.changeSettings((settings) => ({ ...settings, privacy: { ...settings.privacy, modelSeesText: true } }));
  const ref = await talk('deleted', 1);
  await db.revise('deleted:0000', null);
  expect(await activities.analyse(ref)).toMatchObject({ left: 'none' });
  expect(asked).toEqual([]);
});
