import { pino } from 'pino';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { createProviderHttp } from '../../../channels/http.ts';
import { CHANNEL_KINDS } from '../../../channels/kinds.ts';
import { openDatabase } from '../../../db/client.ts';
import { startWatching } from '../../../worker/watches.ts';
import type { AccountDeps } from '../../../worker/account-deps.ts';
import { startTestApi, TEST_SECRET, type TestApi } from '../../support/api.ts';
import { aReview, GOOGLE_CLIENT, LOCATION, startGoogleDouble } from '../../support/providers/google.ts';
import { transcripts } from '../support.ts';

let api: TestApi;
let google: Awaited<ReturnType<typeof startGoogleDouble>>;
let deps: AccountDeps;
let stop: () => Promise<void>;
beforeAll(async () => {
  [api, google] = await Promise.all([startTestApi({ allowPrivateTargets: true }), startGoogleDouble()]);
  const pool = { url: api.ownerUrl, role: 'rapport_worker', poolSize: 4, applicationName: 'reviews test' } as const;
  deps = {
    ...{ database: openDatabase(pool), secretKey: TEST_SECRET, kinds: CHANNEL_KINDS, http: createProviderHttp(true) },
    ...{ allowPrivate: true, clock: () => new Date(), logger: pino({ level: 'silent' }) },
  };
  stop = startWatching(deps, 50);
});
afterAll(async () => {
  await stop();
  await google.close();
  await deps.database.destroy();
  await api.close();
});

const connect = (more: object = {}) =>
  api.call('POST', '/v1/channels', {
    ...{ kind: 'google_business', name: 'On the map' },
    credentials: { ...GOOGLE_CLIENT, apiBase: google.url, ...more },
  });
const soon = (look: () => unknown, expected: unknown) =>
  vi.waitFor(async () => expect(await look()).toEqual(expected), { timeout: 8_000, interval: 40 });
const ago = (minutes: number): string => new Date(Date.now() - minutes * 60_000).toISOString();
/** A worker that takes an account up looks at once. */
const lookNow = async (): Promise<void> => {
  await stop();
  stop = startWatching(deps, 50);
};

it('takes in reviews that come from now on, each of somebody of their own, with their stars', async () => {
  google.reviews.push(aReview('old', { at: ago(600), comment: 'From before' }));
  const made = await connect();
  expect([made.statusCode, made.json()]).toMatchObject([201, { state: 'active', account: LOCATION }]);
  const shown = async () => (await api.call('GET', `/v1/channels/${String(made.json().id)}`)).json();
  await soon(async () => (await shown()).watchedSince, expect.any(String));
  google.reviews.push(
    aReview('a', { at: ago(3), comment: 'Lovely place' }),
    aReview('b', { at: ago(2), starRating: 'ONE', reviewer: { isAnonymous: true, displayName: 'A Google User' } }),
    aReview('c', { at: ago(1), comment: 'Slow' }),
  );
  await lookNow();
  await soon(async () => (await transcripts(api)).map(({ text }) => text).sort(), ['', 'Lovely place', 'Slow']);
  const messages = await transcripts(api);
  expect(new Set(messages.map(({ contactId }) => contactId)).size).toBe(3);
  expect(messages.find(({ text }) => text === '')).toMatchObject({
    ...{ channel: 'google_business', direction: 'inbound', author: 'contact' },
    attachments: [{ type: 'rating', data: { stars: 1 } }],
  });
  const { items } = (await api.call('GET', '/v1/contacts')).json();
  expect(items.map(({ name }: { name: string | null }) => name).sort()).toEqual(['Maria K.', 'Maria K.', null]);
});

it('changes a review that was changed, and takes in none twice', async () => {
  const before = await transcripts(api);
  google.reviews.push(aReview('a', { at: ago(3), updateTime: ago(0), comment: 'Lovely place, and patient' }));
  await lookNow();
  await soon(
    async () => (await transcripts(api)).map(({ text }) => text).sort(),
    ['', 'Lovely place, and patient', 'Slow'],
  );
  expect(await transcripts(api)).toHaveLength(before.length);
});

it('says what is wrong with the account', async () => {
  const codes = [
    (await connect({ refreshToken: 'withdrawn', location: 'accounts/1/locations/3' })).json(),
    (await connect({ location: 'accounts/1/locations/4' })).json(),
    (await connect({ location: 'accounts/1/locations/5', apiBase: 'http://127.0.0.1:9' })).json(),
  ];
  expect(codes.map(({ state, fault }) => [state, fault.code])).toEqual([
    ['attention', 'credentials'],
    ['attention', 'permission'],
    ['attention', 'unreachable'],
  ]);
  const wrong = await connect({ location: 'the salon on the corner' });
  expect([wrong.statusCode, wrong.json().errors]).toMatchObject([400, [{ path: 'credentials.location' }]]);
});

it('takes no webhooks, since nothing is posted', async () => {
  const { items } = (await api.call('GET', '/v1/channels')).json();
  const url = new URL(String(items[0].webhookUrl)).pathname;
  expect((await api.app.inject({ method: 'POST', url, payload: '{}' })).statusCode).toBe(404);
});
