import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { SENTIMENT_LEVELS, STAGES, STATUSES } from '../../domain/vocabulary.ts';
import { openClient, type RapportClient } from '../../scripts/demo/http-client.ts';
import { eventually } from '../e2e/support/wait.ts';
import { sharedServer } from '../support/shared-server.ts';
import type { WebInstallation } from '../support/web-installation.ts';
import { ANSWERS, countingByHand, FIRST_SEEN, SCORED, SENT, spanOf, type ByHand, type Point } from './by-hand.ts';

// The sample that a person loads in the first hour: real conversations, judged by a real worker.

let owner: pg.Client;
let client: RapportClient;
let byHand: ByHand;
let whole: string;
beforeAll(async () => {
  const { baseUrl, adminKey, databaseUrl } = JSON.parse(await sharedServer('web')) as WebInstallation;
  owner = new pg.Client(databaseUrl);
  await owner.connect();
  const installation = openClient({ baseUrl, key: adminKey, connections: 1 });
  const made = await installation.post<{ id: string; adminKey: string }>('/v1/workspaces', { name: 'Sample' });
  installation.close();
  client = openClient({ baseUrl, key: made.adminKey, connections: 1 });
  byHand = countingByHand(owner, made.id);
  await client.post('/v1/sample', {});
  await eventually(
    'the sample is judged',
    async () => {
      const { items } = await client.get<{ items: { sentiment: unknown }[] }>('/v1/contacts', { limit: 200 });
      return items.length === 60 && (await unread(made.id)) === 0;
    },
    120_000,
  );
  const { rows } = await owner.query<{ first: Date }>(
    'SELECT min(sent_at) AS first FROM rapport.messages WHERE workspace_id = $1',
    [made.id],
  );
  whole = `?from=${(rows[0]?.first ?? new Date()).toISOString().slice(0, 10)}`;
}, 240_000);
afterAll(async () => {
  client.close();
  await owner.end();
});

/** Contacts whose inbox holds more than was judged. */
async function unread(workspaceId: string): Promise<number> {
  const { rows } = await owner.query<{ n: string }>(
    'SELECT count(*) AS n FROM rapport.contact_inbox WHERE workspace_id = $1 AND last_seq > judged_seq',
    [workspaceId],
  );
  return Number(rows[0]?.n);
}

const ask = <T>(chart: string, channel: string): Promise<T> =>
  client.get<T>(`/v1/analytics/${chart}${whole}${channel === '' ? '' : `&channel=${channel}`}`);

test.each(['', 'web', 'whatsapp'])('each number of the sample is the one counted by hand (%s)', async (channel) => {
  type Contacts = Point & { total: number; status: Record<string, number>; stage: Record<string, number> };
  const contacts = await ask<{ points: Contacts[] }>('contacts', channel);
  for (const point of contacts.points) {
    expect(point.total).toBe(await byHand.count(`SELECT count(*) AS n ${FIRST_SEEN}`, point, channel));
    expect(point.status).toEqual(await byHand.countEach(STATUSES, 'status', FIRST_SEEN, point, channel));
    expect(point.stage).toEqual(await byHand.countEach(STAGES, 'stage', FIRST_SEEN, point, channel));
  }

  type Tone = Point & { messages: number; mean: number | null; level: Record<string, number> };
  const { points: tones } = await ask<{ points: Tone[] }>('sentiment', channel);
  for (const point of tones) {
    expect(point.level).toEqual(await byHand.countEach(SENTIMENT_LEVELS, 'a.sentiment_level', SCORED, point, channel));
    expect(point.messages).toBe(await byHand.count(`SELECT count(*) AS n ${SCORED}`, point, channel));
  }

  type Waits = { answers: number; medianSeconds: number | null; withinHour: number };
  const responses = await ask<{ total: Waits; points: (Point & Waits)[] }>('responses', channel);
  const answered = spanOf(responses.points);
  const median = `SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY w.wait) AS n ${ANSWERS}`;
  expect(responses.total.answers).toBe(await byHand.count(`SELECT count(*) AS n ${ANSWERS}`, answered, channel));
  expect(responses.total.medianSeconds ?? 0).toBeCloseTo(await byHand.count(median, answered, channel), 3);

  const followUps = await ask<{ period: Point; total: { sent: number } }>('follow-ups', channel);
  expect(followUps.total.sent).toBe(await byHand.count(`SELECT count(*) AS n ${SENT}`, followUps.period, channel));

  const sum = (counts: readonly number[]): number => counts.reduce((all, each) => all + each, 0);
  expect(
    Math.min(sum(contacts.points.map(({ total }) => total)), sum(tones.map(({ messages }) => messages))),
  ).toBeGreaterThan(0);
  if (channel === '') expect(sum(contacts.points.map(({ total }) => total))).toBe(60);
});
