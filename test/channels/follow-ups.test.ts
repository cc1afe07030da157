import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startLivingApi, type LivingApi } from '../follow-ups/support/living-api.ts';
import { graphError, startGraphDouble } from '../support/providers/graph.ts';
import type { ProviderDouble } from '../support/providers/provider-double.ts';
import { startTelegramDouble } from '../support/providers/telegram.ts';
import { connect, deliver, personOf, sampleOf, type Connected, type ReadMessage } from './support.ts';

let api: LivingApi;
let graph: ProviderDouble;
let telegram: ProviderDouble;
beforeAll(async () => {
  [graph, telegram] = await Promise.all([startGraphDouble(), startTelegramDouble()]);
  api = await startLivingApi(undefined, { outbox: 'off', allowPrivateTargets: true });
  const caps = { perContactPerWeek: 100, perHour: 1_000 };
  const settings = { followUps: { quietHours: null, undoWindow: 'PT0S', caps } };
  expect((await api.call('PATCH', '/v1/settings', settings)).statusCode).toBe(200);
}, 120_000);
afterAll(async () => {
  await api.close();
  await Promise.all([graph.close(), telegram.close()]);
});

const double = (kind: string): ProviderDouble => (kind === 'telegram' ? telegram : graph);
const now = (): number => Math.floor(Date.now() / 1_000);

interface FollowUp {
  readonly id: string;
  readonly state: string;
  readonly reason: string | null;
  readonly gate: { readonly reasons: readonly string[] };
}

let people = 15_550_100;

/** Somebody who has just written by a new connection of this kind. */
async function somebody(kind: string): Promise<{ connection: Connected; person: string; contactId: string }> {
  people += 1;
  const person = String(people);
  const connection = await connect(api, kind, `9${person}`, { apiBase: double(kind).url });
  expect(connection.state).toBe('active');
  const told = {
    account: connection.account,
    person,
    id: person,
    text: 'How much is it?',
    at: new Date(now() * 1_000),
  };
  expect((await deliver(api, connection, sampleOf(kind).message(told))).statusCode).toBe(200);
  return { connection, person, contactId: (await personOf(api, `${kind}:${person}`)) as string };
}

/** A reminder that is due now, approved. */
async function approved(contactId: string, message: string): Promise<string> {
  const reminder = { contactId, dueAt: new Date().toISOString(), message };
  const { id } = (await api.call('POST', '/v1/follow-ups', reminder)).json<FollowUp>();
  expect((await api.call('POST', `/v1/follow-ups/${id}/approve`, {})).statusCode).toBe(200);
  return id;
}

const followUp = async (id: string) => (await api.call('GET', `/v1/follow-ups/${id}`)).json<FollowUp>();
const reaches = (id: string, state: string) =>
  expect.poll(async () => (await followUp(id)).state, { timeout: 25_000, interval: 100 }).toBe(state);

const outbound = async (contactId: string): Promise<ReadMessage[]> => {
  const answer = await api.call('GET', `/v1/contacts/${contactId}/messages?order=asc`);
  return answer.json<{ items: ReadMessage[] }>().items.filter(({ direction }) => direction === 'outbound');
};

const status = ({ account }: Connected, person: string, told: Record<string, unknown>): string => {
  const one = { timestamp: String(now()), recipient_id: person, ...told };
  const value = { messaging_product: 'whatsapp', metadata: { phone_number_id: account }, statuses: [one] };
  return JSON.stringify({ object: 'whatsapp_business_account', entry: [{ changes: [{ field: 'messages', value }] }] });
};

describe.each(['facebook', 'instagram', 'whatsapp', 'telegram'])('%s', (kind) => {
  it('delivers an approved follow-up by the account that the person wrote to', async () => {
    const { connection, person, contactId } = await somebody(kind);
    const text = `It is 40, ${kind}`;
    const id = await approved(contactId, text);
    await reaches(id, 'sent');
    const calls = double(kind).calls.filter(({ json }) => JSON.stringify(json).includes(text));
    expect(calls).toHaveLength(1);
    expect(calls[0]?.path).toContain(connection.account);
    expect(JSON.stringify(calls[0]?.json)).toContain(person);
    expect(await outbound(contactId)).toMatchObject([
      { text, author: 'human', delivery: { state: 'sent', error: null } },
    ]);
  }, 60_000);
});

describe('what a provider tells afterwards', () => {
  it('shows on the message, only ever forwards', async () => {
    const { connection, person, contactId } = await somebody('whatsapp');
    await reaches(await approved(contactId, 'Shall I book it?'), 'sent');
    const [sent] = await outbound(contactId);
    for (const told of ['read', 'delivered', 'sent']) {
      await deliver(api, connection, status(connection, person, { id: sent?.channelMessageId, status: told }));
    }
    expect(await outbound(contactId)).toMatchObject([{ delivery: { state: 'read' } }]);
  }, 60_000);

  it('is not lost when it comes before the provider’s own answer, or instead of it', async () => {
    const { connection, person, contactId } = await somebody('whatsapp');
    graph.answerNext({ status: 200, hangUp: true });
    const id = await approved(contactId, 'Are you still looking?');
    await reaches(id, 'unconfirmed');
    expect(await outbound(contactId)).toEqual([]);
    const call = graph.calls.find(({ json }) => JSON.stringify(json).includes('still looking'));
    const told = {
      id: 'wamid.known-late',
      status: 'delivered',
      biz_opaque_callback_data: call?.json['biz_opaque_callback_data'],
    };
    await deliver(api, connection, status(connection, person, told));
    expect((await followUp(id)).state).toBe('sent');
    expect(await outbound(contactId)).toMatchObject([
      { text: 'Are you still looking?', delivery: { state: 'delivered' } },
    ]);
  }, 60_000);

  it('makes a failure of what was taken and not delivered, in words', async () => {
    const { connection, person, contactId } = await somebody('whatsapp');
    const id = await approved(contactId, 'One more thing');
    await reaches(id, 'sent');
    const [sent] = await outbound(contactId);
    const failed = {
      id: sent?.channelMessageId,
      status: 'failed',
      errors: [{ code: 131047, title: 'Re-engagement message' }],
    };
    await deliver(api, connection, status(connection, person, failed));
    expect(await followUp(id)).toMatchObject({ state: 'failed', reason: expect.stringContaining('24 hours') });
    expect(await outbound(contactId)).toMatchObject([
      { delivery: { state: 'failed', error: expect.stringContaining('24 hours') } },
    ]);
  }, 60_000);

  it('of our own message, as an echo, is the same message', async () => {
    const { connection, person, contactId } = await somebody('facebook');
    graph.answerNext({ status: 200, hangUp: true });
    const id = await approved(contactId, 'Your cake is ready');
    await reaches(id, 'unconfirmed');
    const call = graph.calls.find(({ json }) => JSON.stringify(json).includes('cake is ready'));
    const { metadata } = call?.json['message'] as { metadata: string };
    const echo = (mid: string, text: string, more = {}) => ({
      ...{ sender: { id: connection.account }, recipient: { id: person }, timestamp: Date.now() },
      message: { mid, text, is_echo: true, ...more },
    });
    const page = (item: unknown) => JSON.stringify({ object: 'page', entry: [{ messaging: [item] }] });
    await deliver(api, connection, page(echo('m_echo', 'Your cake is ready', { app_id: 1, metadata })));
    expect((await followUp(id)).state).toBe('sent');
    await deliver(api, connection, page(echo('m_staff', 'And I am at the door')));
    expect(await outbound(contactId)).toMatchObject([
      { text: 'Your cake is ready', author: 'human' },
      { text: 'And I am at the door', author: 'human' },
    ]);
  }, 60_000);
});

describe('an account that cannot send', () => {
  it('asks for attention when its token has expired, closes the gate, and opens it once it is mended', async () => {
    const { connection, contactId } = await somebody('instagram');
    graph.answerNext(graphError(401, 190));
    const first = await approved(contactId, 'Hello once more');
    await reaches(first, 'failed');
    const path = `/v1/channels/${connection.id}`;
    expect((await api.call('GET', path)).json()).toMatchObject({ state: 'attention', fault: { code: 'credentials' } });
    const second = await approved(contactId, 'Hello again');
    expect((await followUp(second)).gate.reasons).toContain('not_connected');
    expect((await api.call('POST', `${path}/test`)).json()).toMatchObject({ state: 'active' });
    await reaches(second, 'sent');
  }, 60_000);

  it('is tried again when the provider has had enough for now', async () => {
    const { contactId } = await somebody('telegram');
    telegram.answerNext({ status: 429, json: { ok: false, error_code: 429, parameters: { retry_after: 1 } } });
    await reaches(await approved(contactId, 'Patience'), 'sent');
    expect(telegram.calls.filter(({ json }) => JSON.stringify(json).includes('Patience'))).toHaveLength(2);
  }, 60_000);

  it('sends nothing while it is paused, and what has waited once it is not', async () => {
    const { connection, contactId } = await somebody('whatsapp');
    await api.call('POST', `/v1/channels/${connection.id}/pause`);
    const id = await approved(contactId, 'Not now');
    expect((await followUp(id)).gate.reasons).toEqual(['not_connected']);
    const conversation = (await api.call('GET', `/v1/contacts/${contactId}`)).json().conversations[0].id as string;
    const answer = await api.call('POST', `/v1/conversations/${conversation}/messages`, { text: 'By hand' });
    expect([answer.statusCode, answer.json().code]).toEqual([422, 'not_connected']);
    await api.call('POST', `/v1/channels/${connection.id}/resume`);
    await reaches(id, 'sent');
  }, 60_000);
});
