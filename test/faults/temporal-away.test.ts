import { afterAll, beforeAll, expect, test } from 'vitest';
import { untilAllJudged } from '../../scripts/demo/backlog.ts';
import { readAll } from '../../scripts/demo/http-client.ts';
import { becomesInactive, inboundMessage, type MessageAccepted } from '../e2e/support/contacts.ts';
import { sized } from '../e2e/support/run-length.ts';
import { sleep } from '../e2e/support/wait.ts';
import { startFleet, type Fleet } from '../production/support/fleet.ts';
import { startLastingTemporal, type LastingTemporal } from '../support/temporal-server.ts';

/** `npm run test:faults` leaves Temporal away for ten minutes. */
const { awayMs, visitors, pauseMs } = sized({
  short: { awayMs: 10_000, visitors: 20, pauseMs: 100 },
  full: { awayMs: 600_000, visitors: 200, pauseMs: 150 },
});
const CAUGHT_UP_WITHIN_MS = 180_000;
const INACTIVE_AFTER_S = 20;
const RETURNING = [0, 1, 2, 3, 4, 5];

let temporal: LastingTemporal;
let fleet: Fleet | undefined;
beforeAll(async () => {
  temporal = await startLastingTemporal();
  fleet = await startFleet({ temporalAddress: temporal.address });
}, 300_000);
afterAll(async () => {
  await fleet?.close();
  await temporal.stop();
}, 60_000);

/** Says something to both APIs in turn, as somebody of the visitors in turn. */
async function say({ apis }: Fleet, nth: number): Promise<number> {
  const visitor = `visitor ${String(nth % visitors)}`;
  const message = inboundMessage(visitor, `m-${String(nth)}`, `This is question ${String(nth)}, what is the price?`);
  return (await apis[nth % 2 === 0 ? 0 : 1].client.send('POST', '/v1/messages', message)).status;
}

/** How many messages every contact's transcript holds together, each counted once. */
async function kept({ apis: [{ client }] }: Fleet): Promise<number> {
  const contacts = await readAll<{ id: string }>(client, '/v1/contacts');
  const ids = new Set<string>();
  for (const { id } of contacts) {
    const messages = await readAll<{ channelMessageId: string }>(client, `/v1/contacts/${id}/messages`);
    for (const { channelMessageId } of messages) ids.add(channelMessageId);
  }
  return ids.size;
}

test(
  `with Temporal away for ${String(awayMs / 1_000)} seconds every message is accepted, and judged once it is back`,
  { timeout: awayMs + 2 * CAUGHT_UP_WITHIN_MS },
  async () => {
    if (!fleet) throw new Error('the fleet did not start');
    const statuses: number[] = [];
    for (let nth = 0; nth < visitors; nth++) statuses.push(await say(fleet, nth));
    await untilAllJudged(fleet.databaseUrl, CAUGHT_UP_WITHIN_MS);

    await temporal.kill();
    const backAt = performance.now() + awayMs;
    while (performance.now() < backAt) {
      statuses.push(await say(fleet, statuses.length));
      await sleep(pauseMs);
    }
    await temporal.revive();
    const revivedAt = performance.now();
    await untilAllJudged(fleet.databaseUrl, CAUGHT_UP_WITHIN_MS);

    const caughtUp = Math.round((performance.now() - revivedAt) / 1_000);
    console.table([{ awaySeconds: awayMs / 1_000, accepted: statuses.length, caughtUpInSeconds: caughtUp }]);
    expect(statuses.filter((status) => status !== 202)).toEqual([]);
    expect(statuses.length).toBeGreaterThan(visitors + 10);
    expect(await kept(fleet)).toBe(statuses.length);
  },
);

test('with Temporal restored from an older state every contact goes on from what the database knows', async () => {
  if (!fleet) throw new Error('the fleet did not start');
  const { apis, databaseUrl } = fleet;
  const [{ client }] = apis;
  const saysTo = async (visitor: number, nth: number): Promise<string> => {
    const message = inboundMessage(`returning ${String(visitor)}`, `m-${String(nth)}`, `Question ${String(nth)}?`);
    return (await client.post<MessageAccepted>('/v1/messages', message)).contactId;
  };
  await client.patch('/v1/settings', { status: { inactiveAfter: `PT${String(INACTIVE_AFTER_S)}S` } });
  const ids = await Promise.all(RETURNING.map((visitor) => saysTo(visitor, 1)));
  await untilAllJudged(databaseUrl, CAUGHT_UP_WITHIN_MS);
  await temporal.backUp();
  for (const nth of [2, 3]) {
    await Promise.all(RETURNING.map((visitor) => saysTo(visitor, nth)));
    await untilAllJudged(databaseUrl, CAUGHT_UP_WITHIN_MS);
  }

  // A worker that remembers more than the restored server would write into histories what nothing in them explains.
  await Promise.all(fleet.workers.map(({ process }) => process.end('SIGTERM')));
  await temporal.restore();
  await fleet.startWorker();
  const heardAgain = RETURNING.filter((visitor) => visitor % 2 === 0);
  await Promise.all(heardAgain.map((visitor) => saysTo(visitor, 4)));
  await untilAllJudged(databaseUrl, CAUGHT_UP_WITHIN_MS);
  for (const [visitor, id] of ids.entries()) {
    const contact = await becomesInactive(client, id, CAUGHT_UP_WITHIN_MS);
    expect(contact.messageCount).toBe(heardAgain.includes(visitor) ? 4 : 3);
  }
}, 480_000);
