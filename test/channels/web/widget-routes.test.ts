import { createHmac, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApi, type TestApi } from '../../support/api.ts';
import { asOwner } from '../../support/owner.ts';
import { connectSite, pageOf, SHOP } from './visitors.ts';

const SECRET = 'shared with the shop';
const proofOf = (userId: string): string => createHmac('sha256', SECRET).update(userId).digest('hex');

let api: TestApi;
let connection: string;
let page: ReturnType<typeof pageOf>;
beforeAll(async () => {
  api = await startTestApi();
  connection = await connectSite(api, 'web', { allowedOrigins: [SHOP], identitySecret: SECRET }, { color: '#7a1fa2' });
  page = pageOf(api, connection);
});
afterAll(() => api.close());

const start = async (body: object = {}): Promise<string> =>
  (await page('POST', 'session', body)).json<{ token: string }>().token;

const says = async (token: string, text: string, more: object = {}) =>
  page('POST', 'messages', { messageId: randomUUID(), text, ...more }, { token });

const transcript = async (token: string): Promise<{ from: string; text: string; id: string }[]> =>
  (await page('GET', 'messages', undefined, { token })).json().items;

describe('whose pages may ask', () => {
  it('answers the named origins alone, and lets nobody else read that it refused', async () => {
    const own = await page('GET', 'config');
    expect([own.statusCode, own.headers['access-control-allow-origin'], own.headers['vary']]).toEqual([
      200,
      SHOP,
      'Origin',
    ]);
    expect(own.json()).toMatchObject({ title: 'Salon Reyes', color: '#7a1fa2', leadForm: 'offer' });
    for (const origin of [
      'https://evil.example',
      `${SHOP}:8443`,
      'http://shop.example.com',
      'null',
      `${SHOP}.evil.example`,
    ]) {
      const other = await page('GET', 'config', undefined, { origin });
      expect([origin, other.statusCode, other.json().code]).toEqual([origin, 403, 'origin_not_allowed']);
      expect(other.headers['access-control-allow-origin']).toBeUndefined();
    }
  });

  it('wants an origin, unless the browser says that the page is this server’s own', async () => {
    expect((await page('GET', 'config', undefined, { origin: null })).statusCode).toBe(403);
    const here = await connectSite(api, 'web', { allowedOrigins: ['http://localhost'] });
    const headers = { host: 'localhost', 'sec-fetch-site': 'same-origin' };
    expect((await api.app.inject({ url: `/widget/${here}/config`, headers })).statusCode).toBe(200);
    const elsewhere = { ...headers, 'sec-fetch-site': 'cross-site' };
    expect((await api.app.inject({ url: `/widget/${here}/config`, headers: elsewhere })).statusCode).toBe(403);
  });

  it('answers the browser’s question before a request the same way', async () => {
    const asked = await page('OPTIONS', 'messages');
    expect([asked.statusCode, asked.headers['access-control-allow-headers']]).toEqual([
      204,
      'authorization, content-type',
    ]);
    expect((await page('OPTIONS', 'messages', undefined, { origin: 'https://evil.example' })).statusCode).toBe(403);
  });

  it('knows no widget that is not there, is paused, or is another kind of connection', async () => {
    const form = await connectSite(api, 'form');
    for (const id of [form, randomUUID(), 'nothing']) {
      expect((await pageOf(api, id)('GET', 'config')).statusCode).toBe(404);
    }
  });
});

describe('a visitor', () => {
  it('writes, and finds the conversation again at the next visit', async () => {
    const token = await start();
    const sent = await says(token, '  How much is a haircut? ');
    expect(sent.statusCode).toBe(202);
    expect(sent.json()).toMatchObject({ from: 'visitor', text: 'How much is a haircut?', attachments: [] });
    const again = (await page('POST', 'session', {}, { token })).json();
    expect(again.proven).toBe(false);
    expect(await transcript(again.token)).toMatchObject([{ from: 'visitor', text: 'How much is a haircut?' }]);
  });

  it('sends the same message again, and it is there once', async () => {
    const token = await start();
    const body = { messageId: randomUUID(), text: 'Hello?' };
    const [first, second] = [
      await page('POST', 'messages', body, { token }),
      await page('POST', 'messages', body, { token }),
    ];
    expect(second.json()).toEqual(first.json());
    expect(await transcript(token)).toHaveLength(1);
    const other = await page('POST', 'messages', { ...body, text: 'Something else' }, { token });
    expect([other.statusCode, other.json().code]).toEqual([409, 'message_id_reused']);
  });

  it('tells name, e-mail and phone, which are claimed; a slip of the hand costs nothing but itself', async () => {
    const token = await start();
    const contact = { name: 'Ana Reyes', email: 'ana@example.com', phone: 'call me' };
    expect((await says(token, 'Please write to me', { contact })).statusCode).toBe(202);
    const { items } = (await api.call('GET', '/v1/contacts?identity=email:ana@example.com')).json();
    expect(items).toHaveLength(1);
    const { identities } = (await api.call('GET', `/v1/contacts/${String(items[0].id)}`)).json();
    expect(identities).toContainEqual(expect.objectContaining({ kind: 'email', verified: false }));
  });

  it('who types somebody’s e-mail sees nothing of theirs', async () => {
    const anas = await start();
    await says(anas, 'My order is 4711', { contact: { email: 'secret@example.com' } });
    const stranger = await start();
    await says(stranger, 'What did I order?', { contact: { email: 'secret@example.com' } });
    expect(await transcript(stranger)).toMatchObject([{ text: 'What did I order?' }]);
    expect(JSON.stringify((await page('POST', 'session', { userId: 'ana' }, {})).json())).not.toContain('4711');
  });

  it('is nobody without a token of this server for this very widget', async () => {
    const token = await start();
    const others = pageOf(api, await connectSite(api, 'web'));
    expect((await others('GET', 'messages', undefined, { token })).statusCode).toBe(401);
    const altered = (at: number): string => token.slice(0, at) + (token[at] === 'A' ? 'B' : 'A') + token.slice(at + 1);
    for (const bad of ['x', altered(3), altered(60)]) {
      expect((await page('GET', 'messages', undefined, { token: bad })).statusCode).toBe(401);
      expect((await page('POST', 'session', {}, { token: bad })).statusCode).toBe(401);
    }
    expect((await page('GET', 'messages')).statusCode).toBe(401);
  });

  it('sees what the business wrote once it was sent, and not what failed or was taken back', async () => {
    const token = await start();
    const { id } = (await says(token, 'Are you open?')).json<{ id: string }>();
    const rows = await asOwner<{ channel_user_id: string }>(
      api.ownerUrl,
      'SELECT channel_user_id FROM rapport.messages WHERE id = $1',
      [id],
    );
    const answer = (messageId: string, author: 'ai' | 'human', text: string) =>
      api.call('POST', '/v1/messages', {
        ...{ channel: 'web', connectionId: connection, channelUserId: rows[0]?.channel_user_id, messageId },
        ...{ direction: 'outbound', author, text, sentAt: new Date().toISOString() },
      });
    await answer('a-1', 'ai', 'Until six.');
    await answer('a-2', 'human', 'Come by!');
    const failed = (await answer('a-3', 'human', 'Never sent')).json().messageId;
    await asOwner(api.ownerUrl, `UPDATE rapport.messages SET delivery = '{"state":"failed"}' WHERE id = $1`, [failed]);
    expect((await transcript(token)).map(({ from, text }) => [from, text])).toEqual([
      ['visitor', 'Are you open?'],
      ['assistant', 'Until six.'],
      ['team', 'Come by!'],
    ]);
  });
});

describe('a user whom the business vouches for', () => {
  it('has one conversation on all devices, by the business’s own id', async () => {
    const session = (await page('POST', 'session', { userId: 'crm-7', userHash: proofOf('crm-7') })).json();
    expect(session.proven).toBe(true);
    await says(session.token, 'From my phone');
    const elsewhere = await start({ userId: 'crm-7', userHash: proofOf('crm-7').toUpperCase() });
    expect(await transcript(elsewhere)).toMatchObject([{ text: 'From my phone' }]);
    const { items } = (await api.call('GET', '/v1/contacts?identity=external:crm-7')).json();
    expect(items).toHaveLength(1);
  });

  it('is nobody special with a wrong proof, or none', async () => {
    await says(await start({ userId: 'crm-8', userHash: proofOf('crm-8') }), 'A secret');
    for (const body of [
      { userId: 'crm-8', userHash: proofOf('crm-9') },
      { userId: 'crm-8' },
      { userId: 'crm-8', userHash: 'é' },
    ]) {
      const session = (await page('POST', 'session', body)).json();
      expect(session.proven).toBe(false);
      expect(await transcript(session.token)).toEqual([]);
      await says(session.token, 'Me again');
    }
    const { items } = (await api.call('GET', '/v1/contacts?identity=external:crm-8')).json();
    expect(items[0].messageCount).toBe(1);
  });

  it('proves it anew at each visit', async () => {
    const token = await start({ userId: 'crm-7', userHash: proofOf('crm-7') });
    expect((await page('POST', 'session', {}, { token })).statusCode).toBe(401);
  });
});

describe('too much at once', () => {
  it('is 429 for one visitor, and others go on', async () => {
    const [eager, calm] = [await start(), await start()];
    const answers = [];
    for (let count = 0; count < 31; count += 1) answers.push(await says(eager, `Hello ${String(count)}`));
    expect(answers.filter(({ statusCode }) => statusCode === 202)).toHaveLength(30);
    expect(answers.at(-1)?.json().code).toBe('too_many_messages');
    expect(Number(answers.at(-1)?.headers['retry-after'])).toBeGreaterThan(0);
    expect((await says(calm, 'Hello')).statusCode).toBe(202);
  });

  it('is 429 for one address that makes itself new visitors', async () => {
    const address = '198.51.100.9';
    const answers = [];
    for (let count = 0; count < 61; count += 1) answers.push(await page('POST', 'session', {}, { address }));
    expect(answers.map(({ statusCode }) => statusCode).filter((status) => status === 200)).toHaveLength(60);
    expect(answers.at(-1)?.statusCode).toBe(429);
    expect((await page('POST', 'session', {}, { address: '198.51.100.10' })).statusCode).toBe(200);
  });
});
