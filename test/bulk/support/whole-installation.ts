import { Client, Connection } from '@temporalio/client';
import { DefaultLogger, NativeConnection, Runtime } from '@temporalio/worker';
import { pino } from 'pino';
import { createBulkActivities } from '../../../activities/bulk/index.ts';
import { createTemporalReach } from '../../../activities/bulk/temporal-reach.ts';
import { createActivities } from '../../../activities/index.ts';
import { openDatabase } from '../../../db/client.ts';
import { startRelay } from '../../../relay.ts';
import { createContactSignals } from '../../../relay/signals.ts';
import { createStartJob } from '../../../relay/start-jobs.ts';
import { workflowBundle } from '../../../worker/workflow-bundle.ts';
import { bulkTaskQueue, createBulkWorker, createContactWorker } from '../../../worker/workers.ts';
import { TEST_SECRET } from '../../support/api.ts';
import { devServerAddress } from '../../support/temporal.ts';
import { startBulkApi, type BulkApi } from './bulk-api.ts';
import { plainAnalyzer } from './plain-analyzer.ts';

export interface WholeInstallation extends BulkApi {
  readonly client: Client;
}

/** API, relay and both workers of one installation in this process, on the run's real Temporal server. */
export async function startWholeInstallation(): Promise<WholeInstallation> {
  Runtime.install({ logger: new DefaultLogger('ERROR') });
  const api = await startBulkApi();
  const address = await devServerAddress();
  const [native, connection] = await Promise.all([
    NativeConnection.connect({ address }),
    Connection.connect({ address }),
  ]);
  const client = new Client({ connection });
  const logger = pino({ level: 'error' });
  const taskQueue = `whole-${crypto.randomUUID()}`;
  const { worker: database } = api;
  const activities = createActivities({
    database,
    analyzer: plainAnalyzer,
    localAnalyzer: plainAnalyzer,
    logger,
    searchable: true,
  });
  const temporal = createTemporalReach(client.workflow, taskQueue);
  const bulk = createBulkActivities({ database, temporal, clock: () => new Date(), secretKey: TEST_SECRET });
  const bundle = await workflowBundle('/tmp/rapport-test-bundles');
  const deps = { connection: native, namespace: 'default', taskQueue, bundle, logger };
  const workers = [
    await createContactWorker(deps, activities, { databaseConnections: 4, cachedContacts: 200 }),
    await createBulkWorker(deps, bulk),
  ];
  const running = Promise.all(workers.map((worker) => worker.run()));
  const relayDatabase = openDatabase({
    url: api.ownerUrl,
    role: 'rapport_relay',
    poolSize: 4,
    applicationName: 'whole test',
  });
  const relay = startRelay({
    database: relayDatabase,
    databaseUrl: api.ownerUrl,
    signals: createContactSignals(client.workflow, taskQueue),
    startJob: createStartJob(client.workflow, bulkTaskQueue(taskQueue)),
    logger,
  });
  return {
    ...api,
    client,
    close: async () => {
      await relay.stop();
      for (const worker of workers) worker.shutdown();
      await running;
      await Promise.all([connection.close(), relayDatabase.destroy()]);
      await native.close();
      await api.close();
    },
  };
}
