import { afterAll, beforeAll, expect, it } from 'vitest';
import { pino } from 'pino';
import { startTestApi, type TestApi } from '../support/api.ts';
import { asOwner } from '../support/owner.ts';
import { joinAs } from '../support/people.ts';
import { graphError, startGraphDouble } from '../support/providers/graph.ts';
import type { ProviderDouble } from '../support/providers/provider-double.ts';
import { startTelegramDouble } from '../support/providers/telegram.ts';
import { connect, deliver, sampleOf, transcripts } from './support.ts';

let api: TestApi;
let graph: ProviderDouble;
let telegram: ProviderDouble;
const lines: string[] = [];
beforeAll(async () => {
  [graph, telegram] = await Promise.all([startGraphDouble(), startTelegramDouble()]);
  const logger = pino({ level: 'trace' }, { write: (line: string) => void lines.push(line) });
  api = await startTestApi({ allowPrivateTargets: true, logger });
});
afterAll(async () => {
  await api.close();
  await Promise.all([graph.close(), telegram.close()]);
});

const secrets = (apiBase: string, account = '42') => ({ ...sampleOf('facebook').credentials(account, apiBase) });

it('says how it stands with the provider, and where that is to be told of events', async () => {
  const body = { kind: 'facebook', name: 'Our page', credentials: secrets(graph.url) };
  const answer = await api.call('POST', '/v1/channels', body);
  expect([answer.statusCode, answer.json()]).toMatchObject([
    201,
    { kind: 'facebook', name: 'Our page', state: 'active', account: '42', fault: null, notUnderstood: [] },
  ]);
  const { id, webhookUrl } = answer.json();
  expect(webhookUrl).toMatch(new RegExp(`/webhooks/facebook/${String(id)}$`));
  expect((await api.call('GET', '/v1/channels')).json().items).toMatchObject([{ id }]);
});

it('is there, and asks for attention, when its provider is away or refuses it', async () => {
  const away = {
    kind: 'telegram',
    name: 'A bot',
    credentials: { botToken: '1:x', secretToken: 's', apiBase: 'http://127.0.0.1:9' },
  };
  const first = await api.call('POST', '/v1/channels', away);
  expect([first.statusCode, first.json()]).toMatchObject([201, { state: 'attention', fault: { code: 'unreachable' } }]);
  const { id } = first.json();
  const point = (credentials: Record<string, string>) =>
    api.call('PATCH', `/v1/channels/${String(id)}`, { credentials });
  expect((await point({ apiBase: telegram.url })).json()).toMatchObject({
    state: 'attention',
    fault: { code: 'credentials' },
  });
  expect((await point({ botToken: '1:bot-token' })).json()).toMatchObject({ state: 'active', fault: null });
  expect((await api.call('POST', `/v1/channels/${String(id)}/test`)).json()).toMatchObject({ state: 'active' });
});

it('answers the challenge of its provider, to whoever knows the token alone', async () => {
  const { path } = await connect(api, 'whatsapp', '43');
  const ask = (token: string) =>
    api.app.inject({
      url: `${path}?hub.mode=subscribe&hub.challenge=1158201444&hub.verify_token=${encodeURIComponent(token)}`,
    });
  const right = await ask('verify me');
  expect([right.statusCode, right.body, right.headers['content-type']]).toEqual([
    200,
    '1158201444',
    expect.stringContaining('text/plain'),
  ]);
  expect((await ask('verify you')).statusCode).toBe(403);
});

it('takes no more of a body than its provider ever sends', async () => {
  const connection = await connect(api, 'telegram', '52', { apiBase: telegram.url });
  const answer = await deliver(api, connection, `{"update_id": 1, "x": "${'x'.repeat(1_100_000)}"}`);
  expect([answer.statusCode, answer.json().code]).toEqual([413, 'too_large']);
});

it('keeps what customers write while it is paused', async () => {
  const connection = await connect(api, 'facebook', '44', { apiBase: graph.url });
  expect((await api.call('POST', `/v1/channels/${connection.id}/pause`)).json()).toMatchObject({ state: 'paused' });
  const message = { account: '44', person: 'u44', id: 'm44', text: 'Are you there?', at: new Date() };
  expect((await deliver(api, connection, sampleOf('facebook').message(message))).statusCode).toBe(200);
  expect((await transcripts(api)).map(({ text }) => text)).toContain('Are you there?');
  expect((await api.call('POST', `/v1/channels/${connection.id}/resume`)).json()).toMatchObject({ state: 'active' });
});

it('finds its people again when the same account is connected anew', async () => {
  const first = await connect(api, 'instagram', '45');
  expect((await api.call('DELETE', `/v1/channels/${first.id}`)).statusCode).toBe(204);
  expect((await api.call('GET', `/v1/channels/${first.id}`)).statusCode).toBe(404);
  expect((await connect(api, 'instagram', '45')).id).toBe(first.id);
});

it('refuses what it cannot use, and says where', async () => {
  const make = (body: unknown) => api.call('POST', '/v1/channels', body);
  const unknown = await make({ kind: 'pigeon', name: 'x', credentials: {} });
  expect([unknown.statusCode, unknown.json().code]).toEqual([422, 'unknown_channel_kind']);
  const { appSecret: _left, ...others } = secrets(graph.url);
  const without = await make({ kind: 'facebook', name: 'x', credentials: { ...others, appSecrets: 'misspelt' } });
  expect([
    without.statusCode,
    without
      .json()
      .errors.map(({ path }: { path: string }) => path)
      .sort(),
  ]).toEqual([400, ['credentials.appSecret', 'credentials.appSecrets']]);
  expect(without.body).not.toContain('misspelt');
  const account = await connect(api, 'facebook', '46');
  await connect(api, 'facebook', '47');
  const taken = await api.call('PATCH', `/v1/channels/${account.id}`, { credentials: { accountId: '47' } });
  expect([taken.statusCode, taken.json().code]).toEqual([409, 'channel_already_connected']);
});

it('may be changed by admins alone', async () => {
  const person = await joinAs(api, 'agent', { email: 'agent@example.com' });
  expect((await person.browser.call('GET', '/v1/channels')).statusCode).toBe(200);
  const body = { kind: 'facebook', name: 'x', credentials: secrets(graph.url, '48') };
  expect((await person.browser.call('POST', '/v1/channels', body)).statusCode).toBe(403);
});

it('never lets a secret out: not by an answer, a log line, the audit log or a copy of the database', async () => {
  const marked = {
    appSecret: 'MARK-app',
    verifyToken: 'MARK-verify',
    accessToken: 'MARK-access',
    accountId: '49',
    apiBase: graph.url,
  };
  const made = await api.call('POST', '/v1/channels', { kind: 'facebook', name: 'Marked', credentials: marked });
  const path = `/v1/channels/${String(made.json().id)}`;
  graph.answerNext(graphError(401, 190));
  const answers = [
    made,
    await api.call('GET', '/v1/channels'),
    await api.call('PATCH', path, { credentials: { accessToken: 'MARK-renewed' } }),
    await api.call('POST', `${path}/test`),
    await api.call('PATCH', path, { credentials: { accessToken: { not: 'MARK-text' } } }),
    await api.app.inject({ method: 'POST', url: `/webhooks/facebook/${String(made.json().id)}`, payload: '{}' }),
    await api.call('GET', '/v1/audit-log'),
  ];
  for (const answer of answers) expect(answer.body).not.toContain('MARK');
  expect(lines.join('')).not.toContain('MARK');
  const tables = await asOwner<{ whole: string }>(
    api.ownerUrl,
    `SELECT query_to_xml('SELECT * FROM rapport.channel_connections UNION ALL
    SELECT * FROM rapport.channel_connections', true, true, '')::text || (SELECT string_agg(a::text, '') FROM rapport.audit_log a) AS whole`,
  );
  expect(tables[0]?.whole).toContain('channel.connect');
  expect(tables[0]?.whole).not.toContain('MARK');
});

it('is written down in the audit log', async () => {
  const connection = await connect(api, 'facebook', '50', { apiBase: graph.url });
  await api.call('PATCH', `/v1/channels/${connection.id}`, { credentials: { accessToken: 'new' } });
  await api.call('DELETE', `/v1/channels/${connection.id}`);
  const { items } = (await api.call('GET', '/v1/audit-log')).json<{
    items: { action: string; subjectId?: string; fields: string[] }[];
  }>();
  const its = items.filter((entry) => JSON.stringify(entry).includes(connection.id));
  expect(its.map(({ action, fields }) => [action, fields])).toEqual([
    ['channel.remove', []],
    ['channel.change', ['credentials.accessToken']],
    ['channel.connect', []],
  ]);
});
