import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApi, type TestApi } from '../../support/api.ts';
import { asOwner } from '../../support/owner.ts';
import { joinAs, openBrowser, PASSWORD, type Person } from '../../support/people.ts';

let api: TestApi;
let now = new Date();
let ana: Person;
beforeAll(async () => {
  api = await startTestApi({ clock: () => now });
  ana = await joinAs(api, 'admin');
});
afterAll(() => api.close());

let addresses = 0;
/** Each from an address of its own, so that only the account's limit is met. */
const elsewhere = () => openBrowser(api, `198.51.100.${String((addresses += 1))}`);
const signIn = (email: string, password: string, browser = elsewhere()) =>
  browser.call('POST', '/v1/session', { email, password });

describe('another site', () => {
  const make = (headers: Record<string, string>) => ana.browser.call('POST', '/v1/tags', { name: 'planted' }, headers);

  it.each([
    [{ 'sec-fetch-site': 'cross-site' }],
    [{ 'sec-fetch-site': 'same-site' }],
    [{ origin: 'https://evil.example' }],
    [{ origin: 'null' }],
    [{ origin: 'http://localhost.evil.example' }],
    [{ 'sec-fetch-site': 'cross-site', origin: 'http://localhost:80' }],
    [{}],
  ])('changes nothing by a signed-in browser: %j', async (headers) => {
    const answer = await make(headers as Record<string, string>);
    expect([answer.statusCode, answer.json().code]).toEqual([403, 'cross_site']);
    expect((await ana.browser.call('GET', '/v1/tags')).json().items).toEqual([]);
  });

  it.each([[{ 'sec-fetch-site': 'same-origin' }], [{ origin: 'http://localhost:80' }]])(
    'is not the dashboard itself: %j',
    async (headers) => {
      const made = await ana.browser.call('POST', '/v1/tags', { name: JSON.stringify(headers) }, headers as never);
      expect(made.statusCode).toBe(201);
      await ana.browser.call('DELETE', `/v1/tags/${String(made.json().id)}`);
    },
  );

  it('signs nobody in as somebody else, and nobody out', async () => {
    const browser = elsewhere();
    const forged = { 'sec-fetch-site': 'cross-site' };
    const credentials = { email: ana.email, password: PASSWORD };
    expect((await browser.call('POST', '/v1/session', credentials, forged)).statusCode).toBe(403);
    expect(browser.cookie).toBeUndefined();
    expect((await ana.browser.call('DELETE', '/v1/session', undefined, forged)).statusCode).toBe(403);
    expect((await ana.browser.call('GET', '/v1/session')).statusCode).toBe(200);
  });

  it('is no matter to a script, which has no cookie, nor to a key', async () => {
    expect(
      (await elsewhere().call('POST', '/v1/session', { email: ana.email, password: PASSWORD }, {})).statusCode,
    ).toBe(200);
    const byKey = await api.call(
      'POST',
      '/v1/tags',
      { name: 'by key' },
      { headers: { 'sec-fetch-site': 'cross-site' } },
    );
    expect(byKey.statusCode).toBe(201);
  });
});

it('over a real connection a session works from its own origin, and from no other', async () => {
  const base = await api.app.listen({ host: '127.0.0.1', port: 0 });
  const post = (path: string, body: object, headers: Record<string, string>) =>
    fetch(`${base}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
  const signedIn = await post('/v1/session', { email: ana.email, password: PASSWORD }, { origin: base });
  const cookie = signedIn.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  expect(cookie).toMatch(/^rapport_session=[\w-]{43}$/);
  const shown = await fetch(`${base}/v1/session`, { headers: { cookie } });
  expect([shown.status, shown.headers.get('cache-control')]).toEqual([200, 'private, no-cache']);
  const tag = (origin: string) => post('/v1/tags', { name: origin }, { cookie, origin });
  expect((await tag(base)).status).toBe(201);
  expect((await tag('http://127.0.0.1:1')).status).toBe(403);
  expect((await tag(base.replace('127.0.0.1', 'localhost'))).status).toBe(403);
});

describe('guessing', () => {
  it('one account’s password ends after ten tries, from however many addresses, at once too', async () => {
    const answers = await Promise.all(Array.from({ length: 30 }, () => signIn(ana.email, 'guess')));
    expect(answers.filter(({ statusCode }) => statusCode === 401)).toHaveLength(10);
    const refused = answers.filter(({ statusCode }) => statusCode === 429);
    expect(refused).toHaveLength(20);
    expect(refused[0]?.json().code).toBe('too_many_attempts');
    expect(Number(refused[0]?.headers['retry-after'])).toBeGreaterThan(800);
    expect((await signIn(ana.email, PASSWORD)).statusCode).toBe(429);
    expect((await ana.browser.call('GET', '/v1/session')).statusCode).toBe(200);
    now = new Date(now.getTime() + 15 * 60_000);
    expect((await signIn(ana.email, PASSWORD)).statusCode).toBe(200);
  });

  it('is limited alike for an e-mail that nobody has', async () => {
    const answers = [];
    for (let tries = 0; tries < 11; tries += 1) answers.push((await signIn('ghost@example.com', 'guess')).statusCode);
    expect(answers).toEqual([...Array<number>(10).fill(401), 429]);
  });

  it('begins anew with the right password', async () => {
    for (let round = 0; round < 3; round += 1) {
      for (let tries = 0; tries < 9; tries += 1) await signIn(ana.email, 'guess');
      expect((await signIn(ana.email, PASSWORD)).statusCode).toBe(200);
    }
  });

  it('across accounts ends after sixty tries a minute from one address', async () => {
    const browser = openBrowser(api, '203.0.113.9');
    const answers = [];
    for (let tries = 0; tries < 61; tries += 1) {
      answers.push(await browser.call('POST', '/v1/sign-in-links/open', { token: `guess-${String(tries)}` }));
    }
    expect(answers.slice(0, 60).every(({ statusCode }) => statusCode === 422)).toBe(true);
    expect(answers[60]?.json()).toMatchObject({ status: 429, code: 'too_many_attempts' });
    expect(Number(answers[60]?.headers['retry-after'])).toBeGreaterThan(0);
  });

  it('leaves no list of the addresses that were tried', async () => {
    await signIn('tried@example.com', 'guess');
    const rows = await asOwner<{ row: string }>(
      api.ownerUrl,
      "SELECT a::text || encode(a.email_hash, 'escape') AS row FROM rapport.sign_in_attempts a",
    );
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.some(({ row }) => row.includes('tried'))).toBe(false);
  });
});

describe('behind https', () => {
  it('the cookie is this host’s alone and never sent in the clear; one planted by a neighbour is none', async () => {
    const https = await startTestApi({ publicUrl: 'https://rapport.example.com' });
    try {
      const { browser } = await joinAs(https, 'admin');
      const answer = await browser.call(
        'POST',
        '/v1/session/switch',
        { workspaceId: https.workspaceId },
        {
          origin: 'https://rapport.example.com',
        },
      );
      expect(answer.cookies).toMatchObject([{ name: '__Host-rapport_session', secure: true, path: '/' }]);
      expect(answer.cookies[0]).not.toHaveProperty('domain');
      browser.cookie = browser.cookie?.replace('__Host-', '');
      expect((await browser.call('GET', '/v1/session')).statusCode).toBe(401);
    } finally {
      await https.close();
    }
  });
});
