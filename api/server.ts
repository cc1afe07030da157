import closeWithGrace from 'close-with-grace';
import type { Knex } from 'knex';
import pg from 'pg';
import type { Logger } from 'pino';
import { ConfigError, loadServiceConfig, temporalConnectionOptions, type ServiceConfig } from '../config.ts';
import { installedChannels } from '../channels.ts';
import { createProviderHttp } from '../channels/http.ts';
import { CHANNEL_KINDS } from '../channels/kinds.ts';
import { chartKeeper, CHARTS_EVERY_MS } from '../db/charts.ts';
import { openDatabase, type DatabaseRole } from '../db/client.ts';
import { deleteExpired } from '../db/housekeeping.ts';
import { carryOutRetention } from '../db/retention.ts';
import { createRelayBell } from '../db/relay-bell.ts';
import { createOpenAiBusinessReader } from '../enrichment/openai/business-reader.ts';
import { createLogger } from '../log.ts';
import { startTracing } from '../telemetry/start-tracing.ts';
import { workspaceSample } from '../scripts/demo/workspace-sample.ts';
import { machineLocale } from '../scripts/up/machine-locale.ts';
import { builtDashboard } from '../scripts/web/places.ts';
import { buildApp } from './app.ts';
import { createContactGateway, type ContactGateway } from './contact-gateway.ts';
import type { App } from './deps.ts';

/** Long enough for a worker under load, short enough for a person at a screen. */
const SETTLE_WITHIN_MS = 3_000;
/** A person waits for it at a screen. */
const ASK_PROVIDER_WITHIN_MS = 5_000;
const CLOSE_WITHIN_MS = 10_000;
const HOUSEKEEPING_EVERY_MS = 10 * 60_000;
/** How soon a retention period that was just set is heeded; from then on it has turns of its own. */
const RETENTION_EVERY_MS = 60_000;

async function serve(): Promise<void> {
  const config = loadServiceConfig();
  const logger = createLogger('rapport api', config.logLevel);
  const tracing = await startTracing(config.traces, 'rapport-api', logger);
  await checkDatabase(config.databaseUrl);
  const database = open(config, logger, 'rapport_api', config.apiPoolSize);
  const bell = createRelayBell(database, (error) => {
    logger.warn({ err: error }, 'relay not woken');
  });
  const gateway = openGateway(config, logger);
  const channels = installedChannels(config, database);
  const app = await buildApp({
    ...{ database, gateway, bell, logger, clock: () => new Date() },
    ...{ secretKey: config.secretKey, locale: machineLocale(), temporalUiUrl: config.temporalUiUrl },
    ...{ publicUrl: config.publicUrl, trustedProxies: config.trustedProxies },
    reach: (channel, connection) => channels.portFor(channel, connection),
    channelKinds: CHANNEL_KINDS,
    sample: workspaceSample,
    providerHttp: createProviderHttp(config.allowPrivateTargets, ASK_PROVIDER_WITHIN_MS),
    readBusiness: businessReader(config, logger),
    allowPrivateTargets: config.allowPrivateTargets,
    tracing: tracing.requests,
    dashboard: builtDashboard(),
  });
  const stopHousekeeping = keepHouse(config, logger, database);

  closeWithGrace({ delay: CLOSE_WITHIN_MS, logger }, async ({ err }) => {
    if (err) logger.fatal({ err }, 'the API has to stop');
    await drain(app);
    await bell.close();
    await Promise.all([stopHousekeeping(), gateway.close(), database.destroy()]);
    await tracing.stop();
  });
  await app.listen({ host: config.host, port: config.port });
}

/** With a connection of its own: a pool would try for ten seconds, and print each attempt. */
async function checkDatabase(connectionString: string): Promise<void> {
  const client = new pg.Client({ connectionString });
  try {
    await client.connect();
    await client.query("SELECT 'rapport.workspaces'::regclass");
  } catch (cause) {
    throw new Error('the database at DATABASE_URL cannot be used', { cause });
  } finally {
    await client.end();
  }
}

const open = (config: ServiceConfig, logger: Logger, role: DatabaseRole, poolSize: number) =>
  openDatabase({ url: config.databaseUrl, role, poolSize, applicationName: 'rapport api', logger });

/** Answers what is under way. Its connections would then stay open for their keep-alive time, and the end would wait for them. */
async function drain(app: App): Promise<void> {
  const sweep = setInterval(() => {
    app.server.closeIdleConnections();
  }, 100);
  await app.close();
  clearInterval(sweep);
}

function businessReader({ openaiApiKey: apiKey, openaiBaseUrl, openaiModel: model }: ServiceConfig, logger: Logger) {
  if (apiKey === undefined) return undefined;
  const onUnavailable = (code: string) => {
    logger.warn({ code }, 'the model could not read the business');
  };
  return createOpenAiBusinessReader({ apiKey, baseUrl: openaiBaseUrl ?? null, model, onUnavailable });
}

function openGateway(config: ServiceConfig, logger: Logger): ContactGateway {
  return createContactGateway({
    connection: temporalConnectionOptions(config),
    namespace: config.temporalNamespace,
    taskQueue: config.taskQueue,
    timeoutMs: SETTLE_WITHIN_MS,
    onPending: (error, ref) => {
      logger.warn({ err: error, ...ref }, 'left to the relay');
    },
  });
}

function keepHouse(config: ServiceConfig, logger: Logger, database: Knex): () => Promise<void> {
  const maintenance = open(config, logger, 'rapport_maintenance', 2);
  const { secretKey } = config;
  const every = (ms: number, work: () => Promise<unknown>) =>
    setInterval(() => {
      work().catch((error: unknown) => {
        // The next round tries again; what has expired is not used meanwhile.
        logger.warn({ err: error }, 'housekeeping failed');
      });
    }, ms);
  const timers = [
    every(HOUSEKEEPING_EVERY_MS, () => deleteExpired(maintenance)),
    every(CHARTS_EVERY_MS, chartKeeper(maintenance)),
    every(RETENTION_EVERY_MS, async () => {
      const removed = await carryOutRetention({ maintenance, database, secretKey, clock: () => new Date() });
      for (const [workspaceId, counts] of removed) logger.info({ workspaceId, ...counts }, 'retention carried out');
    }),
  ];
  return async () => {
    for (const timer of timers) clearInterval(timer);
    await maintenance.destroy();
  };
}

/** What went wrong at the start, in one sentence with its reason. */
function sentenceFor(error: unknown): string {
  if (!(error instanceof Error)) return 'The API could not start.';
  if (error instanceof ConfigError) return error.message;
  const { cause } = error;
  // Node's connection errors to several addresses at once have no message of their own.
  const reason =
    cause instanceof AggregateError ? (cause.errors[0] as Error).message : cause instanceof Error ? cause.message : '';
  return `The API could not start: ${error.message}${reason === '' ? '' : ` (${reason})`}.`;
}

await serve().catch((error: unknown) => {
  process.stderr.write(`${sentenceFor(error)}\n`);
  process.exit(1);
});
