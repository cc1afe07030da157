import type { Knex } from 'knex';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase } from '../../db/client.ts';
import {
  canReadOn,
  endOfFeed,
  expireFeed,
  forgetOtherCluster,
  isBefore,
  readCursor,
} from '../../db/repositories/event-feed.ts';
import { startTestApi, type TestApi } from '../support/api.ts';
import { asOwner } from '../support/owner.ts';
import { aMessage } from '../api/support/messages.ts';

let api: TestApi;
let relay: Knex;
beforeAll(async () => {
  api = await startTestApi();
  relay = openDatabase({ url: api.ownerUrl, role: 'rapport_relay', poolSize: 1, applicationName: 'feed test' });
});
afterAll(async () => {
  await relay.destroy();
  await api.close();
});

const lines = (condition = 'true') =>
  asOwner<{ kind: string; xid: string }>(
    api.ownerUrl,
    `SELECT kind, xid::text FROM rapport.event_feed WHERE ${condition} ORDER BY xid, id`,
  );

/** Kinds of the lines that `work` writes. */
async function written(work: () => Promise<unknown>): Promise<string[]> {
  const before = (await lines()).length;
  await work();
  return (await lines()).slice(before).map(({ kind }) => kind);
}

describe('what is written', () => {
  const send = (instead: object) => api.call('POST', '/v1/messages', aMessage({ channelUserId: 'x', ...instead }));

  it('for a message is one line, and one more for a new contact', async () => {
    expect((await written(() => send({}))).sort()).toEqual(['contact.updated', 'message.received']);
    expect(await written(() => send({}))).toEqual(['message.received']);
  });

  it('for history is nothing but its contacts', async () => {
    expect(await written(() => send({ backfill: true }))).toEqual([]);
    expect(await written(() => send({ backfill: true, channelUserId: 'y' }))).toEqual(['contact.updated']);
  });

  it('by a statement that changes nothing anybody sees is nothing', async () => {
    const touch = `UPDATE rapport.contacts SET settings_version = 7, step = step + 1, touched_at = now(), next_deadline = now()`;
    expect(await written(() => asOwner(api.ownerUrl, touch))).toEqual([]);
  });

  it('for a judgement of new facts is one line, whether or not it changes what is shown', async () => {
    const judge = (set: string) => `UPDATE rapport.contacts SET ${set} WHERE id = (SELECT contact_id FROM one);`;
    const step = (set: string) =>
      asOwner(
        api.ownerUrl,
        `BEGIN; CREATE TEMP TABLE one ON COMMIT DROP AS SELECT contact_id FROM rapport.contact_inbox LIMIT 1; ${judge(set)}
         UPDATE rapport.contact_inbox SET judged_seq = judged_seq + 1 WHERE contact_id = (SELECT contact_id FROM one); COMMIT`,
      );
    expect(await written(() => step('evaluated_at = now()'))).toEqual(['contact.updated']);
    expect(await written(() => step("status = 'active', lead_score = 50"))).toEqual(['contact.updated']);
  });
});

describe('housekeeping', () => {
  it('removes lines of more than a week ago, and remembers up to where', async () => {
    const kept = (await lines()).length;
    await asOwner(
      api.ownerUrl,
      `INSERT INTO rapport.event_feed (xid, workspace_id, kind, subject_id, at)
       SELECT '3', $1, 'job.progress', gen_random_uuid(), now() - interval '8 days' FROM generate_series(1, 12000)`,
      [api.workspaceId],
    );
    expect(await expireFeed(relay)).toBe(12_000);
    expect(await lines()).toHaveLength(kept);
    const expired = await readCursor(relay, 'expired');
    expect(expired?.xid).toBe('3');
    expect(await canReadOn(api.database, { xid: '3', id: 1 })).toBe('expired');
    expect(await canReadOn(api.database, { xid: '4', id: 0 })).toBe('yes');
  });

  it('forgets what a dump brought along from another cluster', async () => {
    const ahead = String(2n ** 40n);
    await asOwner(
      api.ownerUrl,
      `INSERT INTO rapport.event_feed (xid, workspace_id, kind, subject_id) VALUES ('${ahead}', $1, 'job.progress', $1)`,
      [api.workspaceId],
    );
    await asOwner(api.ownerUrl, `UPDATE rapport.feed_cursors SET xid = '${ahead}' WHERE name = 'notifications'`);
    const before = await endOfFeed(api.database);
    await forgetOtherCluster(relay);
    expect(await lines(`xid = '${ahead}'`)).toEqual([]);
    const cursor = await readCursor(relay, 'notifications');
    expect(cursor && isBefore(before, { xid: String(BigInt(cursor.xid) + 1n), id: 0 })).toBe(true);
    expect(cursor && isBefore(cursor, { xid: ahead, id: 0 })).toBe(true);
  });
});
