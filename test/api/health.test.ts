import { afterAll, beforeAll, expect, it } from 'vitest';
import { openDatabase } from '../../db/client.ts';
import { startTestApi, type TestApi } from '../support/api.ts';
import { asOwner } from '../support/owner.ts';
import { aMessage } from './support/messages.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

const get = (url: string) => api.app.inject({ url });

it('is alive', async () => {
  expect((await get('/healthz')).statusCode).toBe(200);
});

it('accepts messages without Temporal and worker, and says what is missing for the rest', async () => {
  api.gateway.reachable = false;
  expect((await get('/readyz/accept')).json()).toEqual({ ready: true, missing: [] });
  const answer = await get('/readyz');
  expect(answer.statusCode).toBe(503);
  expect(answer.json()).toEqual({ ready: false, missing: ['temporal', 'worker'] });
  api.gateway.reachable = true;
});

it('is ready once a worker has been heard of lately', async () => {
  const beat = (seconds: number) =>
    asOwner(
      api.ownerUrl,
      `INSERT INTO rapport.heartbeats VALUES ('worker', 'w1', now() - make_interval(secs => $1))
       ON CONFLICT (kind, process) DO UPDATE SET at = excluded.at`,
      [seconds],
    );
  await beat(20);
  expect((await get('/readyz')).json().missing).toEqual(['worker']);
  await beat(1);
  expect((await get('/readyz')).statusCode).toBe(200);
});

it('measures requests by route, and names no URL', async () => {
  await api.call('GET', '/v1/contacts/secret@example.com');
  const answer = await get('/metrics');
  expect(answer.headers['content-type']).toContain('text/plain');
  expect(answer.body).toMatch(
    /rapport_http_request_duration_seconds_count\{method="GET",route="\/v1\/contacts\/:id",status="404"\} \d/,
  );
  expect(answer.body).not.toContain('secret@example.com');
});

it('answers 503 with Retry-After, and no details, when the database is away', async () => {
  const away = openDatabase({
    url: 'postgres://nobody@127.0.0.1:1/none',
    role: 'rapport_api',
    poolSize: 1,
    applicationName: 'away',
  });
  const lonely = await startTestApi({ database: away });
  const answer = await lonely.call('POST', '/v1/messages', aMessage());
  expect(answer.statusCode).toBe(503);
  expect(answer.headers['retry-after']).toBe('2');
  expect(answer.json()).toMatchObject({ code: 'unavailable' });
  expect(answer.body).not.toContain('127.0.0.1');
  const ready = await lonely.app.inject({ url: '/readyz/accept' });
  expect(ready.json()).toEqual({ ready: false, missing: ['postgres'] });
  await away.destroy();
  await lonely.close();
}, 60_000);

it('serves its own document and pages', async () => {
  const document = (await get('/openapi.json')).json();
  expect(document.openapi).toBe('3.1.0');
  expect(document.paths['/v1/messages'].post.requestBody.content['application/json'].schema.required).toEqual(
    expect.arrayContaining(['channel', 'channelUserId', 'messageId', 'direction', 'author', 'sentAt']),
  );
  const pages = await get('/docs/');
  expect(pages.statusCode).toBe(200);
  expect(pages.headers['content-security-policy']).not.toContain('upgrade-insecure-requests');
});
