import { openClient, type RapportClient } from '../../../scripts/demo/http-client.ts';
import { freePort } from '../../../scripts/up/ports.ts';
import { createTestDatabase } from '../../support/postgres.ts';
import { devServerAddress } from '../../support/temporal.ts';
import { eventually } from '../../e2e/support/wait.ts';
import { startCollector, type Collector } from './collector.ts';
import { startProcess, type OwnProcess } from './process.ts';

export interface Api {
  readonly process: OwnProcess;
  readonly baseUrl: string;
  readonly client: RapportClient;
}

export interface FleetWorker {
  readonly process: OwnProcess;
  readonly metricsUrl: string;
}

/** Two APIs and two workers on servers of their own, as in production, with a collector for their traces. */
export interface Fleet {
  readonly databaseUrl: string;
  readonly temporalAddress: string;
  readonly taskQueue: string;
  readonly collector: Collector;
  readonly apis: readonly [Api, Api];
  readonly workers: readonly [FleetWorker, FleetWorker];
  /** One more, for those that a test has ended. */
  startWorker(): Promise<FleetWorker>;
  close(): Promise<void>;
}

/** Four processes at once on a small, busy machine, two of which bundle the workflows. */
const START_WITHIN_MS = 180_000;

const ADMIN_KEY = 'rk_two_of_each_tests_only';

/** What docker-compose.yml gives API and worker; test/production/compose.test.ts holds the two lists together. */
export function productionEnvironment(servers: { readonly databaseUrl: string; readonly temporalAddress: string }) {
  return {
    DATABASE_URL: servers.databaseUrl,
    TEMPORAL_ADDRESS: servers.temporalAddress,
    RAPPORT_SECRET_KEY: 'a secret key of at least 32 characters',
    RAPPORT_ADMIN_KEY: ADMIN_KEY,
    RAPPORT_OUTBOX: 'console',
    RAPPORT_TEMPORAL_UI_URL: '',
    RAPPORT_PUBLIC_URL: '',
    RAPPORT_TRUSTED_PROXIES: '',
    OPENAI_API_KEY: '',
    OPENAI_BASE_URL: '',
    OPENAI_MODEL: '',
    SMTP_URL: '',
    MAIL_FROM: '',
    LOG_LEVEL: '',
    OTEL_EXPORTER_OTLP_ENDPOINT: '',
    OTEL_TRACES_SAMPLER_ARG: '',
  };
}

export interface FleetOptions {
  /** The address of its Temporal server; the one that all tests share when not given. */
  readonly temporalAddress?: string;
  readonly environment?: Readonly<Record<string, string>>;
}

export async function startFleet(options: FleetOptions = {}): Promise<Fleet> {
  const database = await createTestDatabase();
  const collector = await startCollector();
  const temporalAddress = options.temporalAddress ?? (await devServerAddress());
  const taskQueue = `fleet-${crypto.randomUUID()}`;
  const environment = {
    ...productionEnvironment({ databaseUrl: database.url, temporalAddress }),
    OTEL_EXPORTER_OTLP_ENDPOINT: collector.endpoint,
    OTEL_BSP_SCHEDULE_DELAY: '200',
    RAPPORT_TASK_QUEUE: taskQueue,
    ...options.environment,
  };
  const started: OwnProcess[] = [];
  const start: Start = (script, more = {}) => {
    const process = startProcess(script, { ...environment, ...more });
    started.push(process);
    return process;
  };
  const close = async (): Promise<void> => {
    await Promise.all(started.map((process) => process.end('SIGKILL')));
    await collector.close();
    await database.drop();
  };
  try {
    const setup = start('scripts/migrate.ts');
    if ((await setup.ended) !== 0) throw new Error(setup.said());
    const [workers, apis] = await Promise.all([
      Promise.all([startWorker(start), startWorker(start)]),
      Promise.all([startApi(start), startApi(start)]),
    ]);
    const more = { startWorker: () => startWorker(start), close };
    return { databaseUrl: database.url, temporalAddress, taskQueue, collector, apis, workers, ...more };
  } catch (error) {
    await close();
    throw error;
  }
}

type Start = (script: string, more?: Record<string, string>) => OwnProcess;

async function startApi(start: Start): Promise<Api> {
  const port = await freePort();
  const process = start('api/server.ts', { PORT: String(port) });
  const baseUrl = `http://127.0.0.1:${String(port)}`;
  const client = openClient({ baseUrl, key: ADMIN_KEY, connections: 8 });
  await up(process, async () => (await client.send('GET', '/readyz')).status === 200);
  return { process, baseUrl, client };
}

async function startWorker(start: Start): Promise<FleetWorker> {
  const port = await freePort();
  const process = start('worker.ts', { RAPPORT_METRICS_PORT: String(port) });
  await up(process, () => Promise.resolve(process.said().includes('the worker is ready')));
  return { process, metricsUrl: `http://127.0.0.1:${String(port)}/metrics` };
}

async function up(process: OwnProcess, ask: () => Promise<boolean>): Promise<void> {
  const died = process.ended.then((code) => {
    throw new Error(`it ended with ${String(code)}: ${process.said()}`);
  });
  const ready = eventually('the process is ready', ask, START_WITHIN_MS);
  await Promise.race([ready, died]);
  // Its end in order, later, is nobody's error.
  died.catch(() => undefined);
}
