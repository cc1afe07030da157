import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readMail } from '../../channels/email/imap/read-mail.ts';
import { readReview } from '../../channels/google-business/review.ts';
import type { TestApi } from '../support/api.ts';
import { startProviderDouble, type ProviderDouble } from '../support/providers/provider-double.ts';
import { NO_EVENTS, PAYLOADS, READ } from './payloads.ts';
import { connect, deliver, sampleOf, startChannelApi, transcripts, type Connected } from './support.ts';

const DATA = new URL('../../data/webhooks/', import.meta.url);
const read = (name: string): string => readFileSync(new URL(name, DATA), 'utf8');

let api: TestApi;
/** The API of the pages whose leads are named. */
let provider: ProviderDouble;
beforeAll(async () => {
  api = await startChannelApi();
  const lead: unknown = JSON.parse(read('lead-ads/lead_retrieval_response.json'));
  provider = await startProviderDouble(
    () => ({ status: 200, json: lead }),
    () => false,
  );
});
afterAll(async () => {
  await api.close();
  await provider.close();
});

const fileNames = readdirSync(DATA, { recursive: true, encoding: 'utf8' }).filter((name) =>
  /\.(json|txt|eml)$/.test(name),
);

const fileOf = (name: string): string => fileNames.find((each) => each.replace(/\.\w+$/, '') === name) ?? name;

/** The body as its provider posts it: the fields of a form lie there as JSON. */
function bodyOf(sample: string, name: string): string {
  const file = fileOf(name);
  const form = file.endsWith('.form.json') ? sampleOf(sample).form : undefined;
  return form === undefined ? read(file) : form.encode(JSON.parse(read(file)) as Record<string, string>);
}

/** Several payloads carry one id with other texts: each gets a workspace of its own. */
async function inOwnWorkspace(
  sample: string,
  account: string,
  work: (key: string, connection: Connected) => Promise<void>,
) {
  const made = await api.call('POST', '/v1/workspaces', { name: 'A business' });
  const { adminKey: key } = made.json<{ adminKey: string }>();
  const connection = await connect(api, sample, account, { key, apiBase: provider.url });
  await work(key, connection);
  await api.call('DELETE', `/v1/channels/${connection.id}`, undefined, { key });
}

it('every payload there is has what it says told here', () => {
  const told = PAYLOADS.flatMap(({ folder, files }) => Object.keys(files).map((name) => `${folder}/${name}`));
  expect([...told, ...Object.keys(READ), ...NO_EVENTS].sort()).toEqual(
    fileNames.map((name) => name.replace(/\.\w+$/, '')).sort(),
  );
});

describe.each(PAYLOADS)('$sample', ({ sample, channel, folder, files }) => {
  it.each(Object.entries(files))('%s', async (name, { account, message }) => {
    const body = bodyOf(sample, `${folder}/${name}`);
    await inOwnWorkspace(sample, account, async (key, connection) => {
      expect((await deliver(api, connection, body, { forged: true })).statusCode).toBe(401);
      expect(await transcripts(api, key)).toEqual([]);
      expect((await deliver(api, connection, body)).statusCode).toBe(200);
      const told = await transcripts(api, key);
      const expected = message && {
        ...{ channel, channelMessageId: message.id, direction: 'inbound', author: 'contact', text: message.text },
        ...{ sentAt: new Date(message.at).toISOString(), attachments: message.attachments.map((type) => ({ type })) },
      };
      expect(told).toMatchObject(expected === null ? [] : [expected]);
      if (message !== null) {
        const path = `/v1/contacts?identity=${encodeURIComponent(`${channel}:${message.person}`)}`;
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

it.each(Object.entries(READ))('%s, as a worker reads it', async (name, { message }) => {
  const raw = read(fileOf(name));
  const mailbox = { address: 'hello@salon.example', authservId: null, receivedAt: new Date() };
  const isMail = name.startsWith('email/');
  const { event } = isMail ? await readMail(Buffer.from(raw), mailbox) : readReview(JSON.parse(raw));
  expect(event).toMatchObject({
    kind: 'message',
    message: {
      ...{ channelUserId: message?.person, channelMessageId: message?.id, sentAt: new Date(message?.at ?? 0) },
      ...{ direction: 'inbound', author: 'contact' },
      ...{ attachments: message?.attachments.map((type) => ({ type })), person: { name: message?.name } },
    },
  });
  expect(event.kind === 'message' && event.message.text.startsWith(message?.text ?? '?')).toBe(true);
});
