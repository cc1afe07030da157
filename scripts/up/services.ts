import path from 'node:path';
import { childEnvironment, type Config } from '../../config.ts';
import { projectRoot } from '../install/places.ts';
import type { DataDir } from './data-dir.ts';
import { DATA_DIR_FLAG } from './leftovers.ts';
import type { Launch } from './part.ts';
import { reachable } from './public-address.ts';

const READY_WITHIN_MS = 120_000;
const ANSWER_WITHIN_MS = 5_000;

/** The entry files of API and worker, from the project's root. */
export interface Entries {
  readonly apiEntry: string;
  readonly workerEntry: string;
}

/** Where the two servers are, and what only this start knows. */
export interface ServiceSurroundings {
  readonly databaseUrl: string;
  readonly temporalAddress: string;
  readonly temporalUiUrl: string | undefined;
  readonly apiPort: number;
  readonly secretKey: string;
}

/**
 * Starts API and worker and waits until `/readyz` is 200.
 * @returns the API's address.
 * @throws StartError when one of them ends before that.
 */
export async function startServices(
  config: Config,
  dir: DataDir,
  entries: Entries,
  surroundings: ServiceSurroundings,
  launch: Launch,
): Promise<string> {
  const env = serviceEnvironment(config, surroundings);
  const service = (name: 'api' | 'worker', title: string, entry: string) =>
    launch({
      ...{ name, title, env, stopSignal: 'SIGTERM', stopWithinMs: 45_000 },
      command: process.execPath,
      args: ['--import', 'tsx', path.join(projectRoot, entry), `${DATA_DIR_FLAG}${dir.root}`],
      log: path.join(dir.logs, `${name}.log`),
    });
  const worker = service('worker', 'The worker', entries.workerEntry);
  const api = service('api', 'The API', entries.apiEntry);
  const url = `http://${reachable(config.host)}:${String(surroundings.apiPort)}`;
  // /readyz says whether the worker is there as well, so both wait for the same answer, and the one that ends says why.
  await Promise.all([worker, api].map((part) => part.untilReady(() => isReady(url), READY_WITHIN_MS)));
  return url;
}

function serviceEnvironment(config: Config, surroundings: ServiceSurroundings): NodeJS.ProcessEnv {
  // Only where the database is ours, too: an installation with a database of its own may be the real one, and must not
  // seem to have sent what it only wrote down.
  const outbox = config.outbox ?? (config.databaseUrl === undefined ? 'console' : 'off');
  return childEnvironment({
    PORT: String(surroundings.apiPort),
    RAPPORT_DATA_DIR: config.dataDir,
    RAPPORT_SECRET_KEY: surroundings.secretKey,
    RAPPORT_OUTBOX: outbox,
    DATABASE_URL: surroundings.databaseUrl,
    TEMPORAL_ADDRESS: surroundings.temporalAddress,
    ...(surroundings.temporalUiUrl === undefined ? {} : { RAPPORT_TEMPORAL_UI_URL: surroundings.temporalUiUrl }),
  });
}

async function isReady(url: string): Promise<boolean> {
  try {
    const { status } = await fetch(`${url}/readyz`, { signal: AbortSignal.timeout(ANSWER_WITHIN_MS) });
    return status === 200;
  } catch {
    // Nobody listens there yet; the time limit of the start says when that is an error.
    return false;
  }
}
