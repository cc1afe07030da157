import { Client, Connection } from '@temporalio/client';
import { DefaultLogger, NativeConnection, Runtime } from '@temporalio/worker';
import type { Knex } from 'knex';
import { pino } from 'pino';
import { createActivities } from '../../../activities/index.ts';
import type { AppDeps } from '../../../api/deps.ts';
import { createContactGateway } from '../../../api/contact-gateway.ts';
import { installedChannels } from '../../../channels.ts';
import { createChannelRegistry, type ChannelRegistry } from '../../../channels/registry.ts';
import type { ChannelPort } from '../../../channels/port.ts';
import { openDatabase, type DatabaseRole } from '../../../db/client.ts';
import { createLocalAnalyzer } from '../../../enrichment/local/index.ts';
import { startRelay } from '../../../relay.ts';
import { createContactSignals } from '../../../relay/signals.ts';
import { workflowBundle } from '../../../worker/workflow-bundle.ts';
import { createContactWorker } from '../../../worker/workers.ts';
import { startTestApi, TEST_SECRET, type TestApi } from '../../support/api.ts';
import { devServerAddress } from '../../support/temporal.ts';

export interface LivingApi extends TestApi {
  readonly client: Client;
  /** A pool of the worker's role. */
  readonly worker: Knex;
  /** One message of a web visitor, or of the business to them. */
  say(
    visitor: string,
    text: string,
    by?: 'contact' | 'ai' | 'human',
  ): Promise<{ contactId: string; conversationId: string }>;
}

let messages = 0;

/** API, relay and the contacts' worker of one installation in this process, on the run's real Temporal server. */
export async function startLivingApi(
  port?: ChannelPort,
  { outbox = 'console', ...overrides }: { readonly outbox?: 'console' | 'off' } & Partial<AppDeps> = {},
): Promise<LivingApi> {
  Runtime.install({ logger: new DefaultLogger('ERROR') });
  const address = await devServerAddress();
  const [native, connection] = await Promise.all([
    NativeConnection.connect({ address }),
    Connection.connect({ address }),
  ]);
  const client = new Client({ connection });
  const taskQueue = `follow-ups-${crypto.randomUUID()}`;
  const gateway = createContactGateway({
    ...{ connection: { address }, namespace: 'default', taskQueue, timeoutMs: 10_000 },
    onPending: (error) => console.error(error),
  });
  let channels: ChannelRegistry = createChannelRegistry({}, null);
  const api = await startTestApi({ gateway, reach: (...place) => channels.portFor(...place), ...overrides });
  const logger = pino({ level: 'fatal' });
  const open = (role: DatabaseRole) =>
    openDatabase({ url: api.ownerUrl, role, poolSize: 6, applicationName: 'follow-ups test' });
  const [database, relayDatabase] = [open('rapport_worker'), open('rapport_relay')];
  channels = port
    ? createChannelRegistry({}, port)
    : installedChannels(
        { outbox, secretKey: TEST_SECRET, allowPrivateTargets: true, publicUrl: undefined, host: '127.0.0.1', port: 0 },
        database,
      );
  const local = createLocalAnalyzer();
  const activities = createActivities({
    database,
    analyzer: local,
    localAnalyzer: local,
    logger,
    searchable: true,
    channels,
  });
  const bundle = await workflowBundle('/tmp/rapport-test-bundles');
  const deps = { connection: native, namespace: 'default', taskQueue, bundle, logger };
  const worker = await createContactWorker(deps, activities, { databaseConnections: 4, cachedContacts: 200 });
  const running = worker.run();
  const signals = createContactSignals(client.workflow, taskQueue);
  const startJob = () => Promise.resolve();
  const relay = startRelay({ database: relayDatabase, databaseUrl: api.ownerUrl, signals, startJob, logger });
  return {
    ...api,
    ...{ client, worker: database },
    say: async (visitor, text, by = 'contact') => {
      messages += 1;
      const answer = await api.call('POST', '/v1/messages', {
        ...{ channel: 'web', channelUserId: visitor, messageId: `said-${String(messages)}`, author: by, text },
        ...{ direction: by === 'contact' ? 'inbound' : 'outbound', sentAt: new Date().toISOString() },
      });
      if (answer.statusCode !== 202) throw new Error(answer.body);
      return answer.json();
    },
    close: async () => {
      await relay.stop();
      worker.shutdown();
      await running;
      await gateway.close();
      await Promise.all([connection.close(), relayDatabase.destroy(), database.destroy()]);
      await native.close();
      await api.close();
    },
  };
}
