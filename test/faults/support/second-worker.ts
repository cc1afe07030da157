import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { childEnvironment } from '../../../config.ts';
import { projectRoot } from '../../../scripts/install/places.ts';
import { sleep } from '../../e2e/support/wait.ts';

/** A worker that somebody keeps alive. */
export interface KeptWorker {
  /** Null while it is being started again. */
  pid(): number | null;
  stop(): Promise<void>;
}

const AGAIN_AFTER_MS = 500;

/** The product's worker as a second process beside `npm start`, started again whenever it dies. */
export function keepWorker(environment: Readonly<Record<string, string>>): KeptWorker {
  let child: ChildProcess | undefined;
  let wanted = true;
  const life = (async () => {
    while (wanted) {
      child = spawn(process.execPath, ['--import', 'tsx', 'worker.ts'], {
        cwd: path.resolve(projectRoot),
        stdio: 'ignore',
        env: childEnvironment(environment),
      });
      await once(child, 'exit');
      await sleep(AGAIN_AFTER_MS);
    }
  })();
  return {
    pid: () => (child?.exitCode === null && child.signalCode === null ? (child.pid ?? null) : null),
    async stop() {
      wanted = false;
      child?.kill('SIGTERM');
      await life;
    },
  };
}
