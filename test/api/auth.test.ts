import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApi, type TestApi } from '../support/api.ts';
import { asOwner } from '../support/owner.ts';
import { aMessage } from './support/messages.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

const makeKey = async (role: string) =>
  (await api.call('POST', '/v1/api-keys', { name: role, role })).json<{ id: string; key: string }>();

describe('a request', () => {
  it.each([
    [{}],
    [{ authorization: 'Bearer nobody' }],
    [{ authorization: 'Basic eDp5' }],
    [{ authorization: 'Bearer' }],
  ])('with %j is 401', async (headers) => {
    const answer = await api.app.inject({ url: '/v1/settings', headers });
    expect(answer.statusCode).toBe(401);
    expect(answer.headers['www-authenticate']).toBe('Bearer');
    expect(answer.json().code).toBe('unauthorized');
  });

  it.each([
    ['viewer', 'GET', '/v1/settings', undefined, 200],
    ['viewer', 'POST', '/v1/messages', aMessage(), 403],
    ['viewer', 'POST', '/v1/contacts', { name: 'Ana' }, 403],
    ['agent', 'POST', '/v1/messages', aMessage(), 202],
    ['agent', 'PATCH', '/v1/settings', {}, 403],
    ['agent', 'GET', '/v1/api-keys', undefined, 403],
    ['admin', 'GET', '/v1/api-keys', undefined, 200],
    ['admin', 'POST', '/v1/workspaces', { name: 'X' }, 403],
  ] as const)('of a %s: %s %s', async (role, method, path, body, status) => {
    const { key } = await makeKey(role);
    expect((await api.call(method, path, body, { key })).statusCode).toBe(status);
  });
});

describe('API keys', () => {
  it('are shown once, listed by their start, and stop at once when revoked', async () => {
    const { id, key } = await makeKey('viewer');
    expect((await api.call('GET', '/v1/settings', undefined, { key })).statusCode).toBe(200);
    const listed = (await api.call('GET', '/v1/api-keys')).json().items.find((item: { id: string }) => item.id === id);
    expect(listed).toMatchObject({ role: 'viewer', prefix: key.slice(0, 8) });
    expect(JSON.stringify(listed)).not.toContain(key);

    expect((await api.call('DELETE', `/v1/api-keys/${id}`)).statusCode).toBe(204);
    expect((await api.call('GET', '/v1/settings', undefined, { key })).statusCode).toBe(401);
    expect((await api.call('DELETE', `/v1/api-keys/${id}`)).statusCode).toBe(404);
  });

  it('are nowhere in the database', async () => {
    const { key } = await makeKey('admin');
    const rows = await asOwner<{ row: string }>(
      api.ownerUrl,
      "SELECT k::text || encode(k.key_hash, 'escape') AS row FROM rapport.api_keys k",
    );
    expect(rows.some(({ row }) => row.includes(key))).toBe(false);
  });
});

describe('workspaces', () => {
  it('are made with a key of their own, by the installation’s key alone', async () => {
    const { key, workspaceId } = await api.otherWorkspace();
    expect(workspaceId).not.toBe(api.workspaceId);
    expect((await api.call('GET', '/v1/settings', undefined, { key })).statusCode).toBe(200);
    expect((await api.call('POST', '/v1/workspaces', { name: 'Third' }, { key })).statusCode).toBe(403);
  });

  it('keep their last admin key', async () => {
    const { key } = await api.otherWorkspace();
    const [first] = (await api.call('GET', '/v1/api-keys', undefined, { key })).json().items;
    const answer = await api.call('DELETE', `/v1/api-keys/${first.id}`, undefined, { key });
    expect(answer.statusCode).toBe(409);
    expect(answer.json().code).toBe('last_admin_key');
  });
});
