import { temporalConnectionOptions, type Config } from '../../config.ts';
import type { Locale } from '../../domain/settings.ts';
import { findTemporalCli } from '../install/temporal-cli.ts';
import { openDataDir, reasonOf, secretKeyOf, writePrivately, type DataDir } from './data-dir.ts';
import { startEmbeddedPostgres } from './embedded-postgres.ts';
import { startEmbeddedTemporal } from './embedded-temporal.ts';
import { checkDatabase, checkTemporal } from './external-servers.ts';
import { clearLeftovers } from './leftovers.ts';
import { boundLog } from './logs.ts';
import { machineLocale } from './machine-locale.ts';
import type { Launch } from './part.ts';
import { createParts } from './parts.ts';
import { choosePartPorts, type PartPorts } from './part-ports.ts';
import { welcomeUrl } from './public-address.ts';
import { registerSearchAttributes } from './search-attributes.ts';
import { startServices, type Entries } from './services.ts';
import { StartError } from './start-error.ts';

/** What runs on the two servers: Rapport itself, or a test's stand-in for it. */
export interface Program extends Entries {
  /** What the API serves besides, made beside the start of the servers; it says itself when that failed. */
  buildDashboard?(say: (line: string) => void): Promise<void>;
  migrate(databaseUrl: string): Promise<void>;
  ensureFirstWorkspace(
    databaseUrl: string,
    options: { adminKey: string | undefined; locale: Locale },
  ): Promise<{ workspaceId: string; adminKey: string | null; welcomeToken: string | null }>;
}

/** A running Rapport, as its summary tells it. */
export interface Installation {
  readonly apiUrl: string;
  /** Only at the start that made it. */
  readonly adminKey: string | null;
  /** By which somebody makes themselves the first who can sign in; null once there is one. */
  readonly welcomeUrl: string | null;
  readonly temporalAddress: string;
  readonly temporalUiUrl: string | undefined;
  /** Null with a database of one's own. */
  readonly databaseUrlFile: string | null;
  readonly dir: DataDir;
}

export interface StartedInstallation {
  /** @throws StartError, InstallError or ConfigError with one sentence; whatever had started by then has to be stopped. */
  readonly ready: Promise<Installation>;
  /** Stops API, worker, Temporal and PostgreSQL in this order, also in the middle of a start. */
  stop(): Promise<void>;
}

const LOG_CHECK_MS = 15_000;

/** Starts everything and keeps it running until `stop`. */
export function startInstallation(config: Config, program: Program, say: (line: string) => void): StartedInstallation {
  const dir = openDataDir(config.dataDir);
  const parts = createParts(dir, say);
  const logTimer = setInterval(() => parts.logs().forEach(boundLog), LOG_CHECK_MS);
  return {
    ready: bringUp(config, dir, program, parts.launch, say),
    async stop() {
      clearInterval(logTimer);
      await parts.stop();
    },
  };
}

async function bringUp(
  config: Config,
  dir: DataDir,
  program: Program,
  launch: Launch,
  say: (line: string) => void,
): Promise<Installation> {
  await clearLeftovers(dir, say);
  const secretKey = secretKeyOf(dir, config.secretKey);
  await checkOwnServers(config);
  const ports = await choosePartPorts(config);
  const dashboard = program.buildDashboard?.(say) ?? Promise.resolve();
  const databaseUrl =
    config.databaseUrl ?? (await timed(say, 'PostgreSQL', startEmbeddedPostgres(dir, ports.postgres, launch)));
  await timed(say, 'Migrations', named('The migrations failed', program.migrate(databaseUrl)));
  const temporal = await timed(say, 'Temporal', startTemporal(config, dir, ports, launch, say));
  const { adminKey, welcomeToken } = await named(
    'The first workspace could not be made',
    program.ensureFirstWorkspace(databaseUrl, {
      adminKey: config.adminKey,
      locale: machineLocale(),
    }),
  );
  if (adminKey !== null) writePrivately(dir.adminKeyFile, `${adminKey}\n`);
  await dashboard;
  const servers = { databaseUrl, temporalAddress: temporal.address, temporalUiUrl: temporal.uiUrl };
  const surroundings = { ...servers, apiPort: ports.api, secretKey };
  const apiUrl = await timed(say, 'API and worker', startServices(config, dir, program, surroundings, launch));
  return {
    welcomeUrl: welcomeToken === null ? null : welcomeUrl(config.publicUrl ?? apiUrl, welcomeToken),
    ...{ apiUrl, adminKey, dir, temporalAddress: temporal.address, temporalUiUrl: temporal.uiUrl },
    databaseUrlFile: config.databaseUrl === undefined ? dir.databaseUrlFile : null,
  };
}

/** Before anything starts: a server of one's own that is not there needs no PostgreSQL beside it. */
async function checkOwnServers(config: Config): Promise<void> {
  const { databaseUrl, temporalAddress } = config;
  if (databaseUrl !== undefined) await checkDatabase(databaseUrl);
  if (temporalAddress === undefined) return;
  await checkTemporal(temporalConnectionOptions({ ...config, temporalAddress }), config.temporalNamespace);
}

async function startTemporal(
  config: Config,
  dir: DataDir,
  ports: PartPorts,
  launch: Launch,
  say: (line: string) => void,
): Promise<{ address: string; uiUrl: string | undefined }> {
  const namespace = config.temporalNamespace;
  if (config.temporalAddress === undefined) {
    const cli = await findTemporalCli(config.temporalCliPath, say);
    const place = { cli, namespace, port: ports.temporal, uiPort: ports.temporalUi };
    const embedded = await startEmbeddedTemporal(dir, place, launch);
    await registerSearchAttributes(embedded.address, namespace);
    return embedded;
  }
  const options = temporalConnectionOptions({ ...config, temporalAddress: config.temporalAddress });
  const refused = await registerSearchAttributes(config.temporalAddress, namespace, options);
  if (refused !== null) say(refused);
  return { address: config.temporalAddress, uiUrl: config.temporalUiUrl };
}

async function named<T>(what: string, work: Promise<T>): Promise<T> {
  return work.catch((cause: unknown) => {
    throw new StartError(`${what}: ${reasonOf(cause)}.`, { cause });
  });
}

async function timed<T>(say: (line: string) => void, what: string, work: Promise<T>): Promise<T> {
  const start = performance.now();
  const result = await work;
  say(`${what} ready (${((performance.now() - start) / 1_000).toFixed(1)} s)`);
  return result;
}
