import { pino } from 'pino';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createProviderHttp } from '../../channels/http.ts';
import { CHANNEL_KINDS } from '../../channels/kinds.ts';
import { openDatabase } from '../../db/client.ts';
import type { AccountDeps } from '../../worker/account-deps.ts';
import { askProviders } from '../../worker/channel-questions.ts';
import { TEST_SECRET, type TestApi } from '../support/api.ts';
import { asOwner } from '../support/owner.ts';
import {
  startProviderDouble,
  type ProviderCall,
  type ProviderDouble,
  type ProviderReply,
} from '../support/providers/provider-double.ts';
import { connect, deliver, sampleOf, startChannelApi, type Connected } from './support.ts';

let api: TestApi;
let graph: ProviderDouble;
let deps: AccountDeps;
/** What the Graph API answers of a person. */
let profile: ProviderReply;
const isProfile = ({ method, path }: ProviderCall): boolean => method === 'GET' && path.includes('name');

beforeAll(async () => {
  api = await startChannelApi();
  graph = await startProviderDouble(
    (call) => (isProfile(call) ? profile : { status: 200, json: { id: '42' } }),
    () => false,
  );
  const pool = { url: api.ownerUrl, role: 'rapport_worker', poolSize: 2, applicationName: 'profiles test' } as const;
  deps = {
    ...{ database: openDatabase(pool), secretKey: TEST_SECRET, kinds: CHANNEL_KINDS, http: createProviderHttp(true) },
    ...{ allowPrivate: true, clock: () => new Date(Date.now() + 1_000), logger: pino({ level: 'silent' }) },
  };
});
afterAll(async () => {
  await deps.database.destroy();
  await api.close();
  await graph.close();
});

let count = 0;
async function write(to: Connected, person: string): Promise<void> {
  count += 1;
  const message = { account: to.account, person, id: `m-${String(count)}`, text: 'Hello there', at: new Date() };
  expect((await deliver(api, to, sampleOf(to.sample).message(message))).statusCode).toBe(200);
}

async function contactOf(to: Connected, person: string) {
  const [row] = await asOwner<{ contact_id: string }>(
    api.ownerUrl,
    `SELECT contact_id FROM rapport.conversations WHERE channel_user_id = '${person}' AND connection_id = '${to.id}'`,
  );
  return (await api.call('GET', `/v1/contacts/${String(row?.contact_id)}`)).json();
}

it.each([
  ['facebook', { first_name: 'Ana', last_name: 'Reyes' }, 'Ana Reyes'],
  ['facebook', { first_name: 'Ana' }, 'Ana'],
  ['instagram', { name: 'Ana R.', username: 'ana.reyes' }, 'Ana R.'],
  ['instagram', { username: 'ana.reyes' }, 'ana.reyes'],
])('%s: asks once what somebody new is called, after their message is stored', async (kind, told, name) => {
  profile = { status: 200, json: { id: '1', ...told } };
  const page = await connect(api, kind, `${kind}-page`, { apiBase: graph.url });
  const person = `${kind}-${name.replaceAll(/\W/g, '')}`;
  const before = graph.calls.filter(isProfile).length;
  await write(page, person);
  expect(graph.calls.filter(isProfile)).toHaveLength(before);
  expect((await contactOf(page, person)).name).toBeNull();
  expect(await askProviders(deps)).toBe(1);
  expect(await contactOf(page, person)).toMatchObject({ name });
  await write(page, person);
  expect(await askProviders(deps)).toBe(0);
  expect(graph.calls.filter(isProfile)).toHaveLength(before + 1);
});

it('does not ask again for what may not be told', async () => {
  profile = { status: 400, json: { error: { code: 100, error_subcode: 33, message: 'no permission' } } };
  const page = await connect(api, 'facebook', 'facebook-page', { apiBase: graph.url });
  await write(page, 'shy');
  expect(await askProviders(deps)).toBe(1);
  expect((await contactOf(page, 'shy')).name).toBeNull();
  await write(page, 'shy');
  deps = { ...deps, clock: () => new Date(Date.now() + 86_400_000) };
  expect(await askProviders(deps)).toBe(0);
  expect((await api.call('GET', `/v1/channels/${page.id}`)).json()).toMatchObject({ state: 'active' });
});

it('asks for attention when the token has expired, and for the name when there is a new one', async () => {
  profile = { status: 401, json: { error: { code: 190, message: 'expired' } } };
  const page = await connect(api, 'instagram', 'instagram-page', { apiBase: graph.url });
  await write(page, 'later');
  expect(await askProviders(deps)).toBe(1);
  expect((await api.call('GET', `/v1/channels/${page.id}`)).json()).toMatchObject({
    ...{ state: 'attention', fault: { code: 'credentials' } },
  });
  profile = { status: 200, json: { name: 'At Last' } };
  deps = { ...deps, clock: () => new Date(Date.now() + 2 * 86_400_000) };
  expect(await askProviders(deps)).toBe(1);
  expect(await contactOf(page, 'later')).toMatchObject({ name: 'At Last' });
});

it('never overwrites what a person has set, and asks for nobody whose name is known', async () => {
  profile = { status: 200, json: { first_name: 'From', last_name: 'Facebook' } };
  const page = await connect(api, 'facebook', 'facebook-page', { apiBase: graph.url });
  await write(page, 'known');
  const { id } = await contactOf(page, 'known');
  expect((await api.call('PATCH', `/v1/contacts/${String(id)}`, { name: 'Ana of the corner shop' })).statusCode).toBe(
    200,
  );
  expect(await askProviders(deps)).toBe(1);
  expect(await contactOf(page, 'known')).toMatchObject({ name: 'Ana of the corner shop' });
});
