import { afterAll, expect, test } from 'vitest';
import { untilAllJudged } from '../../scripts/demo/backlog.ts';
import { castMessages, type OutgoingMessage } from '../../scripts/demo/casting.ts';
import { excerpt } from '../../scripts/demo/excerpt.ts';
import { readAll } from '../../scripts/demo/http-client.ts';
import type { Part } from '../../scripts/demo/npm-start.ts';
import { inParallel } from '../../scripts/demo/senders.ts';
import type { ContactInList, MessageAccepted } from './support/contacts.ts';
import { sized } from './support/run-length.ts';
import { temporaryHome, type Running } from './support/temporary-installation.ts';
import { eventually, sleep } from './support/wait.ts';

const home = temporaryHome();
afterAll(() => home.remove());

const {
  contacts,
  messages: total,
  pauseMs,
} = sized({
  short: { contacts: 60, messages: 500, pauseMs: 100 },
  full: { contacts: 400, messages: 4_000, pauseMs: 20 },
});
interface Kept {
  readonly channelMessageId: string;
  readonly direction: string;
  readonly sentiment: number | null;
}

/** While a part is down a message may be refused; its sender then sends the same one again. */
const RETRY_MS = 300;

test('whichever part is killed under load comes back, and no accepted message is lost or doubled', async () => {
  const rapport = await home.start();
  const messages = castMessages(excerpt(contacts, total), Date.now());
  const accepted = new Map<string, string[]>();
  const refusals: number[] = [];
  let sending = true;
  const load = inParallel(messages, 4, async (message) => {
    const { contactId } = await sendUntilAccepted(rapport, message, refusals);
    accepted.set(contactId, [...(accepted.get(contactId) ?? []), message.messageId]);
    await sleep(pauseMs);
  }).finally(() => (sending = false));

  let killedUnderLoad = 0;
  for (const part of ['worker', 'api', 'temporal', 'postgres'] as const) {
    if (sending) killedUnderLoad++;
    await killAndAwaitReturn(rapport, part);
    await sleep(1_000);
  }
  await load;
  expect(refusals).toEqual([]);
  expect(killedUnderLoad).toBeGreaterThanOrEqual(2);
  await eventually(
    'everything is ready',
    async () => (await rapport.client.send('GET', '/readyz')).status === 200,
    90_000,
  );
  await untilAllJudged(rapport.databaseUrl(), 180_000);

  const listed = await readAll<ContactInList>(rapport.client, '/v1/contacts');
  expect(listed).toHaveLength(contacts);
  let withoutTone = 0;
  for (const { id, messageCount, sentiment } of listed) {
    const transcript = await readAll<Kept>(rapport.client, `/v1/contacts/${id}/messages`);
    const kept = transcript.map(({ channelMessageId }) => channelMessageId).sort();
    expect(kept).toEqual([...(accepted.get(id) ?? [])].sort());
    expect(messageCount).toBe(kept.length);
    const tones = transcript.filter((message) => message.direction === 'inbound').map((message) => message.sentiment);
    expect(sentiment === null).toBe(tones.every((tone) => tone === null));
    if (sentiment === null) withoutTone++;
  }
  // A customer's only words may carry no tone the analyzer can read; that is rare, and a lost reading would not be.
  expect(withoutTone).toBeLessThanOrEqual(contacts / 100);
}, 600_000);

/** Adds to `refusals` every status but 202 and 503: "not now" is the only answer that sending again is for. */
async function sendUntilAccepted(
  { client }: Running,
  message: OutgoingMessage,
  refusals: number[],
): Promise<MessageAccepted> {
  return eventually(
    `${message.messageId} is accepted`,
    async () => {
      const answer = await client.send('POST', '/v1/messages', message);
      if (answer.status === 202) return JSON.parse(answer.text) as MessageAccepted;
      if (answer.status !== 503) refusals.push(answer.status);
      await sleep(RETRY_MS);
      return undefined;
    },
    120_000,
  );
}

async function killAndAwaitReturn(rapport: Running, part: Part): Promise<void> {
  const before = rapport.processIds()[part];
  expect(before).not.toBeNull();
  process.kill(before as number, 'SIGKILL');
  const killedAt = performance.now();
  const gone = await eventually(
    `processes.json tells that ${part} died`,
    async () => rapport.processIds()[part] !== before,
    10_000,
  ).then(() => performance.now() - killedAt);
  expect(gone).toBeLessThan(3_000);
  await eventually(`${part} is back`, async () => rapport.processIds()[part] !== null, 60_000);
}
