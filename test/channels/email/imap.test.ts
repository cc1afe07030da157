import { pino } from 'pino';
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import { installedChannels } from '../../../channels.ts';
import { createProviderHttp } from '../../../channels/http.ts';
import { CHANNEL_KINDS } from '../../../channels/kinds.ts';
import { openDatabase } from '../../../db/client.ts';
import { startWatching } from '../../../worker/watches.ts';
import type { AccountDeps } from '../../../worker/account-deps.ts';
import { pauseAfter } from '../../../worker/watch-account.ts';
import { startTestApi, TEST_SECRET, type TestApi } from '../../support/api.ts';
import { asOwner } from '../../support/owner.ts';
import { startImapDouble, type ImapDouble } from '../../support/providers/imap.ts';
import { IMAP_USER } from '../../support/providers/imap-session.ts';
import { SMTP_USER, startSmtpDouble } from '../../support/providers/smtp.ts';
import { transcripts } from '../support.ts';
import { headersOf } from './mails.ts';

const ADDRESS = 'hello@salon.example';

let api: TestApi;
let server: ImapDouble;
let deps: AccountDeps;
let connectionId: string;
let stop: () => Promise<void>;
const TURN_MS = 50;

beforeAll(async () => {
  [api, server] = await Promise.all([startTestApi({ allowPrivateTargets: true }), startImapDouble()]);
  const pool = { url: api.ownerUrl, role: 'rapport_worker', poolSize: 4, applicationName: 'mailbox test' } as const;
  deps = {
    ...{ database: openDatabase(pool), secretKey: TEST_SECRET, kinds: CHANNEL_KINDS, http: createProviderHttp(true) },
    ...{ allowPrivate: true, clock: () => new Date(), logger: pino({ level: 'silent' }) },
  };
  stop = startWatching(deps, TURN_MS);
  server.deliver(mail('Long before', { id: 'before' }), new Date(Date.now() - 86_400_000));
  connectionId = await connect();
  await soon(async () => (await shown()).watchedSince, expect.any(String));
  expect(await shown()).toMatchObject({ watch: { every: 'PT1M', underWay: true, nextAt: null } });
});
afterAll(async () => {
  await stop();
  await server.close();
  await deps.database.destroy();
  await api.close();
});
afterEach(() => {
  server.refuseWith = null;
});

const inbound = (more: object = {}) => ({
  ...{ provider: 'imap', host: '127.0.0.1', port: server.port, ...IMAP_USER, authservId: 'mx.salon.example', ...more },
});

async function connect(more: object = {}): Promise<string> {
  const credentials = { address: ADDRESS, inbound: inbound(more) };
  const made = await api.call('POST', '/v1/channels', { kind: 'email', name: 'Salon', credentials });
  expect([made.statusCode, made.json()]).toMatchObject([201, { account: ADDRESS }]);
  return made.json<{ id: string }>().id;
}

const shown = async () => (await api.call('GET', `/v1/channels/${connectionId}`)).json();
const texts = async () => (await transcripts(api)).map(({ text }) => text);
const soon = (look: () => unknown, expected: unknown) =>
  vi.waitFor(async () => expect(await look()).toEqual(expected), { timeout: 8_000, interval: 40 });

const holder = async () => (await asOwner(api.ownerUrl, 'SELECT held_by FROM rapport.channel_watches'))[0]?.['held_by'];

/** Once it was left, it is tried again without the pause. */
async function tryAgainNow(): Promise<void> {
  await soon(holder, null);
  await asOwner(api.ownerUrl, 'UPDATE rapport.channel_watches SET next_at = now()');
}

function mail(text: string, { id = text, from = 'Ana Reyes <ana@example.org>', headers = '' } = {}): string {
  const messageId = `${id.replaceAll(/\W/g, '-').toLowerCase()}@example.org`;
  const head = `${headers}From: ${from}\nTo: ${ADDRESS}\nSubject: =?utf-8?q?Caf=C3=A9?=\nMessage-ID: <${messageId}>\n`;
  return `${head}Date: ${new Date().toUTCString()}\nContent-Type: text/plain; charset=utf-8\n\n${text}\n`;
}

it('takes in what comes from now on, as it is told of it, and leaves it unread', async () => {
  server.deliver(
    mail('Have you a table on Friday?\n\nOn Monday Salon wrote:\n> Welcome', {
      id: 'friday',
      headers:
        'Authentication-Results: mx.salon.example; dmarc=pass header.from=example.org\nReferences: <first@salon.example>\n',
    }),
  );
  await soon(texts, ['Have you a table on Friday?']);
  const [message] = await transcripts(api);
  expect(message).toMatchObject({ channel: 'email', channelMessageId: '<friday@example.org>', direction: 'inbound' });
  const { name, identities } = (await api.call('GET', `/v1/contacts/${message?.contactId ?? ''}`)).json();
  expect(name).toBe('Ana Reyes');
  expect(identities).toContainEqual(expect.objectContaining({ value: 'ana@example.org', verified: true }));
  const [data] = await asOwner(api.ownerUrl, 'SELECT channel_data FROM rapport.messages');
  expect(data?.['channel_data']).toMatchObject({ subject: 'Café', references: ['<first@salon.example>'] });
  expect(server.commands).toContain('IDLE');
  // Nothing that would mark it as read, move it or take it away.
  expect(server.commands.filter((command) => /SELECT|STORE|MOVE|COPY|EXPUNGE|APPEND/.test(command))).toEqual([]);
});

it('is answered in its thread', async () => {
  const smtp = await startSmtpDouble();
  const credentials = { smtp: { host: '127.0.0.1', port: smtp.port, ...SMTP_USER } };
  expect((await api.call('PATCH', `/v1/channels/${connectionId}`, { credentials })).json()).toMatchObject({
    state: 'active',
  });
  const [thread] = await asOwner(api.ownerUrl, 'SELECT id, contact_id FROM rapport.conversations');
  const config = { outbox: 'off', allowPrivateTargets: true, publicUrl: 'https://rapport.example.com' } as const;
  const channels = installedChannels({ ...config, host: '127.0.0.1', port: 1, secretKey: TEST_SECRET }, deps.database);
  const sent = await channels.portFor('email', { kind: 'email', open: true, options: {} })?.send({
    ...{ idempotencyKey: '0198b2f0-1111-7222-8333-444455556666', workspaceId: api.workspaceId, connectionId },
    ...{ contactId: String(thread?.['contact_id']), conversationId: String(thread?.['id']), channel: 'email' },
    ...{ channelUserId: 'ana@example.org', text: 'For two, at eight' },
  });
  expect(sent).toMatchObject({ kind: 'sent' });
  expect(Object.fromEntries(headersOf(smtp.mails[0]?.raw ?? ''))).toMatchObject({
    ...{ 'in-reply-to': '<friday@example.org>', references: '<first@salon.example> <friday@example.org>' },
    from: `Salon <${ADDRESS}>`,
  });
  await smtp.close();
  // A mailbox alone again: what is sent has no part in what follows.
  await api.call('PATCH', `/v1/channels/${connectionId}`, { credentials: { smtp: null } });
});

it('sees what staff answer from a mail program, and nothing of what they write to others', async () => {
  const sent = (text: string, to: string) => mail(text, { from: ADDRESS }).replace(`To: ${ADDRESS}`, `To: ${to}`);
  const before = await texts();
  server.send(sent('We need more flour', 'mill@example.net'));
  server.send(sent('Of course, see you at eight', 'Ana <Ana@example.org>, Bo <bo@example.org>'));
  // What is sent is looked for after what comes.
  server.deliver(mail('Thank you'));
  await soon(texts, expect.arrayContaining(['Thank you', 'Of course, see you at eight']));
  const messages = await transcripts(api);
  expect(messages).toHaveLength(before.length + 2);
  expect(messages.find(({ text }) => text === 'Of course, see you at eight')).toMatchObject({
    ...{ direction: 'outbound', author: 'human', channelMessageId: '<of-course--see-you-at-eight@example.org>' },
  });
  server.send(sent('By the way', 'ana@example.org'));
  server.deliver(mail('One more thing'));
  await soon(texts, expect.arrayContaining(['One more thing', 'By the way']));
});

it('believes the word of its own server alone that a sender is true', async () => {
  const headers = 'Authentication-Results: mx.example.net; dmarc=pass header.from=example.org\n';
  server.deliver(mail('It is me', { from: 'Boss <boss@example.org>', headers }));
  await soon(texts, expect.arrayContaining(['It is me']));
  const { items } = (await api.call('GET', '/v1/contacts?identity=email:boss@example.org')).json();
  const { identities } = (await api.call('GET', `/v1/contacts/${String(items[0].id)}`)).json();
  expect(identities).toContainEqual(expect.objectContaining({ kind: 'email', verified: false }));
});

it('makes no messages of what machines write, nor of its own', async () => {
  const before = await texts();
  server.deliver(mail('I am away', { headers: 'Auto-Submitted: auto-replied\n' }));
  server.deliver(mail('Undeliverable', { headers: 'Return-Path: <>\n' }));
  server.deliver(mail('Our own', { from: ADDRESS }));
  server.deliver(mail('After the machines'));
  await soon(texts, expect.arrayContaining(['After the machines']));
  expect(await texts()).toHaveLength(before.length + 1);
});

it('is watched by one worker, and at once by the next when that one stops', async () => {
  const stopOther = startWatching(deps, TURN_MS);
  server.deliver(mail('While two are there'));
  await soon(texts, expect.arrayContaining(['While two are there']));
  expect(server.openSessions).toBe(1);
  await stop();
  server.deliver(mail('While none was there'));
  await soon(texts, expect.arrayContaining(['While none was there']));
  await soon(() => server.openSessions, 1);
  stop = stopOther;
});

it('goes on from where it was when the connection breaks off', async () => {
  server.cut();
  await soon(() => server.openSessions, 0);
  server.deliver(mail('Nobody is listening'));
  await tryAgainNow();
  await soon(texts, expect.arrayContaining(['Nobody is listening']));
  expect(await shown()).toMatchObject({ state: 'active' });
});

it('takes in nothing while it is paused, and what came then when it is resumed', async () => {
  await api.call('POST', `/v1/channels/${connectionId}/pause`);
  await soon(() => server.openSessions, 0);
  server.deliver(mail('In the meantime'));
  await new Promise((resolve) => setTimeout(resolve, 4 * TURN_MS));
  expect(await texts()).not.toContain('In the meantime');
  await api.call('POST', `/v1/channels/${connectionId}/resume`);
  await soon(texts, expect.arrayContaining(['In the meantime']));
});

it('reads again what was stored without its place, and takes in none of it twice', async () => {
  const before = await texts();
  server.cut();
  await soon(holder, null);
  await asOwner(
    api.ownerUrl,
    `UPDATE rapport.channel_watches SET place = place || jsonb_build_object('lastUid', (place ->> 'lastUid')::integer - 3)`,
  );
  server.deliver(mail('After a crash'));
  await tryAgainNow();
  await soon(texts, expect.arrayContaining(['After a crash']));
  expect(await texts()).toHaveLength(before.length + 1);
});

it('takes in nothing twice when the mailbox numbers its mails anew, and nothing from before', async () => {
  const before = await texts();
  server.cut();
  await soon(() => server.openSessions, 0);
  server.renumber();
  server.deliver(mail('Under new numbers'));
  await tryAgainNow();
  await soon(texts, expect.arrayContaining(['Under new numbers']));
  server.deliver(mail('And the next'));
  await soon(texts, expect.arrayContaining(['And the next']));
  expect(await texts()).toHaveLength(before.length + 2);
  expect(await texts()).not.toContain('Long before');
});

it('asks for attention when its password is refused, and goes on with the right one', async () => {
  const patch = (password: string) =>
    api.call('PATCH', `/v1/channels/${connectionId}`, { credentials: { inbound: { password } } });
  const refused = { state: 'attention', fault: { code: 'credentials' } };
  expect((await patch('an old one')).json()).toMatchObject(refused);
  await soon(() => server.openSessions, 0);
  server.deliver(mail('Behind a locked door'));
  expect(await shown()).toMatchObject(refused);
  expect((await patch(IMAP_USER.password)).json()).toMatchObject({ state: 'active', fault: null });
  await soon(texts, expect.arrayContaining(['Behind a locked door']));
});

it('tells of a refused login that its worker meets, and not of a server that is away for a moment', async () => {
  const logins = () => server.commands.filter((command) => command === 'LOGIN').length;
  const fail = async (code: string) => {
    server.refuseWith = code;
    server.cut();
    const before = logins();
    await tryAgainNow();
    await soon(logins, before + 1);
  };
  await fail('UNAVAILABLE');
  await soon(holder, null);
  expect(await shown()).toMatchObject({ state: 'active' });
  await fail('AUTHENTICATIONFAILED');
  await soon(async () => (await shown()).fault?.code, 'credentials');
  server.refuseWith = null;
  await tryAgainNow();
  await soon(async () => (await shown()).state, 'active');
});

it('waits longer and longer, longest where a password is refused', () => {
  expect([1, 2, 3, 20].map((failures) => pauseAfter('unreachable', failures))).toEqual([
    5_000, 10_000, 20_000, 600_000,
  ]);
  expect([1, 2, 20].map((failures) => pauseAfter('credentials', failures))).toEqual([300_000, 600_000, 3_600_000]);
});

it('may go over to a service that posts, and is left then', async () => {
  const go = (to: object) => api.call('PATCH', `/v1/channels/${connectionId}`, { credentials: { inbound: to } });
  expect((await go({ provider: 'postmark', password: 'of the webhook' })).statusCode).toBe(400);
  const posted = { provider: 'postmark', username: 'postmark', password: 'of the webhook' };
  expect((await go(posted)).json()).toMatchObject({
    ...{ state: 'active', account: null, watchedSince: null, watch: null },
  });
  await soon(() => server.openSessions, 0);
  expect((await go(inbound())).json()).toMatchObject({ state: 'active', account: ADDRESS });
  await soon(async () => (await shown()).watchedSince, expect.any(String));
});

it('is nobody’s to post to', async () => {
  const url = new URL(String((await shown()).webhookUrl)).pathname;
  expect((await api.app.inject({ method: 'POST', url, payload: '{}' })).statusCode).toBe(401);
});

it('ends when it is removed, and begins anew when it is connected again', async () => {
  await api.call('DELETE', `/v1/channels/${connectionId}`);
  await soon(() => server.openSessions, 0);
  server.deliver(mail('After the farewell'));
  expect(await connect()).toBe(connectionId);
  await soon(async () => (await shown()).watchedSince, expect.any(String));
  server.deliver(mail('Welcome back'));
  await soon(texts, expect.arrayContaining(['Welcome back']));
  expect(await texts()).not.toContain('After the farewell');
});
