import { readFileSync } from 'node:fs';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createProviderHttp } from '../../channels/http.ts';
import { CHANNEL_KINDS } from '../../channels/kinds.ts';
import { openDatabase } from '../../db/client.ts';
import { askProviders } from '../../worker/channel-questions.ts';
import { TEST_SECRET, type TestApi } from '../support/api.ts';
import { startProviderDouble, type ProviderDouble, type ProviderReply } from '../support/providers/provider-double.ts';
import { connect, deliver, startChannelApi, transcripts } from './support.ts';

const payload = (name: string): string =>
  readFileSync(new URL(`../../data/webhooks/lead-ads/${name}.json`, import.meta.url), 'utf8');

let api: TestApi;
let provider: ProviderDouble;
/** Whether the token may read leads at the moment. */
let mayRead = true;
beforeAll(async () => {
  api = await startChannelApi();
  const expired: ProviderReply = { status: 401, json: { error: { code: 190, message: 'expired' } } };
  const answer = ({ path }: { readonly path: string }): ProviderReply => {
    if (!path.includes('/123123123123?')) return { status: 200, json: { id: '153125381133' } };
    return mayRead ? { status: 200, json: JSON.parse(payload('lead_retrieval_response')) } : expired;
  };
  provider = await startProviderDouble(answer, () => false);
});
afterAll(async () => {
  await api.close();
  await provider.close();
});

const lead = {
  channel: 'facebook',
  channelMessageId: '123123123123',
  direction: 'inbound',
  source: 'lead_form',
  sentAt: '2026-02-28T08:49:14.000Z',
  text: 'full_name: Joe Example\nemail: joe@example.com\nphone_number: +15105551234\ncar_make: Honda',
};

it('asks for a lead’s answers until it gets them, however long the token is broken', async () => {
  const connection = await connect(api, 'lead_ads', '153125381133', { apiBase: provider.url });
  const database = openDatabase({
    url: api.ownerUrl,
    role: 'rapport_worker',
    poolSize: 2,
    applicationName: 'leads test',
  });
  let now = new Date();
  const deps = {
    ...{ database, secretKey: TEST_SECRET, kinds: CHANNEL_KINDS, http: createProviderHttp(true), allowPrivate: true },
    ...{ clock: () => now, logger: pino({ level: 'silent' }) },
  };
  mayRead = false;
  expect((await deliver(api, connection, payload('leadgen_webhook'))).statusCode).toBe(200);
  expect((await deliver(api, connection, payload('leadgen_webhook'))).statusCode).toBe(200);
  expect(await transcripts(api)).toEqual([]);
  now = new Date(Date.now() + 1_000);
  expect(await askProviders(deps)).toBe(1);
  expect((await api.call('GET', `/v1/channels/${connection.id}`)).json()).toMatchObject({
    state: 'attention',
    fault: { code: 'credentials' },
  });
  expect(await askProviders(deps)).toBe(0);
  mayRead = true;
  now = new Date(Date.now() + 3_600_000);
  expect(await askProviders(deps)).toBe(1);
  expect(await transcripts(api)).toMatchObject([lead]);
  now = new Date(Date.now() + 86_400_000);
  expect(await askProviders(deps)).toBe(0);
  await database.destroy();
});

it('knows the person by what they typed, which nobody vouches for', async () => {
  const { items } = (await api.call('GET', '/v1/contacts?identity=email:joe@example.com')).json();
  expect(items).toMatchObject([
    { name: 'Joe Example', email: 'joe@example.com', phone: '+15105551234', source: 'lead_form' },
  ]);
  const { identities } = (await api.call('GET', `/v1/contacts/${String(items[0].id)}`)).json();
  expect(identities.filter(({ kind }: { kind: string }) => kind === 'email')).toMatchObject([{ verified: false }]);
});

it('is not lost with an odd one beside it', async () => {
  const connection = await connect(api, 'lead_ads', '153125381134', { apiBase: provider.url });
  const lead = (id: unknown) => ({ field: 'leadgen', value: { leadgen_id: id, page_id: '153125381134' } });
  const odd = ['\ud83d', '../me', {}, null].map(lead);
  const body = JSON.stringify({ object: 'page', entry: [{ id: 'p', changes: [...odd, lead('123123123123')] }] });
  expect((await deliver(api, connection, body)).statusCode).toBe(200);
  const told = (await transcripts(api)).filter(({ channelMessageId }) => channelMessageId === '123123123123');
  // Once by each of the two accounts.
  expect(told).toHaveLength(2);
  const shown = (await api.call('GET', `/v1/channels/${connection.id}`)).json();
  expect(shown.notUnderstood).toMatchObject([{ type: 'leadgen', count: 4 }]);
});
