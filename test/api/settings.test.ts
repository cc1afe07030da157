import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApi, TEST_LOCALE, type TestApi } from '../support/api.ts';
import { asOwner } from '../support/owner.ts';
import { aMessage } from './support/messages.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

const patch = (body: unknown, headers: Record<string, string> = {}) =>
  api.call('PATCH', '/v1/settings', body, { headers });
const jobs = () =>
  asOwner<{ request: unknown }>(
    api.ownerUrl,
    "SELECT request FROM rapport.jobs WHERE kind = 'reclassify' ORDER BY created_at",
  );

describe('settings', () => {
  it('of a new workspace are the generic template’s, in its locale', async () => {
    const answer = await api.call('GET', '/v1/settings');
    expect(answer.headers['etag']).toBe('"1"');
    expect(answer.json()).toMatchObject({
      locale: TEST_LOCALE,
      status: { inactiveAfter: 'P14D' },
      businessProfile: { type: 'generic' },
    });
  });

  it('are patched into a new version, which a job then brings to every contact', async () => {
    const answer = await patch(
      { status: { inactiveAfter: 'PT30S', activeWithin: 'PT30S' } },
      { 'content-type': 'application/merge-patch+json' },
    );
    expect(answer.statusCode).toBe(200);
    expect(answer.headers['etag']).toBe('"2"');
    expect(answer.json().status).toMatchObject({ inactiveAfter: 'PT30S', churnedAfter: 'P60D' });
    expect(await jobs()).toEqual([{ request: { settingsVersion: 2 } }]);
    expect((await api.call('GET', '/v1/settings')).json()).toEqual(answer.json());
  });

  it('stay at their version when nothing changes', async () => {
    const before = (await api.call('GET', '/v1/settings')).headers['etag'];
    expect((await patch({})).headers['etag']).toBe(before);
  });

  it('are changed only as they were read, where If-Match says so', async () => {
    const { etag } = (await api.call('GET', '/v1/settings')).headers;
    expect((await patch({ sentiment: { halfLifeMessages: 5 } }, { 'if-match': '"999"' })).statusCode).toBe(412);
    expect((await patch({ sentiment: { halfLifeMessages: 5 } }, { 'if-match': String(etag) })).statusCode).toBe(200);
    expect((await patch({ sentiment: { halfLifeMessages: 6 } }, { 'if-match': String(etag) })).json().code).toBe(
      'settings_changed',
    );
    expect((await patch({ sentiment: { halfLifeMessages: 6 } }, { 'if-match': '*' })).statusCode).toBe(200);
  });

  it('patched at once by several people keep every change', async () => {
    const answers = await Promise.all([
      patch({ leadScoring: { grades: { A: 90 } } }),
      patch({ followUps: { maxAttempts: 2 } }),
      patch({ completeness: ['name'] }),
    ]);
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200]);
    expect((await api.call('GET', '/v1/settings')).json()).toMatchObject({
      ...{ leadScoring: { grades: { A: 90 } }, followUps: { maxAttempts: 2 }, completeness: ['name'] },
    });
  });

  it.each([
    [{ status: { inactiveAfter: 'soon' } }, 400, 'status.inactiveAfter'],
    [{ nonsense: true }, 400, 'nonsense'],
    [{ status: { inactiveAftre: 'P3D' } }, 400, 'status.inactiveAftre'],
    [{ leadScoring: { grades: { A: 10 } } }, 422, 'leadScoring.grades'],
    [[], 400, ''],
    [{ locale: { timeZone: 'Mars/Olympus' } }, 422, 'locale.timeZone'],
  ])('%j is %i', async (body, status, path) => {
    const before = (await api.call('GET', '/v1/settings')).headers['etag'];
    const answer = await patch(body);
    expect(answer.statusCode).toBe(status);
    expect(answer.json().errors[0].path).toContain(path);
    expect((await api.call('GET', '/v1/settings')).headers['etag']).toBe(before);
  });
});

describe('the business profile', () => {
  it('has templates with what they bring', async () => {
    const { items } = (await api.call('GET', '/v1/business-profile/templates')).json();
    expect(items[0].key).toBe('generic');
    expect(items.map(({ key }: { key: string }) => key)).toEqual(
      expect.arrayContaining(['appointments', 'products', 'real_estate']),
    );
    for (const { signals, stageCues } of items) {
      expect(signals.length).toBeGreaterThan(0);
      expect(Object.keys(stageCues)).toHaveLength(5);
    }
  });

  it('is detected from the description, and from conversations', async () => {
    const detect = async (body?: unknown) => (await api.call('POST', '/v1/business-profile/detect', body)).json();
    expect(await detect({ description: 'x' })).toMatchObject({
      ...{ type: 'generic', confidence: 0, matches: [] },
      ...{ description: null, provider: 'local' },
    });
    const salon = await detect({ description: 'A hair salon. Book an appointment for a haircut or a facial.' });
    expect(salon.type).toBe('appointments');
    expect(salon.confidence).toBeGreaterThan(0);
    await api.call('POST', '/v1/messages', aMessage({ text: 'Can I book an appointment for a haircut?' }));
    expect((await detect()).type).toBe('appointments');
  });
});
