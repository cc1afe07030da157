import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { childEnvironment } from '../../../config.ts';
import { projectRoot } from '../../../scripts/install/places.ts';

/** One process as a container runs it. */
export interface OwnProcess {
  /** Everything it has said. */
  said(): string;
  /** Sends a signal, and answers the exit code, or null where the signal ended it. */
  end(signal: 'SIGTERM' | 'SIGKILL'): Promise<number | null>;
  /** Resolves at its end by itself. */
  readonly ended: Promise<number | null>;
}

/** Starts a script with Node as the image's commands do, with `environment` alone on top of what a shell has. */
export function startProcess(script: string, environment: Record<string, string>): OwnProcess {
  const child = spawn(process.execPath, ['--import', 'tsx', script], {
    cwd: projectRoot,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: childEnvironment({ OPENAI_API_KEY: '', ...environment }),
  });
  let words = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (chunk: string) => (words += chunk));
  }
  const ended = once(child, 'exit').then(([code]) => code as number | null);
  return {
    said: () => words,
    end: (signal) => {
      child.kill(signal);
      return ended;
    },
    ended,
  };
}
