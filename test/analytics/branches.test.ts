import type { Knex } from 'knex';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openDatabase } from '../../db/client.ts';
import { keepCharts } from '../../db/repositories/analytics-counting.ts';
import { startTestApi, type TestApi } from '../support/api.ts';
import { asOwner } from '../support/owner.ts';
import { fillWithSample } from './sample.ts';

const PERIOD = 'from=2026-01-01&to=2026-12-31';

let api: TestApi;
let maintenance: Knex;
let branch: string;
beforeAll(async () => {
  api = await startTestApi();
  const options = { url: api.ownerUrl, poolSize: 1, applicationName: 'branch charts test' };
  maintenance = openDatabase({ ...options, role: 'rapport_maintenance' });
  await api.call('PATCH', '/v1/settings', { locale: { timeZone: 'UTC' } });
  await fillWithSample(api.ownerUrl, api.workspaceId);
  branch = (await api.call('POST', '/v1/branches', { name: 'Harbour' })).json<{ id: string }>().id;
  await move('channels @> ARRAY[$2]', 'whatsapp');
});
afterAll(async () => {
  await maintenance.destroy();
  await api.close();
});

/** Puts contacts into the branch. */
const move = (whom: string, ...values: string[]) =>
  asOwner(api.ownerUrl, `UPDATE rapport.contacts SET branch_id = $1 WHERE ${whom}`, [branch, ...values]);

const ask = async <T>(path: string): Promise<T> => {
  const answer = await api.call('GET', `/v1/analytics/${path}`);
  expect([answer.statusCode, answer.statusCode === 200 ? '' : answer.body]).toEqual([200, '']);
  return answer.json<T>();
};

const count = async (from: string): Promise<number> => {
  const [row] = await asOwner<{ n: string }>(
    api.ownerUrl,
    `SELECT count(*) AS n FROM ${from} JOIN rapport.contacts c ON c.id = contact_id WHERE c.erasing_at IS NULL AND c.branch_id = $1`,
    [branch],
  );
  return Number(row?.n);
};

const SCORED = `(SELECT a.contact_id FROM rapport.message_analyses a JOIN rapport.messages m ON m.id = a.message_id
  WHERE m.deleted_at IS NULL AND m.sent_at < '2027-01-01') s`;

async function expectBranchAlone(): Promise<void> {
  const of = `?${PERIOD}&branchId=${branch}`;
  const sum = (points: readonly { messages: number }[]): number =>
    points.reduce((all, { messages }) => all + messages, 0);
  const contacts = await ask<{ total: number }>(`contacts${of}`);
  expect(contacts.total).toBe(await count('(SELECT id AS contact_id FROM rapport.contacts) s'));
  const sentiment = await ask<{ points: { messages: number }[] }>(`sentiment${of}`);
  expect(sum(sentiment.points)).toBe(await count(SCORED));
  const followUps = await ask<{ total: { sent: number } }>(`follow-ups${of}`);
  const SENT = `(SELECT contact_id FROM rapport.follow_ups WHERE sent_at < '2027-01-01') s`;
  expect(followUps.total.sent).toBe(await count(SENT));
  for (const counted of [contacts.total, sum(sentiment.points), followUps.total.sent])
    expect(counted).toBeGreaterThan(0);
  const { items } = await ask<{ items: { contact: { id: string } }[] }>(
    `contacts-behind${of}&chart=sentiment&limit=200`,
  );
  const theirs = await asOwner<{ id: string }>(api.ownerUrl, 'SELECT id FROM rapport.contacts WHERE branch_id = $1', [
    branch,
  ]);
  expect(items.length).toBeGreaterThan(0);
  expect(theirs.map(({ id }) => id)).toEqual(expect.arrayContaining(items.map(({ contact }) => contact.id)));
}

describe('charts of a branch', () => {
  test('are of its contacts alone, read from the messages or kept counted', async () => {
    await expectBranchAlone();
    await keepCharts(maintenance);
    await expectBranchAlone();
  });

  test('follow a contact that is moved', async () => {
    await move('channels = ARRAY[$2]', 'web');
    await expectBranchAlone();
    await keepCharts(maintenance);
    await expectBranchAlone();
  });

  test('of a branch that is not there are empty', async () => {
    for (const nobodys of ['nothing', '01999999-9999-7999-8999-999999999999']) {
      expect(await ask(`contacts?${PERIOD}&branchId=${nobodys}`)).toMatchObject({ total: 0 });
      expect(await ask(`contacts-behind?${PERIOD}&branchId=${nobodys}&chart=standing`)).toMatchObject({ items: [] });
    }
  });
});
