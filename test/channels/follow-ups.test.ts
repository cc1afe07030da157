import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { headersOf } from './email/mails.ts';
import { graphError } from '../support/providers/graph.ts';
import { startLivingChannels, type LivingChannels } from './living.ts';
import { personOf } from './support.ts';
import { browserAt, SHOP } from './web/visitors.ts';

let living: LivingChannels;
beforeAll(async () => {
  living = await startLivingChannels();
}, 120_000);
afterAll(() => living.close());

describe.each(['facebook', 'instagram', 'whatsapp', 'telegram'])('%s', (kind) => {
  it('delivers an approved follow-up by the account that the person wrote to', async () => {
    const { connection, person, contactId } = await living.somebody(kind);
    const text = `It is 40, ${kind}`;
    await living.reaches(await living.approved(contactId, text), 'sent');
    const calls = living.double(kind).calls.filter(({ json }) => JSON.stringify(json).includes(text));
    expect(calls).toHaveLength(1);
    expect(calls[0]?.path).toContain(connection.account);
    expect(JSON.stringify(calls[0]?.json)).toContain(person);
    expect(await living.outbound(contactId)).toMatchObject([
      { text, author: 'human', delivery: { state: 'sent', error: null } },
    ]);
  }, 60_000);
});

describe('email', () => {
  it('delivers an approved follow-up in the thread of the person’s mail, and one click on its link ends that', async () => {
    const { connection, person, contactId } = await living.somebody('email');
    await living.reaches(await living.approved(contactId, 'It is 40, by mail'), 'sent');
    const mails = living.smtp.mails.filter(({ raw }) => raw.includes('It is 40, by mail'));
    expect(mails).toMatchObject([{ from: `shop-${connection.account}@example.com`, to: [person] }]);
    const headers = headersOf(mails[0]?.raw ?? '');
    const [sent] = await living.outbound(contactId);
    expect(sent).toMatchObject({ author: 'human', delivery: { state: 'sent', error: null } });
    expect(Object.fromEntries(headers)).toMatchObject({
      ...{ 'message-id': sent?.channelMessageId, subject: 'Re: Hello' },
      ...{ 'in-reply-to': `<${connection.account.slice(1)}@example.org>` },
      ...{ 'list-unsubscribe-post': 'List-Unsubscribe=One-Click' },
    });
    expect(headers.get('references')).toBe(headers.get('in-reply-to'));
    const link = /^<(https?:[^>]+)>, <mailto:/.exec(headers.get('list-unsubscribe') ?? '')?.[1] ?? '';
    const click = { method: 'POST', url: new URL(link).pathname, payload: 'List-Unsubscribe=One-Click' } as const;
    const form = { 'content-type': 'application/x-www-form-urlencoded' };
    expect((await living.api.app.inject({ ...click, headers: form })).statusCode).toBe(200);
    const next = await living.followUp(await living.approved(contactId, 'One more'));
    expect(next.gate.reasons).toContain('opted_out');
  }, 60_000);
});

describe('web', () => {
  it('shows an approved follow-up to its visitor as it is sent, and again at the next visit', async () => {
    const { app, call } = living.api;
    await app.listen({ host: '127.0.0.1', port: 0 });
    const site = { kind: 'web', name: 'Salon Reyes', credentials: { allowedOrigins: [SHOP] } };
    const { id } = (await call('POST', '/v1/channels', site)).json<{ id: string }>();
    const { port } = app.server.address() as AddressInfo;
    const browser = browserAt(`http://127.0.0.1:${String(port)}/widget/${id}`);
    const token = await browser.start();
    const listening = await browser.listen(token);
    await browser.says(token, 'How much is it?', { email: 'visitor@example.com' });
    const contactId = (await personOf(living.api, 'email:visitor@example.com')) ?? '';
    await living.reaches(await living.approved(contactId, 'It is 40, here'), 'sent');
    await expect.poll(() => listening.frames.at(-1)).toContain('It is 40, here');
    await listening.stop();
    const transcript = await browser.ask('/messages', await browser.start(token));
    expect(await transcript.json()).toMatchObject({
      items: [
        { from: 'visitor', text: 'How much is it?' },
        { from: 'team', text: 'It is 40, here' },
      ],
    });
    app.server.closeAllConnections();
  }, 60_000);
});

describe('an account that cannot send', () => {
  it('asks for attention when its token has expired, closes the gate, and opens it once it is mended', async () => {
    const { connection, contactId } = await living.somebody('instagram');
    living.graph.answerNext(graphError(401, 190));
    const first = await living.approved(contactId, 'Hello once more');
    await living.reaches(first, 'failed');
    const path = `/v1/channels/${connection.id}`;
    expect((await living.api.call('GET', path)).json()).toMatchObject({
      state: 'attention',
      fault: { code: 'credentials' },
    });
    const second = await living.approved(contactId, 'Hello again');
    expect((await living.followUp(second)).gate.reasons).toContain('not_connected');
    expect((await living.api.call('POST', `${path}/test`)).json()).toMatchObject({ state: 'active' });
    await living.reaches(second, 'sent');
  }, 60_000);

  it('is tried again when the provider has had enough for now', async () => {
    const { contactId } = await living.somebody('telegram');
    living.telegram.answerNext({ status: 429, json: { ok: false, error_code: 429, parameters: { retry_after: 1 } } });
    await living.reaches(await living.approved(contactId, 'Patience'), 'sent');
    expect(living.telegram.calls.filter(({ json }) => JSON.stringify(json).includes('Patience'))).toHaveLength(2);
  }, 60_000);

  it('sends nothing while it is paused, and what has waited once it is not', async () => {
    const { connection, contactId } = await living.somebody('whatsapp');
    await living.api.call('POST', `/v1/channels/${connection.id}/pause`);
    const id = await living.approved(contactId, 'Not now');
    expect((await living.followUp(id)).gate.reasons).toEqual(['not_connected']);
    const conversation = (await living.api.call('GET', `/v1/contacts/${contactId}`)).json().conversations[0]
      .id as string;
    const answer = await living.api.call('POST', `/v1/conversations/${conversation}/messages`, { text: 'By hand' });
    expect([answer.statusCode, answer.json().code]).toEqual([422, 'not_connected']);
    await living.api.call('POST', `/v1/channels/${connection.id}/resume`);
    await living.reaches(id, 'sent');
  }, 60_000);
});
