import { afterAll, beforeAll, expect, it } from 'vitest';
import { optOutUrl } from '../../db/opt-out-link.ts';
import { startTestApi, TEST_SECRET, type TestApi } from '../support/api.ts';
import { aMessage } from './support/messages.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

const ONE_CLICK = { method: 'POST', payload: 'List-Unsubscribe=One-Click' } as const;
const FORM = { 'content-type': 'application/x-www-form-urlencoded' };

it('one click silences the channel that the message came by; opening the link does not', async () => {
  const message = aMessage({
    channel: 'email',
    channelUserId: 'ana@example.org',
    connectionId: '0198b2f0-0000-7000-8000-000000000001',
  });
  const { contactId, conversationId } = (await api.call('POST', '/v1/messages', message)).json();
  const optOuts = async () => (await api.call('GET', `/v1/contacts/${String(contactId)}`)).json().optOuts;
  const url = optOutUrl(TEST_SECRET, '', { workspaceId: api.workspaceId, conversationId });
  const opened = await api.app.inject({ url });
  expect([opened.statusCode, opened.headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
  expect(opened.body).toContain('<form method="post">');
  expect(await optOuts()).toEqual([]);

  expect((await api.app.inject({ ...ONE_CLICK, url, headers: FORM })).statusCode).toBe(200);
  expect(await optOuts()).toMatchObject([{ scope: 'email' }]);
  expect((await api.app.inject({ ...ONE_CLICK, url, headers: FORM })).statusCode).toBe(200);
  expect(await optOuts()).toHaveLength(1);
});

it('a link that this server did not make is nothing', async () => {
  const place = { workspaceId: api.workspaceId, conversationId: '0198b2f0-0000-7000-8000-000000000009' };
  const made = optOutUrl('another secret key of at least 32 characters', '', place);
  for (const url of [made, '/opt-out/x', `${optOutUrl(TEST_SECRET, '', place)}AAAA`]) {
    expect((await api.app.inject({ url })).statusCode).toBe(404);
    expect((await api.app.inject({ ...ONE_CLICK, url, headers: FORM })).statusCode).toBe(404);
  }
  // Of a conversation that is gone there is nothing to silence, and its reader is told what they want to hear.
  expect(
    (await api.app.inject({ ...ONE_CLICK, url: optOutUrl(TEST_SECRET, '', place), headers: FORM })).statusCode,
  ).toBe(200);
});
