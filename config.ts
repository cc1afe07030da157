import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { TLSConfig } from '@temporalio/client';
import { z } from 'zod';

/** Compose files and CI pass a variable that nobody set as an empty string, which must not count as a value. */
const unset = (value: unknown): unknown => (typeof value === 'string' && value.trim() === '' ? undefined : value);

const text = z.preprocess(unset, z.string().trim().optional());
const textOr = (fallback: string) => z.preprocess(unset, z.string().trim().default(fallback));
const wholeNumber = (min: number, max: number, fallback: number) =>
  z.preprocess(
    unset,
    z
      .string()
      .regex(/^\d+$/, 'is not a whole number')
      .transform(Number)
      .pipe(z.number().min(min).max(max))
      .default(fallback),
  );
const port = (fallback: number) => wholeNumber(0, 65_535, fallback);
const flag = z.preprocess(
  unset,
  z
    .enum(['1', '0', 'true', 'false', 'yes', 'no'])
    .transform((value) => ['1', 'true', 'yes'].includes(value))
    .optional(),
);
const url = (...protocols: string[]) =>
  z.preprocess(
    unset,
    z
      .string()
      .trim()
      .refine((value) => URL.canParse(value) && protocols.includes(new URL(value).protocol), {
        error: `is not a URL that starts with ${protocols.map((protocol) => `${protocol}//`).join(' or ')}`,
      })
      .optional(),
  );

/** Every variable Rapport reads, with its default. `.env.example` says the same for people. */
const environment = z.object({
  PORT: port(3000),
  HOST: textOr('127.0.0.1'),
  RAPPORT_DATA_DIR: textOr('.rapport'),
  RAPPORT_POSTGRES_PORT: port(5433),
  RAPPORT_TEMPORAL_PORT: port(7233),
  RAPPORT_TEMPORAL_UI_PORT: port(8233),
  RAPPORT_SECRET_KEY: z.preprocess(unset, z.string().min(32, 'needs at least 32 characters').optional()),
  RAPPORT_FORMER_SECRET_KEY: z.preprocess(unset, z.string().min(32, 'needs at least 32 characters').optional()),
  RAPPORT_ADMIN_KEY: z.preprocess(unset, z.string().min(16, 'needs at least 16 characters').optional()),
  RAPPORT_ALLOW_PRIVATE_TARGETS: flag,
  RAPPORT_OUTBOX: z.preprocess(unset, z.enum(['console', 'off']).optional()),
  RAPPORT_TASK_QUEUE: textOr('rapport'),
  RAPPORT_TEMPORAL_UI_URL: url('http:', 'https:'),
  RAPPORT_PUBLIC_URL: url('http:', 'https:'),
  RAPPORT_TRUSTED_PROXIES: text,
  RAPPORT_API_POOL_SIZE: wholeNumber(1, 500, 20),
  RAPPORT_WORKER_POOL_SIZE: wholeNumber(1, 500, 10),
  RAPPORT_WORKER_CACHED_CONTACTS: wholeNumber(0, 100_000, 600),
  DATABASE_URL: url('postgres:', 'postgresql:'),
  TEMPORAL_ADDRESS: z.preprocess(
    unset,
    z
      .string()
      .trim()
      .regex(/^.+:\d+$/, 'is not host:port')
      .optional(),
  ),
  TEMPORAL_NAMESPACE: textOr('default'),
  TEMPORAL_API_KEY: text,
  TEMPORAL_TLS: flag,
  TEMPORAL_TLS_SERVER_NAME: text,
  TEMPORAL_TLS_SERVER_CA_CERT_PATH: text,
  TEMPORAL_TLS_CLIENT_CERT_PATH: text,
  TEMPORAL_TLS_CLIENT_KEY_PATH: text,
  TEMPORAL_CLI_PATH: text,
  TEMPORAL_TEST_SERVER_PATH: text,
  OPENAI_API_KEY: text,
  OPENAI_BASE_URL: url('http:', 'https:'),
  OPENAI_MODEL: textOr('gpt-4o-mini'),
  SMTP_URL: url('smtp:', 'smtps:'),
  MAIL_FROM: text,
  RAPPORT_METRICS_PORT: port(0),
  RAPPORT_METRICS_HOST: textOr('127.0.0.1'),
  OTEL_EXPORTER_OTLP_ENDPOINT: url('http:', 'https:'),
  OTEL_TRACES_SAMPLER_ARG: z.preprocess(
    unset,
    z
      .string()
      .regex(/^(0(\.\d+)?|1(\.0+)?)$/, 'is not a share from 0 to 1')
      .transform(Number)
      .default(1),
  ),
  LOG_LEVEL: z.preprocess(
    unset,
    z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
  ),
});

/** The settings of one process. Ports may be 0 (take a free one) only before `npm start` has chosen. */
export interface Config {
  readonly port: number;
  readonly host: string;
  /** Absolute. */
  readonly dataDir: string;
  readonly postgresPort: number;
  readonly temporalPort: number;
  readonly temporalUiPort: number;
  readonly secretKey: string | undefined;
  /** The one before it, which `npm run rotate-secrets` opens what is sealed with. */
  readonly formerSecretKey: string | undefined;
  readonly adminKey: string | undefined;
  readonly allowPrivateTargets: boolean;
  /** Undefined when not said: `npm start` then chooses `console`, everything else means `off`. */
  readonly outbox: 'console' | 'off' | undefined;
  readonly taskQueue: string;
  readonly temporalUiUrl: string | undefined;
  /** Where people reach the API and its dashboard; undefined where that is the address it listens on. */
  readonly publicUrl: string | undefined;
  /** Addresses and networks, comma-separated, whose `X-Forwarded-*` are believed. */
  readonly trustedProxies: string | undefined;
  readonly apiPoolSize: number;
  readonly workerPoolSize: number;
  /** Contacts' workflows that a worker keeps in memory; any other is replayed from its history when it wakes. About 1 MB each. */
  readonly workerCachedContacts: number;
  readonly databaseUrl: string | undefined;
  readonly temporalAddress: string | undefined;
  readonly temporalNamespace: string;
  readonly temporalApiKey: string | undefined;
  /** What is needed to speak TLS to Temporal; undefined for plain text. */
  readonly temporalTls: TemporalTlsFiles | undefined;
  readonly temporalCliPath: string | undefined;
  readonly temporalTestServerPath: string | undefined;
  readonly openaiApiKey: string | undefined;
  readonly openaiBaseUrl: string | undefined;
  readonly openaiModel: string;
  /** How mail is sent; undefined where it is not. */
  readonly mail: { readonly smtpUrl: string; readonly from: string } | undefined;
  /** Where the worker serves its metrics; undefined where it does not. */
  readonly workerMetrics: { readonly host: string; readonly port: number } | undefined;
  /** Where spans go (OTLP over HTTP), and which share of traces; undefined where nothing is traced. */
  readonly traces: { readonly endpoint: string; readonly ratio: number } | undefined;
  readonly logLevel: 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'fatal' | 'silent';
}

/** Paths of PEM files. All undefined means TLS by the system's own authorities. */
export interface TemporalTlsFiles {
  readonly serverName: string | undefined;
  readonly serverCaCertPath: string | undefined;
  readonly clientCertPath: string | undefined;
  readonly clientKeyPath: string | undefined;
}

/** A process that serves: what the API and the worker cannot run without is there. */
export interface ServiceConfig extends Config {
  readonly databaseUrl: string;
  readonly temporalAddress: string;
  readonly secretKey: string;
}

/** The environment does not say what it must. The message names every bad variable, and never a value (it may be a key). */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

/**
 * Reads and checks the environment.
 * @throws ConfigError naming each bad variable.
 */
export function loadConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const parsed = environment.safeParse(env);
  if (!parsed.success) {
    const faults = parsed.error.issues.map((issue) => `${issue.path.join('.')} ${lowerFirst(issue.message)}`);
    throw new ConfigError(`The environment is not usable: ${faults.join('; ')}.`);
  }
  const values = parsed.data;
  if (Boolean(values.TEMPORAL_TLS_CLIENT_CERT_PATH) !== Boolean(values.TEMPORAL_TLS_CLIENT_KEY_PATH)) {
    throw new ConfigError(
      'The environment is not usable: TEMPORAL_TLS_CLIENT_CERT_PATH and TEMPORAL_TLS_CLIENT_KEY_PATH go together.',
    );
  }
  return {
    port: values.PORT,
    host: values.HOST,
    dataDir: path.resolve(values.RAPPORT_DATA_DIR),
    postgresPort: values.RAPPORT_POSTGRES_PORT,
    temporalPort: values.RAPPORT_TEMPORAL_PORT,
    temporalUiPort: values.RAPPORT_TEMPORAL_UI_PORT,
    secretKey: values.RAPPORT_SECRET_KEY,
    formerSecretKey: values.RAPPORT_FORMER_SECRET_KEY,
    adminKey: values.RAPPORT_ADMIN_KEY,
    allowPrivateTargets: values.RAPPORT_ALLOW_PRIVATE_TARGETS ?? false,
    outbox: values.RAPPORT_OUTBOX,
    taskQueue: values.RAPPORT_TASK_QUEUE,
    temporalUiUrl: values.RAPPORT_TEMPORAL_UI_URL,
    publicUrl: values.RAPPORT_PUBLIC_URL,
    trustedProxies: values.RAPPORT_TRUSTED_PROXIES,
    apiPoolSize: values.RAPPORT_API_POOL_SIZE,
    workerPoolSize: values.RAPPORT_WORKER_POOL_SIZE,
    workerCachedContacts: values.RAPPORT_WORKER_CACHED_CONTACTS,
    databaseUrl: values.DATABASE_URL,
    temporalAddress: values.TEMPORAL_ADDRESS,
    temporalNamespace: values.TEMPORAL_NAMESPACE,
    temporalApiKey: values.TEMPORAL_API_KEY,
    temporalTls: temporalTls(values),
    temporalCliPath: values.TEMPORAL_CLI_PATH,
    temporalTestServerPath: values.TEMPORAL_TEST_SERVER_PATH,
    openaiApiKey: values.OPENAI_API_KEY,
    openaiBaseUrl: values.OPENAI_BASE_URL,
    openaiModel: values.OPENAI_MODEL,
    mail: mail(values),
    workerMetrics:
      values.RAPPORT_METRICS_PORT === 0
        ? undefined
        : { host: values.RAPPORT_METRICS_HOST, port: values.RAPPORT_METRICS_PORT },
    traces:
      values.OTEL_EXPORTER_OTLP_ENDPOINT === undefined
        ? undefined
        : { endpoint: values.OTEL_EXPORTER_OTLP_ENDPOINT, ratio: values.OTEL_TRACES_SAMPLER_ARG },
    logLevel: values.LOG_LEVEL,
  };
}

/**
 * The same for a process that serves (API, worker).
 * @throws ConfigError when one of the three variables it cannot do without is missing, too.
 */
export function loadServiceConfig(env: NodeJS.ProcessEnv = process.env): ServiceConfig {
  const config = loadConfig(env);
  const { databaseUrl, temporalAddress, secretKey } = config;
  if (databaseUrl === undefined || temporalAddress === undefined || secretKey === undefined) {
    const missing = [
      databaseUrl === undefined && 'DATABASE_URL',
      temporalAddress === undefined && 'TEMPORAL_ADDRESS',
      secretKey === undefined && 'RAPPORT_SECRET_KEY',
    ].filter((name) => name !== false);
    throw new ConfigError(`The environment is not usable: ${missing.join(', ')} not set (\`npm start\` sets them).`);
  }
  return { ...config, databaseUrl, temporalAddress, secretKey };
}

/** What `Connection.connect` and `NativeConnection.connect` take, certificates read from their files. */
export function temporalConnectionOptions(config: Config & { readonly temporalAddress: string }): {
  address: string;
  apiKey?: string;
  tls?: TLSConfig | boolean;
} {
  const { temporalTls: files, temporalApiKey } = config;
  return {
    address: config.temporalAddress,
    ...(temporalApiKey === undefined ? {} : { apiKey: temporalApiKey }),
    ...(files === undefined ? {} : { tls: tlsFromFiles(files) }),
  };
}

/** The environment of a child process: this process's own with `overrides` on top. */
export function childEnvironment(overrides: Record<string, string>): NodeJS.ProcessEnv {
  return { ...process.env, ...overrides };
}

function mail({ SMTP_URL: smtpUrl, MAIL_FROM: from }: z.infer<typeof environment>): Config['mail'] {
  if (smtpUrl === undefined) return undefined;
  if (from === undefined) throw new ConfigError('The environment is not usable: SMTP_URL needs MAIL_FROM.');
  return { smtpUrl, from };
}

function temporalTls(values: z.infer<typeof environment>): TemporalTlsFiles | undefined {
  const files: TemporalTlsFiles = {
    serverName: values.TEMPORAL_TLS_SERVER_NAME,
    serverCaCertPath: values.TEMPORAL_TLS_SERVER_CA_CERT_PATH,
    clientCertPath: values.TEMPORAL_TLS_CLIENT_CERT_PATH,
    clientKeyPath: values.TEMPORAL_TLS_CLIENT_KEY_PATH,
  };
  const asked = Object.values(files).some((value) => value !== undefined) || values.TEMPORAL_API_KEY !== undefined;
  // Temporal Cloud takes an API key over TLS only, so a key alone asks for TLS; TEMPORAL_TLS=0 is the way out of that.
  return (values.TEMPORAL_TLS ?? asked) ? files : undefined;
}

function tlsFromFiles(files: TemporalTlsFiles): TLSConfig {
  const { serverName, serverCaCertPath, clientCertPath, clientKeyPath } = files;
  return {
    ...(serverName === undefined ? {} : { serverNameOverride: serverName }),
    ...(serverCaCertPath === undefined ? {} : { serverRootCACertificate: readFileSync(serverCaCertPath) }),
    ...(clientCertPath === undefined || clientKeyPath === undefined
      ? {}
      : { clientCertPair: { crt: readFileSync(clientCertPath), key: readFileSync(clientKeyPath) } }),
  };
}

function lowerFirst(message: string): string {
  return message.charAt(0).toLowerCase() + message.slice(1);
}
