import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { childEnvironment } from '../../../config.ts';
import { TEST_SECRET } from '../../support/api.ts';

export interface WorkerProcess {
  /** Resolves once it carries contacts. */
  readonly ready: Promise<void>;
  /** Never resolves. @throws with its last words when it ends by itself */
  readonly alive: Promise<never>;
  /** The lines of its log that name this id, as far as it still knows them. */
  saidAbout(id: string): string[];
  /** Ends it without a chance to tidy up, and waits until it is gone. */
  kill(): Promise<void>;
}

/**
 * Starts a worker of its own, as `npm start` does, on the given database, Temporal server and task queue.
 *
 * @param around.code what {@link bundleWorker} made
 */
export function startWorkerProcess(around: {
  readonly code: string;
  readonly databaseUrl: string;
  readonly temporalAddress: string;
  readonly taskQueue: string;
  readonly providerUrl: string;
}): WorkerProcess {
  const child = spawn(process.execPath, [around.code, around.providerUrl], {
    stdio: ['pipe', 'pipe', 'pipe'],
    env: childEnvironment({
      ...{ DATABASE_URL: around.databaseUrl, TEMPORAL_ADDRESS: around.temporalAddress },
      ...{ RAPPORT_TASK_QUEUE: around.taskQueue, RAPPORT_SECRET_KEY: TEST_SECRET },
      ...{ LOG_LEVEL: 'info', OPENAI_API_KEY: '' },
    }),
  });
  const ended = once(child, 'exit');
  let words = '';
  let wanted = false;
  const ready = new Promise<void>((resolve) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (chunk: string) => {
        words = (words + chunk).slice(-8_000);
        if (words.includes('the worker is ready')) resolve();
      });
    }
  });
  const alive = ended.then(() => {
    if (!wanted) throw new Error(`the worker ended by itself: ${words}`);
    return new Promise<never>(() => undefined);
  });
  // Heard of by whoever waits for something beside it.
  alive.catch(() => undefined);
  return {
    ...{ ready, alive },
    saidAbout: (id) => words.split('\n').filter((line) => line.includes(id)),
    kill: async () => {
      wanted = true;
      child.kill('SIGKILL');
      await ended;
    },
  };
}
