import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApi, type TestApi } from '../../support/api.ts';
import { asOwner } from '../../support/owner.ts';

const HOOK = { url: 'https://hooks.example.com/rapport', events: ['review.changed', 'follow_up.changed'] };

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

const make = async (hook: object = HOOK) => (await api.call('POST', '/v1/webhooks', hook)).json();

describe('a webhook', () => {
  it('is made with a secret that is shown once, and kept sealed', async () => {
    const made = await api.call('POST', '/v1/webhooks', HOOK);
    expect(made.statusCode).toBe(201);
    const { secret, ...webhook } = made.json();
    expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    expect(webhook).toMatchObject({
      ...HOOK,
      state: 'active',
      failingSince: null,
      lastError: null,
      lastDeliveredAt: null,
    });
    expect((await api.call('GET', '/v1/webhooks')).json().items).toContainEqual(webhook);
    expect((await api.call('GET', '/v1/webhooks')).body).not.toContain('whsec');
    const [row] = await asOwner<{ secret: string }>(api.ownerUrl, 'SELECT secret FROM rapport.webhooks WHERE id = $1', [
      webhook.id,
    ]);
    expect(Buffer.from(row?.secret ?? '', 'base64').includes(secret.slice(6))).toBe(false);
    expect(row?.secret).not.toContain(secret.slice(6));
  });

  it('is changed, switched off and on, and removed', async () => {
    const { id } = await make();
    const changed = await api.call('PATCH', `/v1/webhooks/${id}`, { events: ['*', '*'], state: 'disabled' });
    expect(changed.json()).toMatchObject({ url: HOOK.url, events: ['*'], state: 'disabled' });
    expect((await api.call('PATCH', `/v1/webhooks/${id}`, { state: 'active' })).json().state).toBe('active');
    expect((await api.call('PATCH', `/v1/webhooks/${id}`, {})).statusCode).toBe(400);
    expect((await api.call('PATCH', `/v1/webhooks/${id}`, { url: 'http://example.com' })).json().code).toBe(
      'unusable_target',
    );
    expect((await api.call('DELETE', `/v1/webhooks/${id}`)).statusCode).toBe(204);
    expect((await api.call('DELETE', `/v1/webhooks/${id}`)).statusCode).toBe(404);
  });

  it('is the admins’ alone', async () => {
    const { key } = (await api.call('POST', '/v1/api-keys', { name: 'agent', role: 'agent' })).json();
    for (const [method, path] of [
      ['GET', '/v1/webhooks'],
      ['POST', '/v1/webhooks'],
    ] as const) {
      expect((await api.call(method, path, method === 'POST' ? HOOK : undefined, { key })).statusCode).toBe(403);
    }
  });

  it.each([
    'http://example.com/hook',
    'https://127.0.0.1/hook',
    'https://127.1/hook',
    'https://0x7f000001/hook',
    'https://[::1]/hook',
    'https://[::ffff:192.168.0.1]/hook',
    'https://[fd00::1]/hook',
    'https://10.1.2.3/hook',
    'https://169.254.169.254/latest/meta-data',
    'https://100.64.0.1/hook',
    'https://0.0.0.0/hook',
    'https://localhost/hook',
    'https://sub.localhost./hook',
    'https://user:word@example.com/hook',
    'ftp://example.com/hook',
    'no url',
  ])('may not call %s', async (url) => {
    const answer = await api.call('POST', '/v1/webhooks', { ...HOOK, url });
    expect([answer.statusCode, answer.json().code]).toEqual([422, 'unusable_target']);
    expect(answer.json().errors[0].path).toBe('url');
  });

  it('takes only types that there are', async () => {
    for (const events of [[], ['contact.exploded'], 'contact.updated']) {
      expect((await api.call('POST', '/v1/webhooks', { ...HOOK, events })).statusCode).toBe(400);
    }
  });
});

describe('its deliveries', () => {
  it('are listed newest first, in pages and by state; a test is one of them', async () => {
    const { id } = await make();
    for (let n = 0; n < 5; n += 1) {
      const test = await api.call('POST', `/v1/webhooks/${id}/test`);
      expect(test.statusCode).toBe(202);
      expect(test.json()).toMatchObject({
        type: 'webhook.test',
        state: 'queued',
        attempts: 0,
        body: { type: 'webhook.test' },
      });
    }
    const pages: string[][] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const query = `limit=2${cursor === '' ? '' : `&cursor=${cursor}`}`;
      const page: { items: { id: string }[]; nextCursor: string | null } = (
        await api.call('GET', `/v1/webhooks/${id}/deliveries?${query}`)
      ).json();
      pages.push(page.items.map((each) => each.id));
      cursor = page.nextCursor;
    }
    expect(pages.map((page) => page.length)).toEqual([2, 2, 1]);
    expect(pages.flat()).toEqual([...pages.flat()].sort().reverse());
    expect((await api.call('GET', `/v1/webhooks/${id}/deliveries?state=dead`)).json()).toEqual({
      items: [],
      nextCursor: null,
    });
  });
});
