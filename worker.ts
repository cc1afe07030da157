import { Client, Connection } from '@temporalio/client';
import { NativeConnection } from '@temporalio/worker';
import closeWithGrace from 'close-with-grace';
import type { Logger } from 'pino';
import { createBulkActivities } from './activities/bulk/index.ts';
import { createTemporalReach } from './activities/bulk/temporal-reach.ts';
import { createActivities } from './activities/index.ts';
import { installedChannels } from './channels.ts';
import { ConfigError, loadServiceConfig, temporalConnectionOptions, type ServiceConfig } from './config.ts';
import { openDatabase, type DatabaseRole } from './db/client.ts';
import { createAnalyzer } from './enrichment/index.ts';
import { createLocalAnalyzer } from './enrichment/local/index.ts';
import { createLogger } from './log.ts';
import { startRelay } from './relay.ts';
import { createContactSignals } from './relay/signals.ts';
import { createStartJob } from './relay/start-jobs.ts';
import { cacheDir } from './scripts/install/places.ts';
import { registerSearchAttributes } from './scripts/up/search-attributes.ts';
import { startHeart } from './worker/heart.ts';
import { startAskingAgain } from './worker/stand-ins.ts';
import { installTemporalLog } from './worker/temporal-runtime.ts';
import { workflowBundle } from './worker/workflow-bundle.ts';
import { bulkTaskQueue, createBulkWorker, createContactWorker } from './worker/workers.ts';

/** The relay leases, marks, sweeps and starts jobs beside each other. */
const RELAY_POOL_SIZE = 4;

/** Longer than the workers' own grace: what has not ended by then is done again by the next worker. */
const CLOSE_WITHIN_MS = 20_000;

async function start(config: ServiceConfig, logger: Logger): Promise<void> {
  const { databaseUrl, temporalNamespace: namespace, taskQueue } = config;
  const open = (role: DatabaseRole, poolSize: number) =>
    openDatabase({ url: databaseUrl, role, poolSize, applicationName: `${role} of a worker` });
  const database = open('rapport_worker', config.workerPoolSize);
  const relayDatabase = open('rapport_relay', RELAY_POOL_SIZE);

  const temporal = temporalConnectionOptions(config);
  const [connection, clientConnection, bundle] = await Promise.all([
    NativeConnection.connect(temporal).catch((cause: unknown) => {
      throw new Error(`Temporal cannot be reached at ${config.temporalAddress}`, { cause });
    }),
    Connection.connect(temporal),
    workflowBundle(cacheDir),
  ]);
  const client = new Client({ connection: clientConnection, namespace });
  const cannotSearch = await registerSearchAttributes(config.temporalAddress, namespace, temporal);
  if (cannotSearch !== null) logger.warn(cannotSearch);

  const deps = { connection, namespace, taskQueue, bundle, logger };
  const reach = createTemporalReach(client.workflow, taskQueue);
  const activities = createActivities({
    ...{ database, ...analyzers(config), logger, searchable: cannotSearch === null },
    channels: installedChannels(config, database),
  });
  const bulk = createBulkActivities({
    database,
    temporal: reach,
    clock: () => new Date(),
    secretKey: config.secretKey,
  });
  const sizes = { databaseConnections: config.workerPoolSize, cachedContacts: config.workerCachedContacts };
  const workers = [await createContactWorker(deps, activities, sizes), await createBulkWorker(deps, bulk)];
  // Its rejection is left unhandled on purpose: a worker that fails ends the process, and whoever supervises it starts another.
  const running = Promise.all(workers.map((worker) => worker.run()));
  const relay = startRelay({
    database: relayDatabase,
    databaseUrl,
    signals: createContactSignals(client.workflow, taskQueue),
    startJob: createStartJob(client.workflow, bulkTaskQueue(taskQueue)),
    logger,
  });
  const stopHeart = await startHeart(relayDatabase, logger);
  const maintenance = open('rapport_maintenance', 1);
  const stopAsking =
    config.openaiApiKey === undefined ? undefined : startAskingAgain(relayDatabase, maintenance, logger);
  logger.info({ taskQueue, namespace }, 'the worker is ready');

  closeWithGrace({ delay: CLOSE_WITHIN_MS, logger }, async ({ err }) => {
    if (err) logger.fatal({ err }, 'the worker failed');
    await stopHeart();
    await stopAsking?.();
    await relay.stop();
    for (const worker of workers) if (worker.getState() === 'RUNNING') worker.shutdown();
    await running;
    await Promise.all([database, relayDatabase, maintenance].map((pool) => pool.destroy()));
    await clientConnection.close();
    await connection.close();
  });
}

function analyzers({ openaiApiKey: apiKey, openaiBaseUrl, openaiModel: model }: ServiceConfig) {
  const localAnalyzer = createLocalAnalyzer();
  if (apiKey === undefined) return { analyzer: localAnalyzer, localAnalyzer };
  const openai = { apiKey, baseUrl: openaiBaseUrl ?? null, model };
  return { analyzer: createAnalyzer({ provider: 'openai', openai }), localAnalyzer };
}

try {
  const config = loadServiceConfig();
  const logger = createLogger('worker', config.logLevel);
  installTemporalLog(logger);
  await start(config, logger);
} catch (error) {
  const sentence = error instanceof ConfigError ? error.message : `The worker cannot start: ${error instanceof Error ? error.message : String(error)}.`;
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}
