import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApi, type TestApi } from '../support/api.ts';
import { asOwner } from '../support/owner.ts';
import { aMessage } from './support/messages.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(async () => {
  await api.close();
});

const LONE = '\ud83d';

/** What is wrong, the message's fields that say so, and where the answer has to point. */
const messages: readonly [string, Record<string, unknown>, string][] = [
  ['an unknown channel', { channel: 'fax' }, 'channel'],
  ['an unknown direction', { direction: 'sideways' }, 'direction'],
  ['an unknown author', { author: 'robot' }, 'author'],
  ['an unknown source', { source: 'rumour' }, 'source'],
  ['a source that no message has', { source: 'manual' }, 'source'],
  ['a number for text', { text: 42 }, 'text'],
  ['neither text nor attachments', { text: '' }, 'text'],
  ['text that is too long', { text: 'x'.repeat(32_769) }, 'text'],
  ['a NUL in text', { text: 'a\0b' }, 'text'],
  ['half a surrogate pair in text', { text: `a${LONE}b` }, 'text'],
  ['a NUL in a name', { contact: { name: 'A\0' } }, 'contact.name'],
  ['half a surrogate pair in an id', { messageId: LONE }, 'messageId'],
  ['an empty id', { channelUserId: '' }, 'channelUserId'],
  ['an endless id', { messageId: 'm'.repeat(1_025) }, 'messageId'],
  ['ids too long for one key', { messageId: '漢'.repeat(1_000) }, 'messageId'],
  ['no date', { sentAt: 'yesterday' }, 'sentAt'],
  ['a date without an offset', { sentAt: '2026-01-01T00:00:00' }, 'sentAt'],
  ['the year 9999', { sentAt: '9999-12-31T23:59:59Z' }, 'sentAt'],
  ['the year 10000 by its offset', { sentAt: '9999-12-31T23:59:59-01:00' }, 'sentAt'],
  ['a date that is none', { sentAt: '2026-02-30T00:00:00Z' }, 'sentAt'],
  ['a number for a date', { sentAt: 1_760_000_000 }, 'sentAt'],
  ['no e-mail address', { contact: { email: 'nobody' } }, 'contact.email'],
  ['no phone number', { contact: { phone: 'call me' } }, 'contact.phone'],
  ['no time zone', { contact: { timeZone: 'Mars/Olympus' } }, 'contact.timeZone'],
  ['a word for a truth', { contact: { verified: 'yes' } }, 'contact.verified'],
  ['a list for the person', { contact: [] }, 'contact'],
  [
    'attachments without end',
    { attachments: Array.from({ length: 21 }, () => ({ type: 'image', url: 'https://a.example' })) },
    'attachments',
  ],
  ['an attachment that runs', { attachments: [{ type: 'image', url: 'javascript:alert(1)' }] }, 'attachments.0.url'],
  ['nesting without end', { contact: { name: JSON.parse('['.repeat(100) + ']'.repeat(100)) } }, 'contact.name'],
];

describe('a message with', () => {
  it.each(messages)('%s is refused, and says where', async (_what, fault, path) => {
    const answer = await api.call('POST', '/v1/messages', aMessage(fault));
    expect(answer.statusCode).toBe(400);
    expect(answer.headers['content-type']).toContain('application/problem+json');
    const { code, errors } = answer.json<{ code: string; errors: { path: string }[] }>();
    expect(code).toBe('invalid');
    expect(errors.some((error) => error.path === path || error.path.startsWith(`${path}.`))).toBe(true);
  });

  it.each(['channel', 'channelUserId', 'messageId', 'direction', 'author', 'sentAt', 'text'])(
    'no %s is refused',
    async (field) => {
      const { [field]: _left, ...rest } = aMessage();
      const answer = await api.call('POST', '/v1/messages', rest);
      expect(answer.statusCode).toBe(400);
      expect(answer.json().errors[0].path).toBe(field);
    },
  );

  it.each([
    [
      'a direction that contradicts its author',
      { direction: 'outbound', author: 'contact' },
      'contradiction',
      'author',
    ],
    ['a branch that is no id', { branchId: 'main' }, 'unknown_branch', 'branchId'],
    ['a branch that names nothing', { branchId: '0198a000-0000-7000-8000-000000000000' }, 'unknown_branch', 'branchId'],
  ])('%s is understood but impossible', async (_what, fault, code, path) => {
    const answer = await api.call('POST', '/v1/messages', aMessage(fault));
    expect(answer.statusCode).toBe(422);
    expect(answer.json()).toMatchObject({ code, errors: [{ path }] });
  });
});

describe('a body that is', () => {
  const post = (payload: string | Buffer, type = 'application/json') =>
    api.app.inject({
      method: 'POST',
      url: '/v1/messages',
      headers: { authorization: `Bearer ${api.adminKey}`, 'content-type': type },
      payload,
    });

  it.each([
    ['broken JSON', '{"channel": ', 'invalid_json'],
    ['nothing', '', 'invalid'],
    ['a list', '[]', 'invalid'],
    ['null', 'null', 'invalid'],
    ['a prototype', '{"__proto__": {"role": "admin"}}', 'invalid'],
    ['a prototype deep inside', '{"contact": {"__proto__": {"verified": true}}}', 'invalid'],
    ['an escaped prototype', '{"\\u005f_proto__": {}}', 'invalid'],
    ['a NUL in a key', '{"a\\u0000": 1}', 'invalid'],
  ])('%s is 400', async (_what, payload, code) => {
    const answer = await post(payload);
    expect(answer.statusCode).toBe(400);
    expect(answer.json().code).toBe(code);
    expect(answer.body).not.toContain('role');
  });

  it('no UTF-8 is 400, and no message with other letters than were sent', async () => {
    const [before = '', after = ''] = JSON.stringify(aMessage({ text: 'caf?' })).split('?');
    const answer = await post(Buffer.concat([Buffer.from(before), Buffer.from([0xe9]), Buffer.from(after)]));
    expect(answer.statusCode).toBe(400);
    expect(answer.json().code).toBe('invalid_json');
  });

  it('compressed is 415', async () => {
    const answer = await api.call('POST', '/v1/messages', aMessage(), { headers: { 'content-encoding': 'gzip' } });
    expect(answer.statusCode).toBe(415);
    expect(answer.json().code).toBe('unsupported_media_type');
  });

  it('huge is 413', async () => {
    const answer = await post(JSON.stringify(aMessage({ text: 'x'.repeat(2_000_000) })));
    expect(answer.statusCode).toBe(413);
    expect(answer.json().code).toBe('too_large');
  });

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'application/xml'])(
    '%s is 415',
    async (type) => {
      const answer = await post('channel=web', type);
      expect(answer.statusCode).toBe(415);
      expect(answer.json().code).toBe('unsupported_media_type');
    },
  );
});

describe('a path that', () => {
  it.each([
    '/v1/contacts/17',
    '/v1/contacts/not-an-id',
    '/v1/contacts/%00',
    '/v1/contacts/%E0%A4%A',
    `/v1/contacts/${'a'.repeat(5_000)}`,
    "/v1/contacts/' OR 1=1 --".replaceAll(' ', '%20'),
    '/v1/contacts/0198a000-0000-7000-8000-000000000000',
    '/v1/nothing',
    '/nothing',
  ])('%s names nothing is 404, each like the other', async (path) => {
    const answer = await api.call('GET', path);
    expect(answer.statusCode).toBe(404);
    const { requestId, ...same } = answer.json();
    expect(requestId).toBeTypeOf('string');
    expect(same).toEqual({
      ...{ type: 'about:blank', title: 'Not Found', status: 404, code: 'not_found' },
      detail: 'There is nothing under this address.',
    });
  });
});

describe('over a real connection', () => {
  let address: string;
  beforeAll(async () => {
    address = await api.app.listen({ port: 0, host: '127.0.0.1' });
  });
  const list = (query: string) =>
    fetch(`${address}/v1/contacts?${query}`, { headers: { authorization: `Bearer ${api.adminKey}` } });

  it('a long filter a thousand times is 400 like a short one', async () => {
    const answer = await list(Array.from({ length: 1_000 }, () => 'channel=google_business').join('&'));
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ code: 'invalid', errors: [{ path: 'channel' }] });
  });

  it('headers without end are 431, as a problem', async () => {
    const answer = await list(`q=${'a'.repeat(200_000)}`);
    expect(answer.status).toBe(431);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    const problem = (await answer.json()) as { requestId: string };
    expect(problem).toMatchObject({ status: 431, code: 'headers_too_large' });
    expect(problem.requestId).not.toBe('');
  });

  it('what is no HTTP is 400, as a problem', async () => {
    const { port, hostname } = new URL(address);
    const socket = connect(Number(port), hostname);
    socket.write('HELLO\r\n\r\n');
    const answer = (await socket.toArray()).join('');
    expect(answer).toMatch(/^HTTP\/1\.1 400 Bad Request\r\n/);
    expect(answer).toContain('"code":"invalid"');
  });
});

it('leaves nothing half-written', async () => {
  const rows = await asOwner<{ count: string }>(
    api.ownerUrl,
    `SELECT (SELECT count(*) FROM rapport.contacts) + (SELECT count(*) FROM rapport.messages)
       + (SELECT count(*) FROM rapport.conversations) + (SELECT count(*) FROM rapport.contact_identities) AS count`,
  );
  expect(Number(rows[0]?.count)).toBe(0);
});
