import { afterAll, expect, test } from 'vitest';
import { untilAllJudged } from '../../scripts/demo/backlog.ts';
import { castMessages, type OutgoingMessage } from '../../scripts/demo/casting.ts';
import { excerpt } from '../../scripts/demo/excerpt.ts';
import { seededRandom, shuffled } from '../../scripts/demo/random.ts';
import { inParallel } from '../../scripts/demo/senders.ts';
import type { MessageAccepted } from './support/contacts.ts';
import { sized } from './support/run-length.ts';
import { statesOf, withoutLooks } from './support/state.ts';
import { temporaryHome, type Running, type TemporaryHome } from './support/temporary-installation.ts';

const { contacts, messages: total } = sized({
  short: { contacts: 120, messages: 1_000 },
  full: { contacts: 1_000, messages: 10_000 },
});
const CONNECTIONS = 50;
const REPEATED = 0.2;
const SEED = 20_261_122;

const inOrder = temporaryHome(1);
const disordered = temporaryHome(CONNECTIONS);
afterAll(async () => {
  await inOrder.remove();
  await disordered.remove();
});

test('messages in any order, repeated, over many connections end in the state of the in-order run', async () => {
  const messages = castMessages(excerpt(contacts, total), Date.now(), SEED);
  expect(messages).toHaveLength(total);
  const first = await startWithoutDecay(inOrder);
  const expectedUsers = await sendAll(first, messages, 1);

  const random = seededRandom(SEED);
  const repeats = shuffled(messages, random).slice(0, total * REPEATED);
  const second = await startWithoutDecay(disordered);
  const users = await sendAll(second, shuffled([...messages, ...repeats], random), CONNECTIONS);

  for (const { databaseUrl } of [first, second]) await untilAllJudged(databaseUrl(), 600_000);
  const [expected, states] = withoutLooks(
    ...(await Promise.all([statesOf(first.client, expectedUsers), statesOf(second.client, users)])),
  );
  expect(Object.keys(expected)).toHaveLength(contacts);
  expect(states).toEqual(expected);
  expect(await distinctValues(first, 'status')).toBeGreaterThanOrEqual(4);
  expect(await distinctValues(first, 'stage')).toBeGreaterThanOrEqual(4);
}, 1_500_000);

/** Points that decay depend on the minute of the judgement, which differs between two runs whatever the order. */
async function startWithoutDecay(home: TemporaryHome): Promise<Running> {
  const running = await home.start();
  const { leadScoring } = await running.client.get<{ leadScoring: { signals: object[] } }>('/v1/settings');
  const signals = leadScoring.signals.map((signal) => ({ ...signal, halfLife: null }));
  await running.client.patch('/v1/settings', { leadScoring: { signals } });
  return running;
}

/** @returns the channel's user by contact id */
async function sendAll(
  { client }: Running,
  messages: readonly OutgoingMessage[],
  connections: number,
): Promise<Map<string, string>> {
  const users = new Map<string, string>();
  const rows = new Map<string, { id: string; accepted: number }>();
  await inParallel(messages, connections, async (message) => {
    const answer = await client.post<MessageAccepted>('/v1/messages', message);
    users.set(answer.contactId, `${message.channel}:${message.channelUserId}`);
    const row = rows.get(message.messageId) ?? { id: answer.messageId, accepted: 0 };
    expect(answer.messageId).toBe(row.id);
    rows.set(message.messageId, { ...row, accepted: row.accepted + (answer.duplicate ? 0 : 1) });
  });
  expect([...rows.values()].filter(({ accepted }) => accepted !== 1)).toEqual([]);
  return users;
}

async function distinctValues({ client }: Running, group: 'status' | 'stage'): Promise<number> {
  const facets = await client.get<Record<string, Record<string, number>>>('/v1/contacts/facets');
  return Object.values(facets[group] ?? {}).filter((contactsOfValue) => contactsOfValue > 0).length;
}
