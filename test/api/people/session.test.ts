import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApi, type TestApi } from '../../support/api.ts';
import { asOwner } from '../../support/owner.ts';
import { joinAs, openBrowser, PASSWORD, type Person } from '../../support/people.ts';

let api: TestApi;
let now = new Date();
let ana: Person;
beforeAll(async () => {
  api = await startTestApi({ clock: () => now, temporalUiUrl: 'http://127.0.0.1:8233/namespaces/default/workflows' });
  ana = await joinAs(api, 'agent');
});
afterAll(() => api.close());

const signIn = (email: string, password = PASSWORD, browser = openBrowser(api)) =>
  browser.call('POST', '/v1/session', { email, password });

const tokenIn = (cookie: string | undefined): string => cookie?.split('=')[1] ?? '';

describe('signing in', () => {
  it('answers who it is and what they may, whatever the case of the e-mail', async () => {
    const answer = await signIn(ana.email.toUpperCase());
    expect(answer.statusCode).toBe(200);
    expect(answer.json()).toMatchObject({
      user: { id: ana.id, email: ana.email },
      actor: `user:${ana.id}`,
      role: 'agent',
      capabilities: ['read', 'decide', 'edit'],
      workspace: { id: api.workspaceId, name: 'Workspace' },
      workspaces: [{ id: api.workspaceId, role: 'agent' }],
      locale: { country: 'PH', timeZone: 'Asia/Manila' },
      temporalUiUrl: 'http://127.0.0.1:8233/namespaces/default/workflows',
    });
  });

  it('sets a cookie that no script reads and no other site sends', async () => {
    const [cookie] = (await signIn(ana.email)).cookies;
    expect(cookie).toMatchObject({ name: 'rapport_session', httpOnly: true, sameSite: 'Lax', path: '/' });
    expect(cookie).not.toHaveProperty('secure');
    expect(cookie?.expires?.getTime()).toBeCloseTo(now.getTime() + 14 * 86_400_000, -4);
  });

  it('answers an unknown e-mail, a wrong password and no address alike', async () => {
    const answers = await Promise.all([signIn('nobody@example.com'), signIn(ana.email, 'wrong'), signIn('no address')]);
    const bodies = answers.map((answer) => ({ ...answer.json(), requestId: null }));
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([401, 401, 401]);
    expect(bodies[0]).toMatchObject({ code: 'wrong_credentials' });
    expect(new Set(bodies.map((body) => JSON.stringify(body))).size).toBe(1);
    expect(answers.flatMap(({ cookies }) => cookies)).toEqual([]);
  });

  it('takes as long for an unknown e-mail as for a wrong password', async () => {
    await signIn(ana.email);
    const took: Record<string, number[]> = { [ana.email]: [], 'unknown-in-time@example.com': [] };
    // In turns and by the quickest of each: what else the machine does falls on both.
    for (let round = 0; round < 9; round += 1) {
      for (const [email, times] of Object.entries(took)) {
        const start = performance.now();
        await signIn(email, 'wrong');
        times.push(performance.now() - start);
      }
    }
    const [known = 0, unknown = 0] = Object.values(took).map((times) => Math.min(...times));
    // Without the hash of nobody an unknown one takes a tenth.
    expect(unknown).toBeGreaterThan(known * 0.4);
    await signIn(ana.email);
  });

  it('starts under a new token and ends the session that the browser had', async () => {
    const browser = openBrowser(api);
    browser.cookie = 'rapport_session=planted-by-somebody';
    await signIn(ana.email, PASSWORD, browser);
    const first = browser.cookie;
    expect(tokenIn(first)).not.toBe('planted-by-somebody');
    await signIn(ana.email, PASSWORD, browser);
    expect(browser.cookie).not.toBe(first);
    browser.cookie = first;
    expect((await browser.call('GET', '/v1/session')).statusCode).toBe(401);
  });

  it('stores neither password nor token', async () => {
    const browser = openBrowser(api);
    await signIn(ana.email, PASSWORD, browser);
    const rows = await asOwner<{ row: string }>(
      api.ownerUrl,
      `SELECT s::text || encode(s.token_hash, 'escape') AS row FROM rapport.sessions s
       UNION ALL SELECT a::text FROM rapport.accounts a UNION ALL SELECT l::text FROM rapport.sign_in_links l`,
    );
    expect(rows.length).toBeGreaterThan(1);
    expect(rows.some(({ row }) => row.includes(tokenIn(browser.cookie)) || row.includes(PASSWORD))).toBe(false);
    expect(rows.some(({ row }) => row.includes('$argon2id$v=19$m=19456,t=2,p=1$'))).toBe(true);
  });
});

describe('a session', () => {
  it('moves on while it is used, and is over when it is not', async () => {
    const start = now;
    const browser = openBrowser(api);
    await signIn(ana.email, PASSWORD, browser);
    for (const days of [10, 20, 30]) {
      now = new Date(start.getTime() + days * 86_400_000);
      const answer = await browser.call('GET', '/v1/session');
      expect(answer.statusCode).toBe(200);
      expect(answer.cookies).toHaveLength(1);
      // What was written beside the answer is there before time goes on.
      await expect.poll(() => lastSeen(browser.cookie)).toEqual(now);
    }
    now = new Date(start.getTime() + 45 * 86_400_000);
    expect((await browser.call('GET', '/v1/session')).statusCode).toBe(401);
    expect(browser.cookie).toBeUndefined();
    now = start;
  });

  it('is over after three months however much it is used', async () => {
    const start = now;
    const browser = openBrowser(api);
    await signIn(ana.email, PASSWORD, browser);
    for (let days = 10; days < 90; days += 10) {
      now = new Date(start.getTime() + days * 86_400_000);
      expect([days, (await browser.call('GET', '/v1/session')).statusCode]).toEqual([days, 200]);
      await expect.poll(() => lastSeen(browser.cookie)).toEqual(now);
    }
    now = new Date(start.getTime() + 90 * 86_400_000 + 1);
    expect((await browser.call('GET', '/v1/session')).statusCode).toBe(401);
    now = start;
  });

  it('ends at the sign-out, which can be repeated', async () => {
    const browser = openBrowser(api);
    await signIn(ana.email, PASSWORD, browser);
    const { cookie } = browser;
    expect((await browser.call('DELETE', '/v1/session')).statusCode).toBe(204);
    expect(browser.cookie).toBeUndefined();
    expect((await browser.call('DELETE', '/v1/session')).statusCode).toBe(204);
    browser.cookie = cookie;
    expect((await browser.call('GET', '/v1/contacts')).statusCode).toBe(401);
  });

  it('is listed with its browser, and can be ended from another one, everywhere too', async () => {
    const [here, there] = [openBrowser(api), openBrowser(api)];
    await here.call('POST', '/v1/session', { email: ana.email, password: PASSWORD }, { 'user-agent': 'Here/1.0' });
    await signIn(ana.email, PASSWORD, there);
    const items = (await there.call('GET', '/v1/sessions')).json().items as {
      id: string;
      userAgent: string;
      current: boolean;
    }[];
    const found = items.find(({ userAgent }) => userAgent === 'Here/1.0');
    expect(found).toMatchObject({ current: false, workspace: { id: api.workspaceId } });
    expect(items.filter(({ current }) => current)).toHaveLength(1);
    expect((await there.call('DELETE', `/v1/sessions/${String(found?.id)}`)).statusCode).toBe(204);
    expect((await here.call('GET', '/v1/session')).statusCode).toBe(401);
    expect((await there.call('DELETE', '/v1/sessions')).statusCode).toBe(204);
    for (const browser of [there, ana.browser]) expect((await browser.call('GET', '/v1/session')).statusCode).toBe(401);
    await signIn(ana.email, PASSWORD, ana.browser);
  });

  it('of somebody else is not there', async () => {
    const bob = await joinAs(api, 'admin');
    const [session] = (await ana.browser.call('GET', '/v1/sessions')).json().items;
    const answer = await bob.browser.call('DELETE', `/v1/sessions/${String(session.id)}`);
    expect(answer.statusCode).toBe(404);
    expect((await ana.browser.call('GET', '/v1/session')).statusCode).toBe(200);
  });

  it('gives way to a key that is sent with it', async () => {
    const answer = await ana.browser.call('GET', '/v1/session', undefined, { authorization: `Bearer ${api.adminKey}` });
    expect(answer.json()).toMatchObject({ user: null, role: 'admin', expiresAt: null });
  });
});

describe('a password', () => {
  it('is changed by whoever knows the old one; all other sessions end', async () => {
    const eve = await joinAs(api, 'viewer');
    const elsewhere = openBrowser(api);
    await signIn(eve.email, PASSWORD, elsewhere);
    const change = (currentPassword: string, newPassword: string) =>
      eve.browser.call('PUT', '/v1/session/password', { currentPassword, newPassword });
    expect((await change('wrong', 'another long password')).json().code).toBe('wrong_credentials');
    expect((await change(PASSWORD, 'short')).statusCode).toBe(400);
    expect((await change(PASSWORD, 'another long password')).statusCode).toBe(204);
    expect((await elsewhere.call('GET', '/v1/session')).statusCode).toBe(401);
    expect((await eve.browser.call('GET', '/v1/session')).statusCode).toBe(200);
    expect((await signIn(eve.email)).statusCode).toBe(401);
    expect((await signIn(eve.email, 'another long password')).statusCode).toBe(200);
  });
});

async function lastSeen(cookie: string | undefined): Promise<Date | undefined> {
  const [row] = await asOwner<{ at: Date }>(
    api.ownerUrl,
    "SELECT last_seen_at AS at FROM rapport.sessions WHERE token_hash = sha256(convert_to($1, 'UTF8'))",
    [tokenIn(cookie)],
  );
  return row?.at;
}
