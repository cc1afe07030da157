import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestApi, type TestApi } from '../support/api.ts';
import { asOwner } from '../support/owner.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

let keys = 0;
const newKey = (): string => `request-${String((keys += 1))}`;
const make = (name: string, idempotencyKey: string, key?: string) =>
  api.call(
    'POST',
    '/v1/contacts',
    { name },
    { headers: { 'idempotency-key': idempotencyKey }, ...(key === undefined ? {} : { key }) },
  );
const made = async (name: string): Promise<number> =>
  (await asOwner(api.ownerUrl, 'SELECT id FROM rapport.contacts WHERE name = $1', [name])).length;

it('the same request again gets the first answer, and does nothing', async () => {
  const key = newKey();
  const first = await make('Once', key);
  const again = await make('Once', key);
  expect(again.statusCode).toBe(201);
  expect(again.headers['idempotency-replayed']).toBe('true');
  expect(again.body).toBe(first.body);
  expect(again.headers['location']).toBe(first.headers['location']);
  expect(await made('Once')).toBe(1);
});

it('another request under the same key is refused, also by another caller', async () => {
  const key = newKey();
  await make('First', key);
  expect((await make('Second', key)).json()).toMatchObject({ status: 409, code: 'idempotency_key_reused' });
  const agent = (await api.call('POST', '/v1/api-keys', { name: 'a', role: 'agent' })).json();
  expect((await make('First', key, agent.key)).json().code).toBe('idempotency_key_reused');
  const other = await api.otherWorkspace();
  expect((await make('Second', key, other.key)).statusCode).toBe(201);
});

it('requests at once under one key are carried out once', async () => {
  const key = newKey();
  const answers = await Promise.all(Array.from({ length: 6 }, () => make('Together', key)));
  expect(await made('Together')).toBe(1);
  for (const answer of answers) expect([201, 409]).toContain(answer.statusCode);
  expect(
    answers.filter(({ statusCode }) => statusCode === 409).every((answer) => answer.json().code === 'in_progress'),
  ).toBe(true);
});

it('a refused request may be tried again', async () => {
  const key = newKey();
  const headers = { 'idempotency-key': key };
  const adjust = (id: string) => api.call('POST', `/v1/contacts/${id}/score-adjustments`, { points: 1 }, { headers });
  const nobody = '0198a000-0000-7000-8000-000000000000';
  expect((await adjust(nobody)).statusCode).toBe(404);
  expect((await adjust(nobody)).statusCode).toBe(404);
  expect(await asOwner(api.ownerUrl, 'SELECT 1 FROM rapport.idempotency_keys WHERE key = $1', [key])).toEqual([]);
});

it('kept answers give away nothing, and go with their contact', async () => {
  const key = newKey();
  const { id } = (await make('Very secret name', key)).json();
  const [row] = await asOwner<{ body: unknown; contact_id: string }>(
    api.ownerUrl,
    'SELECT body, contact_id FROM rapport.idempotency_keys WHERE key = $1',
    [key],
  );
  expect(JSON.stringify(row?.body)).not.toContain('secret');
  expect(row?.contact_id).toBe(id);
});

it.each(['', 'with space', 'x'.repeat(256), 'ключ'])('the key %j is refused', async (key) => {
  const answer = await make('Bad key', encodeURI(key) === key ? key : Buffer.from(key).toString('latin1'));
  expect(answer.statusCode).toBe(400);
  expect(answer.json().errors[0].path).toBe('Idempotency-Key');
});
