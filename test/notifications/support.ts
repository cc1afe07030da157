import { setTimeout as sleep } from 'node:timers/promises';
import type { Knex } from 'knex';
import { openDatabase } from '../../db/client.ts';
import { createSettingsReader } from '../../db/repositories/settings-in-force.ts';
import { createSeal, WEBHOOK_SECRETS } from '../../db/seal.ts';
import { fanOut } from '../../notifications/fan-out.ts';
import { beginDue, type DeliverDeps } from '../../notifications/webhook/deliver.ts';
import { createPost } from '../../notifications/webhook/post.ts';
import { startTestApi, TEST_SECRET, type TestApi } from '../support/api.ts';
import { aMessage } from '../api/support/messages.ts';

export interface Notifying {
  readonly api: TestApi;
  /** The worker's clock, moved by hand. */
  readonly clock: { now: Date };
  readonly deps: DeliverDeps;
  /** A workspace's contact, by a message of it that is accepted. */
  write(who?: string): Promise<{ contactId: string; messageId: string }>;
  /** Makes a webhook for these events; answers with its secret. */
  hook(url: string, events: string[]): Promise<{ id: string; secret: string }>;
  /** Reads the feed to its end, and queues what follows. */
  spread(): Promise<void>;
  /** The same, and calls until nothing is due. @returns calls made */
  work(): Promise<number>;
  pass(ms: number): void;
  close(): Promise<void>;
}

/** Makes the calls that are due. @returns how many */
export async function deliverDue(deps: DeliverDeps): Promise<number> {
  return (await Promise.all(await beginDue(deps, 16))).length;
}

/** An API with the notifying half of a worker, which works when it is told to. */
export async function startNotifying(): Promise<Notifying> {
  const clock = { now: new Date() };
  const api = await startTestApi({ allowPrivateTargets: true, clock: () => clock.now });
  const open = (role: 'rapport_worker' | 'rapport_relay') =>
    openDatabase({ url: api.ownerUrl, role, poolSize: 4, applicationName: 'notifications under test' });
  const [database, relayDatabase] = [open('rapport_worker'), open('rapport_relay')];
  const deps: DeliverDeps = {
    ...{ database, relayDatabase, clock: () => clock.now, chance: () => 0.5 },
    seal: createSeal(TEST_SECRET, WEBHOOK_SECRETS),
    post: createPost(true),
  };
  const settingsInForce = createSettingsReader();
  const spread = async (): Promise<void> => {
    await feedSettles(database);
    while (await fanOut({ ...deps, settingsInForce }));
  };
  return {
    ...{ api, clock, deps, spread },
    write: async (who = 'visitor-1') =>
      (
        await api.call('POST', '/v1/messages', aMessage({ channelUserId: who, sentAt: clock.now.toISOString() }))
      ).json(),
    hook: async (url, events) => (await api.call('POST', '/v1/webhooks', { url, events })).json(),
    work: async () => {
      await spread();
      let calls = 0;
      for (let made = 1; made > 0; calls += made) made = await deliverDue(deps);
      return calls;
    },
    pass: (ms) => void (clock.now = new Date(clock.now.getTime() + ms)),
    close: async () => {
      await Promise.all([database.destroy(), relayDatabase.destroy()]);
      await api.close();
    },
  };
}

/** Waits until every transaction before this moment has ended, those of tests beside this one too: the feed is read no further. */
async function feedSettles(database: Knex): Promise<void> {
  const [{ now }] = (
    await database.raw<{ rows: [{ now: string }] }>('SELECT pg_snapshot_xmax(pg_current_snapshot()) AS now')
  ).rows;
  for (;;) {
    const { rows } = await database.raw<{ rows: [{ settled: boolean }] }>(
      'SELECT pg_snapshot_xmin(pg_current_snapshot()) >= ?::xid8 AS settled',
      [now],
    );
    if (rows[0].settled) return;
    await sleep(10);
  }
}
