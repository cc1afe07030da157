import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestApi } from '../support/api.ts';
import { PAYLOADS, type Said } from './payloads.ts';
import { connect, deliver, startChannelApi, transcripts, type Connected } from './support.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startChannelApi();
});
afterAll(() => api.close());

const DATA = new URL('../../data/webhooks/', import.meta.url);

/** Errors of the Bot API lie beside its updates; they are answers to sends. */
const isEvent = (name: string): boolean => name.endsWith('.json') && !name.startsWith('api_error');

/** Several payloads carry one id with other texts: each gets a workspace of its own. */
async function inOwnWorkspace(
  kind: string,
  account: string,
  work: (key: string, connection: Connected) => Promise<void>,
) {
  const made = await api.call('POST', '/v1/workspaces', { name: 'A business' });
  const { adminKey: key } = made.json<{ adminKey: string }>();
  const connection = await connect(api, kind, account, { key });
  await work(key, connection);
  await api.call('DELETE', `/v1/channels/${connection.id}`, undefined, { key });
}

describe.each(Object.entries(PAYLOADS))('%s', (kind, { folder, files }) => {
  it('has an expectation for every payload', () => {
    const names = readdirSync(new URL(`${folder}/`, DATA)).filter(isEvent);
    expect(Object.keys(files).sort()).toEqual(names.map((name) => name.replace('.json', '')).sort());
  });

  it.each(Object.entries(files as Readonly<Record<string, Said>>))('%s', async (file, { account, message }) => {
    const body = readFileSync(new URL(`${folder}/${file}.json`, DATA), 'utf8');
    await inOwnWorkspace(kind, account, async (key, connection) => {
      expect((await deliver(api, connection, body, { forged: true })).statusCode).toBe(401);
      expect(await transcripts(api, key)).toEqual([]);
      expect((await deliver(api, connection, body)).statusCode).toBe(200);
      const told = await transcripts(api, key);
      const expected = message && {
        ...{ channel: kind, channelMessageId: message.id, direction: 'inbound', author: 'contact', text: message.text },
        ...{ sentAt: new Date(message.at).toISOString(), attachments: message.attachments.map((type) => ({ type })) },
      };
      expect(told).toMatchObject(expected === null ? [] : [expected]);
      if (message !== null) {
        const path = `/v1/contacts?identity=${encodeURIComponent(`${kind}:${message.person}`)}`;
        const { items } = (await api.call('GET', path, undefined, { key })).json<{
          items: { id: string; name: string | null }[];
        }>();
        expect(items).toMatchObject([{ id: told[0]?.contactId, name: message.name ?? null }]);
      }
      expect((await deliver(api, connection, body)).statusCode).toBe(200);
      expect(await transcripts(api, key)).toEqual(told);
    });
  });
});
