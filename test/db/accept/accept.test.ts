import { randomBytes } from 'node:crypto';
import type { Knex } from 'knex';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { acceptMessage, type Accepted } from '../../../db/accept/accept.ts';
import type { IncomingMessage } from '../../../db/accept/incoming.ts';
import { openDatabase } from '../../../db/client.ts';
import { ensureFirstWorkspace } from '../../../db/first-workspace.ts';
import { TEST_LOCALE, TEST_SECRET } from '../../support/api.ts';
import { asOwner } from '../../support/owner.ts';
import { createTestDatabase, type TestDatabase } from '../../support/postgres.ts';

let database: TestDatabase;
let workspaceId: string;
/** As two processes have them. */
let pools: readonly [Knex, Knex];
beforeAll(async () => {
  database = await createTestDatabase();
  ({ workspaceId } = await ensureFirstWorkspace(database.url, { locale: TEST_LOCALE }));
  const open = (): Knex =>
    openDatabase({ url: database.url, role: 'rapport_api', poolSize: 5, applicationName: 'accept test' });
  pools = [open(), open()];
});
afterAll(async () => {
  await Promise.all(pools.map((pool) => pool.destroy()));
  await database.drop();
});

let count = 0;
function aMessage(instead: Partial<IncomingMessage> = {}): IncomingMessage {
  count += 1;
  return {
    ...{
      channel: 'web',
      connectionId: null,
      channelUserId: `person-${String(count)}`,
      channelMessageId: String(count),
    },
    ...{ direction: 'inbound', author: 'contact', text: 'hello', attachments: [], sentAt: new Date(), backfill: false },
    ...{ source: null, person: { verified: false } },
    ...instead,
  };
}

const accept = (message: IncomingMessage, pool: Knex = pools[0]): Promise<Accepted> =>
  acceptMessage({ database: pool, secretKey: TEST_SECRET, clock: () => new Date() }, workspaceId, message);

const contactOf = (accepted: Accepted): string => (accepted.kind === 'accepted' ? accepted.contactId : accepted.kind);

it('a message that cannot be stored stops none of those that share its transaction', async () => {
  // Longer than a row of an index may be, and nothing that compresses: the schema refuses it before it comes so far.
  const unstorable = aMessage({ channelMessageId: randomBytes(20_000).toString('hex') });
  const good = Array.from({ length: 9 }, () => aMessage());
  const results = await Promise.allSettled(
    [...good.slice(0, 4), unstorable, ...good.slice(4)].map((each) => accept(each)),
  );
  expect(results.map(({ status }) => status)).toEqual([
    ...Array(4).fill('fulfilled'),
    'rejected',
    ...Array(5).fill('fulfilled'),
  ]);
  const [stored] = await asOwner<{ messages: number; contacts: number }>(
    database.url,
    `SELECT count(*)::int AS messages, count(DISTINCT contact_id)::int AS contacts FROM rapport.messages
     WHERE channel_message_id = ANY($1)`,
    [good.map(({ channelMessageId }) => channelMessageId)],
  );
  expect(stored).toEqual({ messages: 9, contacts: 9 });
});

it('two processes that meet the same people at once make one contact of each', async () => {
  for (let round = 0; round < 5; round += 1) {
    const people = Array.from({ length: 6 }, (_, person) => `met-${String(round)}-${String(person)}`);
    const sent = await Promise.all(
      people.flatMap((channelUserId) =>
        pools.flatMap((pool) => [accept(aMessage({ channelUserId }), pool), accept(aMessage({ channelUserId }), pool)]),
      ),
    );
    expect(new Set(sent.map(contactOf)).size).toBe(people.length);
    const counts = await asOwner<{ message_count: number }>(
      database.url,
      'SELECT message_count FROM rapport.contacts WHERE id = ANY($1)',
      [[...new Set(sent.map(contactOf))]],
    );
    expect(counts.map(({ message_count }) => message_count)).toEqual(people.map(() => 4));
  }
});

it('a person who writes over two channels at once under the business’s id is one contact', async () => {
  const person = { verified: false, externalId: 'crm-7' };
  const sent = await Promise.all([
    accept(aMessage({ person })),
    accept(aMessage({ channel: 'telegram', person })),
    accept(aMessage({ person: { ...person, email: 'crm7@example.com' } })),
  ]);
  expect(new Set(sent.map(contactOf)).size).toBe(1);
});

it('two who tell the same address in one transaction are one contact', async () => {
  const person = { verified: false, email: 'shared-at-once@example.com' };
  const [first, second] = await Promise.all([accept(aMessage({ person })), accept(aMessage({ person }))]);
  expect(contactOf(first)).toBe(contactOf(second));
  const owners = await asOwner(database.url, 'SELECT contact_id FROM rapport.contact_identities WHERE value = $1', [
    person.email,
  ]);
  expect(owners).toEqual([{ contact_id: contactOf(first) }]);
});

it('messages of one person in one transaction each take a number of their own, in the order in which they came', async () => {
  const channelUserId = 'in-turn';
  await accept(aMessage({ channelUserId }));
  const texts = Array.from({ length: 20 }, (_, place) => String(place));
  await Promise.all(texts.map((text) => accept(aMessage({ channelUserId, text }))));
  const rows = await asOwner<{ text: string; seq: string }>(
    database.url,
    "SELECT text, seq FROM rapport.messages WHERE channel_user_id = 'in-turn' AND text <> 'hello' ORDER BY seq",
  );
  expect(rows.map(({ text }) => text)).toEqual(texts);
  expect(new Set(rows.map(({ seq }) => seq)).size).toBe(20);
});
