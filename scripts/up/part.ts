import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, mkdirSync, openSync } from 'node:fs';
import path from 'node:path';
import { projectRoot } from '../install/places.ts';
import type { ServerUser } from '../install/server-user.ts';
import { lastWords, logEnd } from './logs.ts';
import type { PartName } from './records.ts';
import { StartError } from './start-error.ts';

/** One process that Rapport consists of. */
export interface PartSpec {
  readonly name: PartName;
  /** As people read it: "PostgreSQL", "the API". */
  readonly title: string;
  readonly command: string;
  readonly args: readonly string[];
  readonly env?: NodeJS.ProcessEnv;
  readonly user?: ServerUser | undefined;
  /** The signal on which it ends in order, and how long it may take before it is killed. */
  readonly stopSignal: 'SIGTERM' | 'SIGINT';
  readonly stopWithinMs: number;
  readonly log: string;
}

export interface Part {
  readonly spec: PartSpec;
  pid(): number | undefined;
  /**
   * Polls until `check` says true; from then on the part is restarted whenever it dies.
   * @throws StartError when it ends before, with the last words of its log.
   */
  untilReady(check: () => Promise<boolean>, limitMs: number): Promise<void>;
  /** What its log says of its last start. */
  lastWords(): string | undefined;
  stop(): Promise<void>;
}

/** Starts a part and keeps it in the list of what runs. */
export type Launch = (spec: PartSpec) => Part;

export interface PartEvents {
  /** Its process id is another one now, or none. */
  changed(): void;
  say(line: string): void;
}

/** The first restart is at once, a part that keeps dying waits longer each time. */
const RESTART_DELAYS_MS = [100, 1_000, 2_000, 5_000, 10_000, 30_000] as const;
/** One that lived this long starts again from the first delay. */
const STABLE_MS = 60_000;
const POLL_MS = 100;

/** Starts a part in a session of its own, so that Ctrl-C reaches the supervisor alone, which then stops the parts in order. */
export function startPart(spec: PartSpec, events: PartEvents): Part {
  let child: ChildProcess | undefined;
  let phase: 'starting' | 'running' | 'stopping' = 'starting';
  let ending = '';
  let deaths = 0;
  let startedAt = 0;
  let logFrom = 0;
  let timer: NodeJS.Timeout | undefined;

  const launch = (): void => {
    startedAt = Date.now();
    logFrom = logEnd(spec.log);
    const started = spawnDetached(spec);
    child = started;
    const ended = (how: string): void => {
      if (child !== started) return;
      child = undefined;
      ending = how;
      events.changed();
      if (phase === 'running') restart();
    };
    started.once('error', (error) => ended(error.message));
    started.once('exit', (code, signal) => ended(signal ?? `code ${String(code)}`));
    if (phase === 'running') events.changed();
  };

  const restart = (): void => {
    deaths = Date.now() - startedAt > STABLE_MS ? 0 : deaths;
    const delay = RESTART_DELAYS_MS[Math.min(deaths, RESTART_DELAYS_MS.length - 1)] ?? STABLE_MS;
    deaths += 1;
    const when = delay < 1_000 ? 'now' : `in ${String(delay / 1_000)} s`;
    events.say(`${spec.title} ended unexpectedly (${ending}) and is started again ${when}. Its log: ${spec.log}`);
    timer = setTimeout(launch, delay);
  };

  const words = (): string | undefined => lastWords(spec.log, logFrom);

  launch();
  return {
    spec,
    pid: () => child?.pid,
    lastWords: words,
    async untilReady(check, limitMs) {
      const deadline = Date.now() + limitMs;
      while (!(await check())) {
        if (phase === 'stopping') throw new StartError('The start was interrupted.');
        if (child === undefined)
          throw new StartError(`${spec.title} ended while starting (${said(ending, spec, words())}).`);
        if (Date.now() > deadline) {
          throw new StartError(
            `${spec.title} was not ready within ${String(limitMs / 1_000)} s; its log is ${spec.log}.`,
          );
        }
        await new Promise((resolve) => setTimeout(resolve, POLL_MS));
      }
      if (phase === 'starting') phase = 'running';
    },
    async stop() {
      phase = 'stopping';
      clearTimeout(timer);
      if (child !== undefined) await end(child, spec);
    },
  };
}

function spawnDetached({ command, args, env, user, log }: PartSpec): ChildProcess {
  // Straight to the file and through no pipe of ours: a part that outlives a killed supervisor can still write.
  mkdirSync(path.dirname(log), { recursive: true });
  const output = openSync(log, 'a', 0o600);
  try {
    return spawn(command, args, {
      ...user,
      detached: true,
      cwd: user === undefined ? projectRoot : '/',
      stdio: ['ignore', output, output],
      ...(env === undefined ? {} : { env }),
    });
  } finally {
    closeSync(output);
  }
}

async function end(child: ChildProcess, { stopSignal, stopWithinMs }: PartSpec): Promise<void> {
  await new Promise<void>((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return resolve();
    const group = -child.pid;
    const timer = setTimeout(() => process.kill(group, 'SIGKILL'), stopWithinMs);
    child.once('exit', () => {
      clearTimeout(timer);
      resolve();
    });
    child.kill(stopSignal);
  });
}

function said(ending: string, { log }: PartSpec, words: string | undefined): string {
  return words === undefined ? `${ending}; its log is ${log}` : `${ending}: ${words}`;
}
