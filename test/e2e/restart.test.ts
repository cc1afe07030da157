import { readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { untilAllJudged } from '../../scripts/demo/backlog.ts';
import { becomesInactive, inboundMessage, type MessageAccepted } from './support/contacts.ts';
import { full } from './support/run-length.ts';
import { temporaryHome, type Running } from './support/temporary-installation.ts';

const home = temporaryHome();
afterAll(() => home.remove());

const INACTIVE_AFTER_S = 30;
/** A deadline that no timer keeps any more is found by the relay's sweep, a minute after it passed. */
const SWEPT_WITHIN_MS = 180_000;

test('a second start finds everything again, and with Temporal lost every deadline still comes true', async () => {
  const first = await home.start();
  console.log(`first start ready after ${seconds(first)} s`);
  await first.client.patch('/v1/settings', { status: { inactiveAfter: `PT${String(INACTIVE_AFTER_S)}S` } });
  // Deadlines that pass while nothing runs, and ones that are still ahead at the second start.
  const silentFor = [25, 20, 0, 0];
  const ids = await Promise.all(
    silentFor.map(async (age, place) => {
      const sentAt = new Date(Date.now() - age * 1_000);
      const message = inboundMessage(`silent-${String(place)}`, 'm-1', 'Do you have a table for four?', sentAt);
      return (await first.client.post<MessageAccepted>('/v1/messages', message)).contactId;
    }),
  );
  await untilAllJudged(first.databaseUrl(), 60_000);
  expect(await first.stop()).toBe(0);
  forgetTemporal(home.dataDir);

  const second = await home.start();
  console.log(`second start ready after ${seconds(second)} s`);
  if (full) expect(second.readyAfterMs).toBeLessThan(20_000);
  for (const id of ids) {
    const contact = await becomesInactive(second.client, id, SWEPT_WITHIN_MS);
    expect(contact.messageCount).toBe(1);
  }
}, 480_000);

/** As a lost disk would: the dev server's file with its journals. */
function forgetTemporal(dataDir: string): void {
  const files = readdirSync(dataDir).filter((name) => name.startsWith('temporal.db'));
  expect(files).not.toEqual([]);
  for (const file of files) rmSync(path.join(dataDir, file));
}

function seconds({ readyAfterMs }: Running): string {
  return (readyAfterMs / 1_000).toFixed(1);
}
