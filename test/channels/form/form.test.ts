import { createHmac, randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApi, type TestApi } from '../../support/api.ts';
import { connectSite, SHOP } from '../web/visitors.ts';

const SECRET = 'shared with the shop';

let api: TestApi;
let form: string;
beforeAll(async () => {
  api = await startTestApi();
  form = await connectSite(api, 'form', { allowedOrigins: [SHOP], identitySecret: SECRET });
});
afterAll(() => api.close());

const URLENCODED = 'application/x-www-form-urlencoded';

const post = (payload: string | Buffer, headers: Record<string, string> = {}, remoteAddress = '203.0.113.7') =>
  api.app.inject({
    ...{ method: 'POST', url: `/webhooks/form/${form}`, payload, remoteAddress },
    headers: { origin: SHOP, 'content-type': URLENCODED, ...headers },
  });

const filledIn = (fields: Record<string, string>): string => new URLSearchParams(fields).toString();

const contactOf = async (email: string) => {
  const { items } = (await api.call('GET', `/v1/contacts?identity=email:${email}`)).json();
  return items[0] as {
    id: string;
    name: string;
    phone: string;
    company: string;
    source: string;
    channels: string[];
    messageCount: number;
  };
};

const textsOf = async (email: string): Promise<string[]> => {
  const { id } = await contactOf(email);
  const { items } = (await api.call('GET', `/v1/contacts/${id}/messages`)).json();
  return items.map(({ text }: { text: string }) => text);
};

describe('a form that a browser posts', () => {
  it('makes a contact with its details, and a message of what was asked and picked', async () => {
    const answer = await post(
      filledIn({
        ...{ 'Your Name': 'Ana Reyes', 'E-Mail': 'ana@example.com', Mobile: '0917 555 0101', company: 'Acme' },
        ...{ message: 'How much for ten?', 'Preferred day': 'Friday', empty: ' ' },
      }),
    );
    expect([answer.statusCode, answer.headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
    expect(answer.body).toContain('Thank you');
    expect(await contactOf('ana@example.com')).toMatchObject({
      ...{ name: 'Ana Reyes', phone: '+639175550101', company: 'Acme', source: 'lead_form', channels: ['web'] },
    });
    expect(await textsOf('ana@example.com')).toEqual(['How much for ten?\nPreferred day: Friday']);
  });

  it('is read as multipart and as JSON too', async () => {
    const data = new FormData();
    for (const [name, value] of Object.entries({
      email: 'ben@example.com',
      first_name: 'Ben',
      last_name: 'Cruz',
      comments: 'Hé',
    }))
      data.append(name, value);
    const multipart = new Response(data);
    const type = multipart.headers.get('content-type') ?? '';
    await post(Buffer.from(await multipart.arrayBuffer()), { 'content-type': type });
    expect(await contactOf('ben@example.com')).toMatchObject({ name: 'Ben Cruz' });
    expect(await textsOf('ben@example.com')).toEqual(['Hé']);
    const json = JSON.stringify({ email: 'carla@example.com', seats: 4, terms: true });
    const answer = await post(json, { 'content-type': 'application/json', accept: 'application/json' });
    expect([answer.json(), answer.headers['access-control-allow-origin']]).toEqual([{ ok: true }, SHOP]);
    expect(await textsOf('carla@example.com')).toEqual(['seats: 4\nterms: true']);
  });

  it('goes on to the page that it names, where that is of an allowed origin, and nowhere else', async () => {
    const next = (url: string) => post(filledIn({ email: 'dina@example.com', message: url, _next: url }));
    const allowed = await next(`${SHOP}/thanks?from=form`);
    expect([allowed.statusCode, allowed.headers['location']]).toEqual([303, `${SHOP}/thanks?from=form`]);
    for (const url of ['https://evil.example/', '//evil.example', 'javascript:alert(1)', `${SHOP}.evil.example/`]) {
      const elsewhere = await next(url);
      expect([url, elsewhere.statusCode, elsewhere.headers['location']]).toEqual([url, 200, undefined]);
    }
  });

  it('pressed twice it is one message, and written again under an id of its own another', async () => {
    const fields = { email: 'emile@example.com', message: 'Hello' };
    await post(filledIn(fields));
    await post(filledIn(fields));
    expect(await textsOf('emile@example.com')).toEqual(['Hello']);
    for (let count = 0; count < 2; count += 1)
      await post(filledIn({ ...fields, _id: `page-view-4711-${String(count)}` }));
    const { items } = (await api.call('GET', '/v1/contacts?q=emile')).json<{ items: { messageCount: number }[] }>();
    expect(items.reduce((sum, { messageCount }) => sum + messageCount, 0)).toBe(3);
  });
});

describe('what is refused', () => {
  it('comes from another site', async () => {
    for (const origin of ['https://evil.example', 'null']) {
      const answer = await post(filledIn({ email: 'mallory@example.com', message: 'x' }), { origin });
      expect([answer.statusCode, answer.headers['content-type']]).toEqual([403, 'text/html; charset=utf-8']);
    }
    expect(await contactOf('mallory@example.com')).toBeUndefined();
  });

  it('was filled in by a robot, which is thanked all the same', async () => {
    const answer = await post(
      filledIn({ email: 'robot@example.com', message: 'Buy now', _gotcha: 'http://spam.example' }),
    );
    expect(answer.statusCode).toBe(200);
    expect(await contactOf('robot@example.com')).toBeUndefined();
  });
});

describe('too much at once', () => {
  const written = () => filledIn({ message: randomUUID() });
  const sent = async (address: string, count: number) => {
    const answers = [];
    for (let each = 0; each < count; each += 1) answers.push(await post(written(), {}, address));
    return answers;
  };

  it('is 429 for one address, whose visitor is told so, and others go on', async () => {
    const answers = await sent('198.51.100.9', 61);
    expect(answers.filter(({ statusCode }) => statusCode === 200)).toHaveLength(60);
    const [refused] = answers.slice(-1);
    expect([refused?.statusCode, refused?.headers['content-type']]).toEqual([429, 'text/html; charset=utf-8']);
    expect(Number(refused?.headers['retry-after'])).toBeGreaterThan(0);
    expect(refused?.body).toContain('wait a minute');
    const byScript = await post(written(), { accept: 'application/json' }, '198.51.100.9');
    expect([byScript.statusCode, byScript.json(), byScript.headers['access-control-allow-origin']]).toEqual([
      429,
      { ok: false },
      SHOP,
    ]);
    expect((await post(written(), {}, '198.51.100.10')).statusCode).toBe(200);
  });

  it('is 429 for all together, of whatever addresses; what other sites send counts for nothing', async () => {
    const site = form;
    form = await connectSite(api, 'form', { allowedOrigins: [SHOP] });
    // By robots, which are thanked and make no work.
    const byRobot = filledIn({ message: 'Buy now', _gotcha: 'x' });
    for (let each = 0; each < 20; each += 1)
      await post(byRobot, { origin: 'https://evil.example' }, `192.0.2.${String(each)}`);
    const statuses: number[] = [];
    for (let each = 0; each < 11; each += 1) {
      const posts = Array.from({ length: 55 }, () => post(byRobot, {}, `100.64.0.${String(each)}`));
      statuses.push(...(await Promise.all(posts)).map(({ statusCode }) => statusCode));
    }
    expect(statuses.filter((status) => status === 200)).toHaveLength(600);
    expect(statuses.filter((status) => status === 429)).toHaveLength(5);
    form = site;
    expect((await post(written(), {}, '100.64.1.1')).statusCode).toBe(200);
  });
});

describe('who wrote it', () => {
  it('is somebody of their own each time: a typed address opens nobody’s conversation', async () => {
    await post(filledIn({ email: 'fay@example.com', message: 'First' }));
    await post(filledIn({ email: 'fay@example.com', message: 'STOP' }));
    const fay = await contactOf('fay@example.com');
    const detail = (await api.call('GET', `/v1/contacts/${fay.id}`)).json();
    expect(detail.optOuts).toEqual([]);
    expect(detail.identities).toContainEqual(expect.objectContaining({ kind: 'email', verified: false }));
  });

  it('is the business’s own user with its proof alone', async () => {
    const fields = (hash: string) => ({ message: randomUUID(), _user_id: 'crm-9', _user_hash: hash });
    await post(filledIn(fields('0'.repeat(64))));
    expect((await api.call('GET', '/v1/contacts?identity=external:crm-9')).json().items).toEqual([]);
    await post(filledIn(fields(createHmac('sha256', SECRET).update('crm-9').digest('hex'))));
    expect((await api.call('GET', '/v1/contacts?identity=external:crm-9')).json().items).toHaveLength(1);
  });
});

let posts = 0;
const RUNS = import.meta.env.MODE === 'full' ? 10_000 : 200;

it(`whatever is posted, ${String(RUNS)} times, is no fault of ours`, async () => {
  const type = fc.constantFrom(
    URLENCODED,
    'application/json',
    'multipart/form-data; boundary=x',
    'multipart/form-data',
    'text/plain',
  );
  const body = fc.oneof(
    fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes)),
    fc.json().map((json) => Buffer.from(json)),
    fc
      .dictionary(fc.string({ minLength: 1, unit: 'binary' }), fc.string({ unit: 'binary' }))
      .map((fields) => Buffer.from(filledIn(fields))),
    fc
      .tuple(fc.string(), fc.string({ unit: 'binary' }))
      .map(([name, value]) =>
        Buffer.from(`--x\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n--x--`),
      ),
  );
  await fc.assert(
    fc.asyncProperty(type, body, async (contentType, bytes) => {
      posts += 1;
      if (posts % 500 === 0) form = await connectSite(api, 'form');
      const address = `10.0.${String(posts >> 8)}.${String(posts & 255)}`;
      const { statusCode } = await post(bytes, { 'content-type': contentType }, address);
      expect(statusCode).toBeLessThan(400);
    }),
    { numRuns: RUNS },
  );
}, 1_800_000);
