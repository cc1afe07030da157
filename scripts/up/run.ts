import { ConfigError, loadConfig } from '../../config.ts';
import { InstallError } from '../install/install-error.ts';
import { startInstallation, type Installation, type Program, type StartedInstallation } from './installation.ts';
import { lostItsNpm } from './records.ts';
import { StartError } from './start-error.ts';
import { summary } from './summary.ts';

/** Signals that mean "end in order": Ctrl-C, a service manager, a terminal that was closed. */
const STOP_SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
const ORPHAN_CHECK_MS = 1_000;

/**
 * `npm start`: brings Rapport up in the terminal and ends this process when it is told to stop (code 0) or cannot start
 * (code 1, one sentence on stderr).
 *
 * @param whenReady goes on from there, for instance the demo's conversation.
 */
export async function runInTerminal(
  program: Program,
  whenReady?: (running: Installation) => Promise<void>,
): Promise<void> {
  const start = performance.now();
  // A closed terminal or a broken pipe must not end the supervisor before it has stopped its parts.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
  let started: StartedInstallation | undefined;
  let ending = false;
  const end = (code: number): void => {
    if (ending) return;
    ending = true;
    const stopped = started?.stop() ?? Promise.resolve();
    stopped.then(
      () => process.exit(code),
      (error: unknown) => {
        complain(error);
        process.exit(1);
      },
    );
  };
  for (const signal of STOP_SIGNALS) {
    process.on(signal, () => {
      // npm passes Ctrl-C on to a process that had it from the terminal already: the second one says nothing new.
      if (!ending) say('Stopping: API, worker, Temporal, PostgreSQL …');
      end(0);
    });
  }
  const orphaned = setInterval(() => {
    if (!lostItsNpm()) return;
    clearInterval(orphaned);
    end(0);
  }, ORPHAN_CHECK_MS);
  process.on('uncaughtException', (error) => {
    complain(error);
    end(1);
  });
  try {
    const config = loadConfig();
    // Everything in the data directory is the business of this user alone.
    process.umask(0o077);
    started = startInstallation(config, program, say);
    const running = await started.ready;
    say(summary(running, performance.now() - start));
    await whenReady?.(running);
  } catch (error) {
    if (!ending) complain(error);
    end(1);
  }
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** Errors made for people are one sentence; anything else is a mistake of ours and shows where it happened. */
function complain(error: unknown): void {
  const forPeople = error instanceof StartError || error instanceof InstallError || error instanceof ConfigError;
  const text = error instanceof Error ? (forPeople ? error.message : (error.stack ?? error.message)) : String(error);
  process.stderr.write(`${text}\n`);
}
