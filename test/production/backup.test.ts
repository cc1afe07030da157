import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { acceptMessage } from '../../db/accept/accept.ts';
import { openDatabase } from '../../db/client.ts';
import { startTestApi, TEST_SECRET, type TestApi } from '../support/api.ts';
import { asOwner } from '../support/owner.ts';
import { createTestDatabase, type TestDatabase } from '../support/postgres.ts';
import { backUp, restore, type Backup } from './support/copy.ts';

const CONTACTS = 20;
const BEFORE = 100;

let api: TestApi;
let restored: TestDatabase;
beforeAll(async () => {
  [api, restored] = await Promise.all([startTestApi(), createTestDatabase()]);
});
afterAll(async () => {
  await api.close();
  await restored.drop();
});

const messageOf = (n: number) => ({
  ...{ channel: 'web' as const, channelUserId: `guest-${String(n % CONTACTS)}`, messageId: `m-${String(n)}` },
  ...{ direction: 'inbound', author: 'contact', text: `Hello, message ${String(n)}`, sentAt: new Date().toISOString() },
});

async function say(n: number): Promise<void> {
  const { statusCode, body } = await api.call('POST', '/v1/messages', messageOf(n));
  if (statusCode !== 202) throw new Error(body);
}

const numbers = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, n) => from + n);

/** Writes without a pause while `work` goes on. @returns how many messages there are then */
async function underLoad<T>(from: number, work: () => Promise<T>): Promise<{ result: T; until: number }> {
  let ended = false;
  let until = from;
  const load = (async () => {
    while (!ended) {
      await Promise.all(numbers(until, until + 5).map(say));
      until += 5;
    }
  })();
  const result = await work();
  ended = true;
  await load;
  return { result, until };
}

describe('a backup that is made while messages come in', () => {
  let backup: Backup;
  let until: number;

  test('is one picture: what was accepted before is in it, whole', async () => {
    await Promise.all(numbers(0, BEFORE).map(say));
    ({ result: backup, until } = await underLoad(BEFORE, () => backUp(api.ownerUrl)));
    expect(until).toBeGreaterThan(BEFORE);
    await restore(restored.url, backup);
    const [counts] = await asOwner<{ kept: number; torn: number; early: number; behind: number }>(
      restored.url,
      `SELECT count(*) FILTER (WHERE substr(channel_message_id, 3)::integer < $1)::integer AS kept,
         (SELECT count(*)::integer FROM rapport.contacts c
          WHERE message_count <> (SELECT count(*) FROM rapport.messages m WHERE m.contact_id = c.id)) AS torn,
         count(*) FILTER (WHERE seq > (SELECT last_seq FROM rapport.contact_inbox i WHERE i.contact_id = m.contact_id))::integer AS early,
         (SELECT count(*)::integer FROM rapport.contact_inbox WHERE last_seq > (SELECT last_value FROM rapport.inbox_seq)) AS behind
       FROM rapport.messages m`,
      [BEFORE],
    );
    expect(counts).toEqual({ kept: BEFORE, torn: 0, early: 0, behind: 0 });
  }, 60_000);

  test('takes every message again, the ones that it has as duplicates', async () => {
    const database = openDatabase({ url: restored.url, role: 'rapport_api', poolSize: 4, applicationName: 'restored' });
    const deps = { database, secretKey: TEST_SECRET, clock: () => new Date() };
    const again = async (n: number) => {
      const { messageId, sentAt, ...message } = messageOf(n);
      const accepted = await acceptMessage(deps, api.workspaceId, {
        ...{ ...message, channelMessageId: messageId, sentAt: new Date(sentAt), connectionId: null, attachments: [] },
        ...{ direction: 'inbound', author: 'contact', backfill: false, source: null, person: { verified: false } },
      });
      return accepted.kind === 'accepted' && accepted.duplicate;
    };
    const duplicates = await Promise.all(numbers(0, until + 10).map(again));
    await database.destroy();
    expect(duplicates.slice(0, BEFORE)).not.toContain(false);
    expect(duplicates.slice(until)).not.toContain(true);
    const [all] = await asOwner<{ messages: number; contacts: number; numbers: number }>(
      restored.url,
      `SELECT count(*)::integer AS messages, count(DISTINCT contact_id)::integer AS contacts, count(DISTINCT seq)::integer AS numbers
       FROM rapport.messages`,
    );
    expect(all).toEqual({ messages: until + 10, contacts: CONTACTS, numbers: until + 10 });
  }, 60_000);
});
