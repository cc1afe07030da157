import type { Knex } from 'knex';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rebuildContact } from '../../activities/bulk/rebuild.ts';
import { inWorkspace, openDatabase } from '../../db/client.ts';
import { changeMessage } from '../../db/receive/change-message.ts';
import { carryOutRetention, type Removed } from '../../db/retention.ts';
import type { ReceivedMessage } from '../../domain/channel-events.ts';
import { allPages, startBulkApi, type BulkApi } from '../bulk/support/bulk-api.ts';
import { lifeOf } from '../bulk/support/live-contacts.ts';
import { TEST_SECRET } from '../support/api.ts';
import { asOwner } from '../support/owner.ts';
import { wholeDatabase } from '../support/whole-database.ts';

const DAY_MS = 86_400_000;
/** In every text of more than a year ago, and nowhere else. */
const LONG_AGO = 'zqxlongago';

let at = new Date();
let api: BulkApi;
let maintenance: Knex;
let live: (contactId: string) => Promise<void>;
beforeAll(async () => {
  api = await startBulkApi({ clock: () => at });
  maintenance = openDatabase({
    ...{ url: api.ownerUrl, role: 'rapport_maintenance' as const, poolSize: 2, applicationName: 'retention test' },
  });
  live = lifeOf(api, () => at);
  await api.call('PATCH', '/v1/settings', { followUps: { triggers: { ghosting: { mode: 'off' } } } });
});
afterAll(async () => {
  await maintenance.destroy();
  await api.close();
});

const passDays = (days: number): void => {
  at = new Date(at.getTime() + days * DAY_MS);
};

/** A round in which it is every workspace's turn, whatever the time on the database's clock. */
async function round(): Promise<Removed | undefined> {
  await asOwner(api.ownerUrl, `DELETE FROM rapport.heartbeats WHERE kind LIKE 'retention %'`);
  const deps = { maintenance, database: api.database, secretKey: TEST_SECRET, clock: () => at };
  return (await carryOutRetention(deps)).get(api.workspaceId);
}

const keepFor = async (retention: string | null): Promise<void> => {
  expect((await api.call('PATCH', '/v1/settings', { privacy: { retention } })).statusCode).toBe(200);
};

const said = async (person: string, text: string, more: object = {}): Promise<string> => {
  const id = await api.contact({ channelUserId: person, text, sentAt: at.toISOString(), ...more });
  await live(id);
  return id;
};

const rowOf = async (id: string) =>
  (await api.asOwner(`SELECT to_jsonb(c) - 'touched_at' AS row FROM contacts c WHERE id = ?`, [id]))[0];

const messagesOf = async (id: string) =>
  (await api.call('GET', `/v1/contacts/${id}/messages`)).json<{ items: Record<string, unknown>[] }>().items;

const isThere = async (id: string): Promise<boolean> =>
  (await api.call('GET', `/v1/contacts/${id}`)).statusCode === 200;

describe('a retention period', () => {
  let [ana, ben, cora, dina, eve] = ['', '', '', '', ''];

  beforeAll(async () => {
    const photo = { type: 'image', url: `https://example.com/${LONG_AGO}.png`, name: LONG_AGO };
    ana = await said('ana', `Hi, my name is Ana and I want to book ${LONG_AGO}`, { attachments: [photo] });
    await said('ana', `Your booking is confirmed, ${LONG_AGO}`, { direction: 'outbound', author: 'ai' });
    ben = await said('ben', `How much is it? ${LONG_AGO}`);
    cora = await said('cora', `Tell me next year, please ${LONG_AGO}`);
    dina = (await api.call('POST', '/v1/contacts', { name: 'Dina' })).json<{ id: string }>().id;
    eve = await said('eve', `Let us talk ${LONG_AGO}`);
    const dueAt = new Date(at.getTime() + 500 * DAY_MS).toISOString();
    await api.call('POST', '/v1/follow-ups', { contactId: cora, dueAt });
    await live(cora);
    passDays(200);
    await said('ana', 'This is great, thank you');
    passDays(200);
    await api.call('POST', `/v1/contacts/${eve}/score-adjustments`, { points: 5, note: 'called today' });
    await live(eve);
  });

  it('that is not set removes nothing', async () => {
    expect(await round()).toBeUndefined();
    expect(await wholeDatabase(api.ownerUrl)).toContain(LONG_AGO);
  });

  it('deletes whoever was silent for so long, as a person would, but nobody about whom something is open', async () => {
    await keepFor('P365D');
    expect(await round()).toEqual({ contacts: 2, messages: 4 });
    expect(await Promise.all([ana, ben, cora, dina, eve].map(isThere))).toEqual([true, false, true, false, true]);
    const [job] = await api.asOwner<{ id: string; by: string; created_by: string }>(
      `SELECT id, request ->> 'by' AS by, created_by FROM jobs WHERE kind = 'delete'`,
    );
    expect(job).toMatchObject({ by: 'retention', created_by: 'system' });
    const ref = { workspaceId: api.workspaceId, jobId: String(job?.id) };
    await allPages(() => api.activities.eraseRows(ref));
    await allPages(() => {
      at = new Date(at.getTime() + 5_000);
      return api.activities.eraseRuns(ref);
    });
    await api.activities.finishJob(ref);
    const { state, receipt } = (await api.call('GET', `/v1/jobs/${ref.jobId}`)).json();
    expect({ state, receipt }).toMatchObject({
      state: 'done',
      receipt: { contacts: 2, rows: { contacts: 2, messages: 1 } },
    });
  });

  it('takes text and files of what was said before, from wherever they stand, and says so', async () => {
    expect(await wholeDatabase(api.ownerUrl)).not.toContain(LONG_AGO);
    const expired = { text: null, attachments: [], deletedAt: null, expiredAt: expect.any(String) };
    expect(await messagesOf(ana)).toMatchObject([
      { ...expired, sentiment: { level: 'neutral' } },
      { ...expired, direction: 'outbound' },
      { text: 'This is great, thank you', expiredAt: null },
    ]);
    const { items } = (await api.call('GET', `/v1/contacts/${ana}/timeline`)).json<{ items: { kind: string }[] }>();
    expect(items.filter(({ kind }) => kind === 'retention')).toMatchObject([
      { actor: 'system', after: { messages: 2 } },
    ]);
    const audit = (await api.call('GET', '/v1/audit-log?actor=system')).json<{ items: object[] }>().items;
    expect(audit).toMatchObject([{ action: 'retention.empty_messages' }, { action: 'job.delete' }]);
  });

  it('leaves contacts what they are, and a rebuild makes the same of them', async () => {
    expect((await api.call('GET', `/v1/contacts/${ana}`)).json()).toMatchObject({ name: 'Ana', status: 'converted' });
    for (const contactId of [ana, cora, eve]) {
      const check = await rebuildContact(maintenance, { workspaceId: api.workspaceId, contactId }, { check: true });
      expect(check).toEqual({ differs: [], waiting: false });
    }
  });

  it('is carried out once: done again, or after all is read anew, nothing changes', async () => {
    const before = await rowOf(ana);
    expect(await round()).toEqual({ contacts: 0, messages: 0 });
    expect(await rowOf(ana)).toEqual(before);
    await api.call('PATCH', '/v1/settings', { sentiment: { halfLifeMessages: 9 } });
    const asked = (await api.call('POST', '/v1/settings/reanalyse')).json<{ job: { id: string } }>();
    await allPages(() => api.activities.reanalysePage({ workspaceId: api.workspaceId, jobId: asked.job.id }));
    await live(ana);
    expect(await messagesOf(ana)).toMatchObject([
      { sentiment: { level: 'neutral' } },
      {},
      { sentiment: { level: 'very_positive' } },
    ]);
    expect((await api.call('GET', `/v1/contacts/${ana}`)).json()).toMatchObject({ name: 'Ana', status: 'churned' });
  });

  it('waits with what is still to be read, and empties it then, however much it is', async () => {
    const sentAt = new Date(at.getTime() - 390 * DAY_MS).toISOString();
    const late = await api.contact({ channelUserId: 'ana', text: 'my name is Anna', sentAt, backfill: true });
    expect(late).toBe(ana);
    expect(await round()).toEqual({ contacts: 0, messages: 0 });
    await live(ana);
    await asOwner(
      api.ownerUrl,
      `INSERT INTO rapport.messages SELECT copy.* FROM rapport.messages m, generate_series(1, 4500) n,
         jsonb_populate_record(m, jsonb_build_object('id', gen_random_uuid(), 'channel_message_id', 'copy-' || n,
           'position_key', m.position_key || n)) copy
       WHERE m.contact_id = $1 AND m.text = 'my name is Anna'`,
      [ana],
    );
    expect(await round()).toEqual({ contacts: 0, messages: 4501 });
    expect(await round()).toEqual({ contacts: 0, messages: 0 });
  });

  it('keeps an edit of what has expired from bringing it back', async () => {
    const [old] = await messagesOf(ana);
    expect(old).toMatchObject({ text: null });
    const told = { channelUserId: 'ana', channelMessageId: String(old?.['channelMessageId']), text: 'again' };
    const connection = { id: '', workspaceId: api.workspaceId, channel: 'web' as const };
    const edit = { ...told, attachments: [] } as unknown as ReceivedMessage;
    expect(
      await inWorkspace(api.database, api.workspaceId, (scope) => changeMessage(scope, connection, edit, at)),
    ).toBe('unchanged');
    expect((await messagesOf(ana))[0]).toMatchObject({ text: null });
  });
});
