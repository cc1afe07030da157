import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CHANNEL_KINDS } from '../../channels/kinds.ts';
import type { TestApi } from '../support/api.ts';
import { SAMPLES } from './samples/index.ts';
import type { AskedProvider } from './samples/sample.ts';
import { connect, deliver, personOf, sampleOf, startChannelApi, transcripts, type Connected } from './support.ts';

let api: TestApi;
let otherKey: string;
beforeAll(async () => {
  api = await startChannelApi();
  otherKey = (await api.otherWorkspace()).key;
});
afterAll(() => api.close());

/** To the second, as some providers tell time. */
const NOW = new Date(Math.floor(Date.now() / 1_000) * 1_000);

const samples = Object.entries(SAMPLES).map(([name, { kind = name }]) => ({
  ...{ name, kind, channel: CHANNEL_KINDS.find((each) => each.kind === kind)?.channel },
}));

it('holds every kind that takes webhooks to it', () => {
  const kinds = CHANNEL_KINDS.filter(({ webhook }) => webhook !== null).map(({ kind }) => kind);
  expect([...new Set(samples.map(({ kind }) => kind))].sort()).toEqual(kinds.sort());
});

describe.each(samples)('$name', ({ name, channel }) => {
  const account = `1000${String(name.length)}`;
  const told = { account, person: '15550001', id: '4711', text: 'Zażółć 👋 how much is it?', at: NOW };
  const body = () => sampleOf(name).message(told);
  let connection: Connected;
  const { startProvider, givesOwnIds, givesOwnTimes, refusedWith } = sampleOf(name);
  let provider: AskedProvider | undefined;
  const ofThis = async () =>
    (await transcripts(api)).filter(({ text, contactId }) => text?.includes(told.text) && !earlier.has(contactId));
  /** Several kinds bring messages of one channel. */
  let earlier: Set<string>;

  beforeAll(async () => {
    earlier = new Set((await transcripts(api)).map(({ contactId }) => contactId));
    provider = await startProvider?.();
    connection = await connect(api, name, account, provider === undefined ? {} : { apiBase: provider.url });
  });
  afterAll(() => provider?.close());

  it('stores nothing of a wrong signature', async () => {
    const answer = await deliver(api, connection, body(), { forged: true });
    expect(answer.statusCode).toBe(refusedWith ?? 401);
    if (refusedWith === undefined) {
      const unsigned = await api.app.inject({ method: 'POST', url: connection.path, payload: body() });
      expect(unsigned.statusCode).toBe(401);
    }
    expect(await ofThis()).toEqual([]);
  });

  it('takes a message once its signature is right, and it can be read when the answer comes', async () => {
    const answer = await deliver(api, connection, body());
    const time = givesOwnTimes ? {} : { sentAt: NOW.toISOString() };
    expect([answer.statusCode, await ofThis()]).toMatchObject([
      200,
      [{ channel, direction: 'inbound', author: 'contact', ...time }],
    ]);
    const [message] = await ofThis();
    if (!givesOwnIds) {
      expect([message?.channelMessageId, message?.text]).toEqual([told.id, told.text]);
      expect(await personOf(api, `${channel}:${told.person}`)).toBe(message?.contactId);
    }
  });

  it('makes nothing more of the same message, sent again', async () => {
    const before = await transcripts(api);
    const answer = await deliver(api, connection, body());
    expect(answer.statusCode).toBe(200);
    expect(await transcripts(api)).toEqual(before);
  });

  it('is answered 404 where there is no such connection, and 401 where another one is named', async () => {
    const nowhere = { ...connection, path: connection.path.replace(/[^/]+$/, '0198b2f0-0000-7000-8000-000000000000') };
    expect((await deliver(api, nowhere, body())).statusCode).toBe(404);
    const other = await connect(api, name, `2${account}`, { key: otherKey });
    expect((await deliver(api, { ...connection, path: other.path }, body())).statusCode).toBe(refusedWith ?? 401);
    expect(await transcripts(api, otherKey)).toEqual([]);
  });

  it('acknowledges what it does not understand', async () => {
    for (const odd of [
      '',
      '{',
      '[]',
      'null',
      '"text"',
      '{"object":"page"}',
      '{"entry":[{"messaging":[null,{}]}]}',
      '\u0000',
    ]) {
      const answer = await deliver(api, connection, odd);
      expect([odd, answer.statusCode < 500]).toEqual([odd, true]);
    }
  });

  it('is gone with its secrets once removed', async () => {
    expect((await api.call('DELETE', `/v1/channels/${connection.id}`)).statusCode).toBe(204);
    expect((await deliver(api, connection, body())).statusCode).toBe(404);
  });
});
