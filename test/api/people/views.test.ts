import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApi, type TestApi } from '../../support/api.ts';
import { joinAs, type Person } from '../../support/people.ts';

let api: TestApi;
let ana: Person;
let bob: Person;
let viewer: Person;
beforeAll(async () => {
  api = await startTestApi();
  [ana, bob, viewer] = [await joinAs(api, 'agent'), await joinAs(api, 'agent'), await joinAs(api, 'viewer')];
});
afterAll(() => api.close());

const query = {
  status: ['new', 'active'],
  vip: 'true',
  q: 'an',
  sort: '-leadScore',
  firstSeenAfter: '2026-01-01T00:00:00Z',
};
const names = async ({ browser }: Person): Promise<string[]> =>
  (await browser.call('GET', '/v1/views')).json().items.map(({ name }: { name: string }) => name);

describe('a view', () => {
  it('keeps the list’s parameters as they were sent, and opens with them', async () => {
    const made = await ana.browser.call('POST', '/v1/views', { name: 'Hot', query });
    expect(made.statusCode).toBe(201);
    expect(made.json()).toMatchObject({ name: 'Hot', query, shared: false, mine: true, position: 0 });
    const [view] = (await ana.browser.call('GET', '/v1/views')).json().items;
    expect(view.query).toEqual(query);
    const search = new URLSearchParams();
    for (const [name, value] of Object.entries(query)) for (const each of [value].flat()) search.append(name, each);
    expect((await ana.browser.call('GET', `/v1/contacts?${search.toString()}`)).statusCode).toBe(200);
  });

  it.each([
    [{ status: ['happy'] }, 'query.status.0'],
    [{ mood: 'good' }, 'query.mood'],
    [{ cursor: 'x' }, 'query.cursor'],
    [{ limit: '10' }, 'query.limit'],
    [{ sort: 'luck' }, 'query.sort'],
    [{ identity: 'nonsense' }, 'query.identity.0'],
    [{ firstSeenAfter: 'yesterday' }, 'query.firstSeenAfter'],
    [{ q: 1 }, 'query.q'],
  ])('of %j is refused', async (wrong, path) => {
    const answer = await ana.browser.call('POST', '/v1/views', { name: 'Wrong', query: wrong });
    expect([answer.statusCode, answer.json().errors?.[0]?.path]).toEqual([400, path]);
  });

  it('is seen by its owner alone until it is shared', async () => {
    const { id } = (await ana.browser.call('POST', '/v1/views', { name: 'Mine', query: {} })).json();
    const path = `/v1/views/${String(id)}`;
    expect(await names(bob)).not.toContain('Mine');
    expect((await bob.browser.call('PATCH', path, { name: 'Taken' })).statusCode).toBe(404);
    expect((await bob.browser.call('DELETE', path)).statusCode).toBe(404);
    await ana.browser.call('PATCH', path, { shared: true });
    expect(await names(bob)).toContain('Mine');
    expect((await bob.browser.call('PATCH', path, { name: 'Ours', query: { stage: 'closing' } })).json()).toMatchObject(
      {
        ...{ name: 'Ours', query: { stage: 'closing' }, shared: true, mine: false },
      },
    );
    expect((await bob.browser.call('PATCH', path, { shared: false })).statusCode).toBe(403);
    expect((await bob.browser.call('DELETE', path)).statusCode).toBe(204);
    expect(await names(ana)).not.toContain('Ours');
  });

  it('of a key is shared', async () => {
    const made = (await api.call('POST', '/v1/views', { name: 'By key', query: {}, position: 7 })).json();
    expect(made).toMatchObject({ shared: true, mine: false, position: 7 });
    expect(await names(bob)).toContain('By key');
    expect((await api.call('PATCH', `/v1/views/${String(made.id)}`, { position: 1 })).json().position).toBe(1);
  });

  it('of a viewer is their own; the team’s they leave alone', async () => {
    const own = await viewer.browser.call('POST', '/v1/views', { name: 'Watching', query: {} });
    expect(own.statusCode).toBe(201);
    expect(
      (await viewer.browser.call('PATCH', `/v1/views/${String(own.json().id)}`, { shared: true })).statusCode,
    ).toBe(403);
    expect((await viewer.browser.call('POST', '/v1/views', { name: 'X', query: {}, shared: true })).statusCode).toBe(
      403,
    );
    const shared = (await api.call('POST', '/v1/views', { name: 'Team', query: {} })).json();
    for (const method of ['PATCH', 'DELETE'] as const) {
      const answer = await viewer.browser.call(
        method,
        `/v1/views/${String(shared.id)}`,
        method === 'PATCH' ? { name: 'X' } : undefined,
      );
      expect(answer.statusCode).toBe(403);
    }
    const { key } = (await api.call('POST', '/v1/api-keys', { name: 'v', role: 'viewer' })).json();
    expect((await api.call('POST', '/v1/views', { name: 'X', query: {} }, { key })).statusCode).toBe(403);
  });

  it('comes in its order', async () => {
    const { key } = await api.otherWorkspace();
    const make = (name: string, position?: number) =>
      api.call('POST', '/v1/views', { name, query: {}, ...(position === undefined ? {} : { position }) }, { key });
    await make('b');
    await make('c');
    await make('a', 0);
    const { items } = (await api.call('GET', '/v1/views', undefined, { key })).json();
    expect(items.map((view: { name: string; position: number }) => [view.name, view.position])).toEqual([
      ['b', 0],
      ['a', 0],
      ['c', 1],
    ]);
  });
});
