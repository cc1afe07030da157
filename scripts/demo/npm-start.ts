import { spawn, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { childEnvironment } from '../../config.ts';
import { projectRoot } from '../install/places.ts';
import { freePort } from '../up/ports.ts';

export const PARTS = ['postgres', 'temporal', 'api', 'worker'] as const;
export type Part = (typeof PARTS)[number];

/** An `npm start` of our own, on a data directory of its own. */
export interface Installation {
  readonly baseUrl: string;
  readonly dataDir: string;
  readonly adminKey: string;
  /** From the command to the first 200 of /readyz. */
  readonly readyAfterMs: number;
  /** What it has printed so far. */
  readonly output: () => string;
  /** A part that does not run at the moment is null. */
  readonly processIds: () => Record<Part, number | null>;
  /** The embedded database's, as its owner. */
  readonly databaseUrl: () => string;
  /** As Ctrl-C does. Resolves with the exit code when everything has ended. */
  readonly stop: () => Promise<number | null>;
}

export interface InstallationOptions {
  readonly dataDir: string;
  /** Environment variables besides ports and data directory. */
  readonly environment?: Record<string, string>;
  /** The API's port; without it a free one. */
  readonly port?: number;
  /** Ports of the embedded servers; without them free ones. */
  readonly serverPorts?: { readonly postgres: number; readonly temporal: number; readonly temporalUi: number };
  readonly onOutput?: (text: string) => void;
  readonly readyWithinMs?: number;
  /** Gives up waiting for readiness, and stops what was started. */
  readonly signal?: AbortSignal;
}

/**
 * Starts an installation and waits until it is ready. It always runs its own embedded servers: a DATABASE_URL or
 * TEMPORAL_ADDRESS of the surroundings would be somebody's real data.
 */
export async function startInstallation(options: InstallationOptions): Promise<Installation> {
  const { dataDir, readyWithinMs = 180_000, signal } = options;
  const startedAt = performance.now();
  const port = options.port ?? (await freePort());
  const baseUrl = `http://127.0.0.1:${String(port)}`;
  let output = '';
  // A process group of its own, so that a Ctrl-C in the terminal reaches our caller first, and the installation once.
  const child = spawn(process.execPath, [path.join(projectRoot, 'scripts/bootstrap.mjs'), 'up'], {
    cwd: projectRoot,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: environmentOf(options, port),
  });
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      options.onOutput?.(chunk.toString());
    });
  }
  const stop = stopper(child);
  await untilReady(baseUrl, child, startedAt + readyWithinMs, signal).catch(async (error: unknown) => {
    await stop();
    throw new Error(`npm start on ${dataDir} did not become ready: ${String(error)}\n${output.slice(-4_000)}`);
  });
  const inDataDir = (name: string): string => readFileSync(path.join(dataDir, name), 'utf8').trim();
  return {
    baseUrl,
    dataDir,
    adminKey: options.environment?.['RAPPORT_ADMIN_KEY'] ?? inDataDir('admin-key'),
    readyAfterMs: performance.now() - startedAt,
    output: () => output,
    processIds: () => JSON.parse(inDataDir('processes.json')) as Record<Part, number | null>,
    databaseUrl: () => inDataDir('database-url'),
    stop,
  };
}

function environmentOf(options: InstallationOptions, port: number): NodeJS.ProcessEnv {
  const { postgres = 0, temporal = 0, temporalUi = 0 } = options.serverPorts ?? {};
  return childEnvironment({
    DATABASE_URL: '',
    TEMPORAL_ADDRESS: '',
    TEMPORAL_API_KEY: '',
    PORT: String(port),
    HOST: '127.0.0.1',
    RAPPORT_DATA_DIR: options.dataDir,
    RAPPORT_POSTGRES_PORT: String(postgres),
    RAPPORT_TEMPORAL_PORT: String(temporal),
    RAPPORT_TEMPORAL_UI_PORT: String(temporalUi),
    ...options.environment,
  });
}

function stopper(child: ChildProcess): () => Promise<number | null> {
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  return () => {
    if (child.exitCode === null && child.signalCode === null && child.pid !== undefined) {
      // The whole group, as a terminal does.
      process.kill(-child.pid, 'SIGINT');
    }
    return ended;
  };
}

async function untilReady(baseUrl: string, child: ChildProcess, deadline: number, signal?: AbortSignal): Promise<void> {
  while (performance.now() < deadline) {
    signal?.throwIfAborted();
    if (child.exitCode !== null) throw new Error(`it ended with exit code ${String(child.exitCode)}`);
    const status = await fetch(`${baseUrl}/readyz`).then(
      (answer) => answer.status,
      // Nobody listens there yet.
      () => undefined,
    );
    if (status === 200) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('time ran out');
}
