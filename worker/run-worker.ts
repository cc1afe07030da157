import { Client, Connection } from '@temporalio/client';
import { NativeConnection } from '@temporalio/worker';
import closeWithGrace from 'close-with-grace';
import type { Knex } from 'knex';
import type { Logger } from 'pino';
import { createBulkActivities } from '../activities/bulk/index.ts';
import { createTemporalReach } from '../activities/bulk/temporal-reach.ts';
import { createActivities } from '../activities/index.ts';
import { createProviderHttp } from '../channels/http.ts';
import { CHANNEL_KINDS } from '../channels/kinds.ts';
import type { ChannelRegistry } from '../channels/registry.ts';
import { temporalConnectionOptions, type ServiceConfig } from '../config.ts';
import { openDatabase, type DatabaseRole } from '../db/client.ts';
import { createAnalyzer } from '../enrichment/index.ts';
import { createLocalAnalyzer } from '../enrichment/local/index.ts';
import { createOpenAiSuggester } from '../enrichment/openai/suggest.ts';
import { startNotifications } from '../notifications/start.ts';
import { startRelay } from '../relay.ts';
import { createContactSignals } from '../relay/signals.ts';
import { createStartJob } from '../relay/start-jobs.ts';
import { cacheDir } from '../scripts/install/places.ts';
import { tracedCalls } from '../telemetry/temporal.ts';
import { registerSearchAttributes } from '../scripts/up/search-attributes.ts';
import { startAskingProviders } from './channel-questions.ts';
import { startHeart } from './heart.ts';
import { startAskingAgain } from './stand-ins.ts';
import { startWatching } from './watches.ts';
import { workflowBundle } from './workflow-bundle.ts';
import { bulkTaskQueue, createBulkWorker, createContactWorker } from './workers.ts';

/** The relay leases, marks, sweeps and starts jobs beside each other, and notifications lease theirs. */
const RELAY_POOL_SIZE = 5;

/** The SDK's own ten seconds are over before a busy machine that starts everything at once has come to answer. */
const CONNECT_WITHIN_MS = 30_000;

/** Longer than the workers' own grace: what has not ended by then is done again by the next worker. */
const CLOSE_WITHIN_MS = 20_000;

/**
 * Carries contacts' lives and bulk jobs until the process is told to stop, and then closes in order.
 *
 * @param channelsOn what can be sent on, given the worker's pool
 * @param stopObserving what is to be stopped when all else has
 */
export async function runWorker(
  config: ServiceConfig,
  logger: Logger,
  channelsOn: (database: Knex) => ChannelRegistry,
  stopObserving = (): Promise<void> => Promise.resolve(),
): Promise<void> {
  const { databaseUrl, temporalNamespace: namespace, taskQueue } = config;
  const open = (role: DatabaseRole, poolSize: number) =>
    openDatabase({ url: databaseUrl, role, poolSize, applicationName: `${role} of a worker`, logger });
  const database = open('rapport_worker', config.workerPoolSize);
  const relayDatabase = open('rapport_relay', RELAY_POOL_SIZE);

  const [{ connection, client }, bundle] = await Promise.all([connectToTemporal(config), workflowBundle(cacheDir)]);
  const temporal = temporalConnectionOptions(config);
  const cannotSearch = await registerSearchAttributes(config.temporalAddress, namespace, temporal);
  if (cannotSearch !== null) logger.warn(cannotSearch);

  const deps = { connection, namespace, taskQueue, bundle, logger };
  const reach = createTemporalReach(client.workflow, taskQueue);
  const activities = createActivities({
    ...{ database, ...analyzers(config), logger, searchable: cannotSearch === null },
    channels: channelsOn(database),
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
  const { secretKey, allowPrivateTargets, mail, publicUrl } = config;
  const told = { database, relayDatabase, secretKey, allowPrivateTargets, mail, publicUrl, logger };
  const stopNotifying = startNotifications(told);
  const stopLooking = startLooking(config, database, logger);
  const stopHeart = await startHeart(relayDatabase, logger);
  const maintenance = open('rapport_maintenance', 1);
  const stopAsking =
    config.openaiApiKey === undefined ? undefined : startAskingAgain(relayDatabase, maintenance, logger);
  logger.info({ taskQueue, namespace }, 'the worker is ready');

  closeWithGrace({ delay: CLOSE_WITHIN_MS, logger }, async ({ err }) => {
    if (err) logger.fatal({ err }, 'the worker failed');
    await stopHeart();
    await Promise.all([stopAsking?.(), stopLooking()]);
    await stopNotifying();
    await relay.stop();
    for (const worker of workers) if (worker.getState() === 'RUNNING') worker.shutdown();
    await running;
    await Promise.all([database, relayDatabase, maintenance].map((pool) => pool.destroy()));
    await client.connection.close();
    await connection.close();
    await stopObserving();
  });
}

/** Asks providers for what they do not tell by themselves. @returns stops, after what is under way */
function startLooking(
  { secretKey, allowPrivateTargets: allowPrivate }: ServiceConfig,
  database: Knex,
  logger: Logger,
): () => Promise<void> {
  const http = createProviderHttp(allowPrivate);
  const deps = { database, secretKey, logger, kinds: CHANNEL_KINDS, http, allowPrivate, clock: () => new Date() };
  const stops = [startAskingProviders(deps), startWatching(deps)];
  return async () => {
    await Promise.all(stops.map((stop) => stop()));
  };
}

async function connectToTemporal(config: ServiceConfig): Promise<{ connection: NativeConnection; client: Client }> {
  const temporal = temporalConnectionOptions(config);
  const [connection, clientConnection] = await Promise.all([
    NativeConnection.connect(temporal).catch((cause: unknown) => {
      throw new Error(`Temporal cannot be reached at ${config.temporalAddress}`, { cause });
    }),
    Connection.connect({ ...temporal, connectTimeout: CONNECT_WITHIN_MS }),
  ]);
  const interceptors = { workflow: [tracedCalls] };
  const client = new Client({ connection: clientConnection, namespace: config.temporalNamespace, interceptors });
  return { connection, client };
}

function analyzers({ openaiApiKey: apiKey, openaiBaseUrl, openaiModel: model }: ServiceConfig) {
  const localAnalyzer = createLocalAnalyzer();
  if (apiKey === undefined) return { analyzer: localAnalyzer, localAnalyzer };
  const openai = { apiKey, baseUrl: openaiBaseUrl ?? null, model };
  const analyzer = createAnalyzer({ provider: 'openai', openai });
  return { analyzer, localAnalyzer, suggester: createOpenAiSuggester(openai) };
}
