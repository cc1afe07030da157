import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Knex } from 'knex';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rebuildContact } from '../../activities/bulk/rebuild.ts';
import { childEnvironment } from '../../config.ts';
import { openDatabase } from '../../db/client.ts';
import { nextJudged } from '../../db/repositories/rebuild.ts';
import { startBulkApi, type BulkApi } from './support/bulk-api.ts';
import { lifeOf } from './support/live-contacts.ts';

const PEOPLE = 30;
const SAID = [
  ['inbound', 'Hi, how much is the haircut? My name is Ana Reyes'],
  ['outbound', 'It is 500 pesos. Shall I book you for tomorrow at 9?'],
  ['inbound', 'I want to book, my number is 0917 555 0101'],
  ['inbound', 'This is terrible, I have waited for two hours!'],
  ['outbound', 'Your booking is confirmed for Friday at 10.'],
  ['inbound', 'Thank you so much, you are great'],
  ['inbound', 'Do you have something cheaper than the other shop?'],
] as const;

let at = new Date('2026-03-01T09:00:00.000Z');
let api: BulkApi;
let maintenance: Knex;
beforeAll(async () => {
  api = await startBulkApi({ clock: () => at });
  maintenance = openDatabase({
    url: api.ownerUrl,
    role: 'rapport_maintenance',
    poolSize: 2,
    applicationName: 'rebuild test',
  });
  await livePeople();
}, 180_000);
afterAll(async () => {
  await maintenance.destroy();
  await api.close();
});

/** People who write out of order, are staged by hand, act, and are judged after each of it, under changing settings. */
async function livePeople(): Promise<void> {
  const live = lifeOf(api, () => at);
  await api.call('POST', '/v1/custom-fields', { key: 'visits', name: 'Visits', kind: 'number' });
  for (let n = 0; n < PEOPLE; n += 1) {
    let contactId = '';
    for (let said = 0; said <= n % 12; said += 1) {
      at = new Date(at.getTime() + 3_600_000);
      const [direction, text] = SAID[said % (1 + (n % SAID.length))] ?? SAID[0];
      const late = (n + said) % 4 === 0 ? 5 * 3_600_000 : 0;
      contactId = await api.contact({
        ...{ channelUserId: `rebuilt-${String(n)}`, messageId: `r-${String(said)}`, direction, text },
        ...{ author: direction === 'inbound' ? 'contact' : 'ai', sentAt: new Date(at.getTime() - late).toISOString() },
      });
      if (said === 2 && n % 5 === 0) {
        const set = await api.call('PATCH', `/v1/contacts/${contactId}`, { customFields: { visits: n } });
        expect(set.json()).toMatchObject({ customFields: { visits: n } });
      }
      if (said === 4 && n % 3 === 0) await api.call('PUT', `/v1/contacts/${contactId}/stage`, { stage: 'closing' });
      if (said === 6 && n % 4 === 0) {
        const action = { action: 'purchase_completed', actionId: 'a', occurredAt: at.toISOString() };
        await api.call('POST', `/v1/contacts/${contactId}/actions`, action);
      }
      await live(contactId);
    }
    if (n === 10) await api.call('PATCH', '/v1/settings', { leadScoring: { grades: { A: 70, B: 50, C: 30, D: 10 } } });
  }
}

const everything = () =>
  api.asOwner<Record<string, unknown>>(
    `SELECT to_jsonb(c) - 'touched_at' AS row, (SELECT state FROM contact_checkpoints k WHERE k.contact_id = c.id AND place = 'head')
     FROM contacts c ORDER BY id`,
  );

async function rebuildAll(check: boolean) {
  const refs = await nextJudged(maintenance, { after: null, workspaceId: null, limit: 1_000 });
  expect(refs).toHaveLength(PEOPLE);
  const rebuilt = new Map<string, readonly string[]>();
  for (const ref of refs)
    rebuilt.set(ref.contactId, (await rebuildContact(maintenance, ref, { check }))?.differs ?? ['gone']);
  return [...rebuilt].filter(([, differs]) => differs.length > 0);
}

describe('a rebuild', () => {
  it('makes equal rows from the facts alone', async () => {
    const statuses = await api.asOwner<{ status: string }>('SELECT DISTINCT status FROM contacts');
    expect(statuses.length).toBeGreaterThanOrEqual(3);
    const before = await everything();
    expect(await rebuildAll(true)).toEqual([]);
    expect(await rebuildAll(false)).toEqual([]);
    expect(await everything()).toEqual(before);
  });

  it('names and mends what was not so', async () => {
    const before = await everything();
    const [victim] = await api.asOwner<{ id: string }>(`SELECT id FROM contacts WHERE status <> 'churned' LIMIT 1`);
    const id = String(victim?.id);
    await api.asOwner(`UPDATE contacts SET status = 'churned', explain = explain || '{"stage": null}' WHERE id = ?`, [
      id,
    ]);
    await api.asOwner(
      `UPDATE contact_checkpoints SET state = jsonb_set(state, '{counts,inbound}', '99') WHERE contact_id = ?`,
      [id],
    );
    expect(await rebuildAll(true)).toEqual([[id, ['status', 'explain', 'checkpoint']]]);
    expect(await rebuildAll(false)).toEqual([[id, ['status', 'explain', 'checkpoint']]]);
    expect(await rebuildAll(true)).toEqual([]);
    expect(await everything()).toEqual(before);
  });

  it('does not take a fact that waits to be judged for a difference', async () => {
    const [row] = await api.asOwner<{ id: string; person: string }>(
      'SELECT contact_id AS id, channel_user_id AS person FROM conversations LIMIT 1',
    );
    await api.contact({ channelUserId: String(row?.person), sentAt: at.toISOString() });
    const ref = { workspaceId: api.workspaceId, contactId: String(row?.id) };
    expect(await rebuildContact(maintenance, ref, { check: true })).toEqual({ differs: [], waiting: true });
  });

  it('is a command', async () => {
    const run = promisify(execFile);
    const env = childEnvironment({ DATABASE_URL: api.ownerUrl });
    const { stdout } = await run(process.execPath, ['--import', 'tsx', 'scripts/rebuild.ts', '--check'], { env });
    expect(stdout).toBe(
      `${String(PEOPLE)} contacts compared, 0 of them different; 1 wait to be judged and were not compared.\n`,
    );
  }, 60_000);
});
