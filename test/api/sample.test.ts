import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { workspaceSample } from '../../scripts/demo/workspace-sample.ts';
import { allPages, startBulkApi, type BulkApi } from '../bulk/support/bulk-api.ts';

let at = new Date();
let api: BulkApi;
beforeAll(async () => {
  api = await startBulkApi({ clock: () => at, sample: workspaceSample });
});
afterAll(() => api.close());

const standing = async () => (await api.call('GET', '/v1/sample')).json<{ tagId: string | null; contacts: number }>();
const load = () => api.call('POST', '/v1/sample');
const people = async (query = '') =>
  (await api.call('GET', `/v1/contacts?limit=200${query}`)).json<{ items: { id: string; name: string | null }[] }>()
    .items;

async function remove(): Promise<void> {
  const { job } = (await api.call('DELETE', '/v1/sample')).json<{ job: { id: string } }>();
  const ref = { workspaceId: api.workspaceId, jobId: job.id };
  await allPages(() => api.activities.eraseRows(ref));
  await allPages(() => {
    at = new Date(at.getTime() + 5_000);
    return api.activities.eraseRuns(ref);
  });
  await api.activities.finishJob(ref);
}

describe('sample data', () => {
  it('is real conversations as they would have come in, under a tag of its own', async () => {
    expect(await standing()).toMatchObject({ available: true, tagId: null, contacts: 0 });
    const answer = await load();
    expect(answer.statusCode).toBe(201);
    const { tagId, contacts, messages } = answer.json<{ tagId: string; contacts: number; messages: number }>();
    expect({ contacts, many: messages > 300 }).toEqual({ contacts: 60, many: true });
    expect(await standing()).toEqual({ available: true, tagId, contacts });
    expect(await people(`&tag=${tagId}`)).toHaveLength(contacts);
    const stored = await api.asOwner<{ messages: number; live: number; conversations: number }>(
      `SELECT count(*) AS messages, count(*) FILTER (WHERE NOT backfill) AS live,
         count(DISTINCT conversation_id) AS conversations FROM messages`,
    );
    expect(stored).toMatchObject([{ messages, conversations: 60 }]);
    expect(stored[0]?.live).toBeGreaterThan(50);
  });

  it('is there once', async () => {
    const before = await people();
    expect((await load()).json()).toMatchObject({ status: 409, code: 'sample_loaded' });
    expect(await people()).toHaveLength(before.length);
  });

  it('goes with one request, and takes nobody else along', async () => {
    const { tagId } = await standing();
    const mine = await api.contact({ contact: { name: 'A real customer' } });
    await api.call('PUT', `/v1/contacts/${mine}/tags/${String(tagId)}`);
    const joined = await api.contact({ channelUserId: 'joined', contact: { name: 'Another real one' } });
    const [sample] = (await people(`&tag=${String(tagId)}`)).filter(({ id }) => id !== mine);
    const kept = (await api.call('POST', `/v1/contacts/${String(sample?.id)}/merge`, { otherId: joined })).json<{
      id: string;
    }>();
    await remove();
    expect((await people()).map(({ id }) => id).sort()).toEqual([mine, kept.id].sort());
    expect((await api.call('GET', '/v1/tags')).json()).toEqual({ items: [] });
    expect((await api.call('DELETE', '/v1/sample')).statusCode).toBe(404);
  });

  it('can be loaded again at once: nobody takes it for a repeat of who was deleted', async () => {
    expect((await load()).json()).toMatchObject({ contacts: 60 });
    expect(await standing()).toMatchObject({ contacts: 60 });
  });

  it('is loaded once by two who ask at the same time', async () => {
    await remove();
    const answers = await Promise.all([load(), load()]);
    expect(answers.every(({ statusCode }) => statusCode === 201 || statusCode === 409)).toBe(true);
    expect(await standing()).toMatchObject({ contacts: 60 });
  });

  it('is for admins, and another workspace sees none of it', async () => {
    const { key } = await api.otherWorkspace();
    expect((await api.call('GET', '/v1/sample', undefined, { key })).json()).toMatchObject({
      tagId: null,
      contacts: 0,
    });
    const agent = (await api.call('POST', '/v1/api-keys', { name: 'agent', role: 'agent' })).json<{ key: string }>();
    expect((await api.call('POST', '/v1/sample', undefined, { key: agent.key })).statusCode).toBe(403);
  });
});
