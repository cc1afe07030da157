import { setTimeout as sleep } from 'node:timers/promises';
import type { Knex } from 'knex';
import type { Logger } from 'pino';
import { takeTurn } from './db/repositories/heartbeats.ts';
import { housekeep, HOUSEKEEPING_EVERY_MS } from './db/repositories/housekeeping.ts';
import { roomForMore, SIGNAL_GAP_MS } from './db/repositories/relay-leases.ts';
import { createBell, type Bell } from './relay/bell.ts';
import { carryRound, ROUND } from './relay/carry-round.ts';
import { hearCommits } from './relay/hear-commits.ts';
import type { ContactSignals } from './relay/signals.ts';
import { resumeJobs, startNewJobs, type StartJob } from './relay/start-jobs.ts';
import { createTraceNotes, type TraceNotes } from './telemetry/trace-notes.ts';
import { createSweeper, SWEEP_EVERY_MS } from './relay/sweeper.ts';

export interface RelayDeps {
  /** A pool of the role `rapport_relay`. */
  readonly database: Knex;
  /** For the connection that listens; any role may. */
  readonly databaseUrl: string;
  readonly signals: ContactSignals;
  readonly startJob: StartJob;
  readonly logger: Logger;
}

export interface Relay {
  /** Finishes the round under way; everything else waits in the database for the next relay. */
  stop(): Promise<void>;
}

/** Looks by itself so often, in case nobody rang. */
const POLL_MS = 1_000;

/** Clocks of two machines may differ a little. */
const GAP_MARGIN_MS = 5;

/** With Temporal or the database away, rounds are this far apart. */
const PAUSES_MS = [1_000, 2_000, 5_000, 10_000] as const;

/**
 * Carries facts from the database to workflows: woken by commits, polling slowly, and sweeping up behind itself. Any number of
 * relays share the work.
 */
export function startRelay(deps: RelayDeps): Relay {
  const { database, signals, startJob, logger } = deps;
  const commits = createBell();
  const ending = new AbortController();
  const traces = createTraceNotes();
  const sweep = createSweeper(database, signals);

  const tidy = async (): Promise<void> => {
    const woken = await sweep();
    if (woken > 0) logger.warn({ woken }, 'contacts were overdue, and have been woken');
    await resumeJobs(database, startJob);
    if (await takeTurn(database, 'housekeeping', HOUSEKEEPING_EVERY_MS)) await housekeep(database);
  };

  /** Repeats `work` until the end, waiting in between; after errors with growing pauses, since what failed is still in the database. */
  const repeat = async (work: () => Promise<void>, waitForNext: () => Promise<void>): Promise<void> => {
    let failures = 0;
    while (!ending.signal.aborted) {
      try {
        await work();
        failures = 0;
        await waitForNext();
      } catch (error) {
        logger.error({ err: error, failures }, 'the relay cannot reach Temporal or the database, and tries again');
        await pause(PAUSES_MS[Math.min(failures, PAUSES_MS.length - 1)] ?? POLL_MS, ending.signal);
        failures += 1;
      }
    }
  };

  const { work: carry, waitForNext: waitForFacts } = createCarrier(database, signals, commits, traces);
  const stopHearing = hearCommits(
    deps.databaseUrl,
    (notes) => {
      traces.hear(notes);
      commits.ring();
    },
    (error) => logger.warn({ err: error }, 'the relay does not hear of commits for now, and polls'),
  );
  const running = Promise.all([
    repeat(carry, waitForFacts),
    repeat(
      () => startNewJobs(database, startJob),
      () => pause(POLL_MS, ending.signal),
    ),
    repeat(tidy, () => pause(SWEEP_EVERY_MS, ending.signal)),
  ]);
  return {
    stop: async () => {
      ending.abort();
      commits.ring();
      await running;
      await stopHearing();
    },
  };
}

/**
 * A burst waits in the database, where the messages of one contact become one signal, and where others overtake it: told at once,
 * each would be a task of its own in Temporal, and everybody's next message would wait behind them all. Enough for each worker to
 * have its next tasks there when it has done one.
 */
const UNDER_WAY_FOR_EACH_WORKER = 32;

/** While workers have as much as they should, whether they have done some is looked at so often. */
const LOOK_EVERY_MS = 25;

/** Rounds one after the other as long as there is something to carry, and somebody to do it. */
function createCarrier(database: Knex, signals: ContactSignals, commits: Bell, traces: TraceNotes) {
  let carriedAt = 0;
  let isFull = false;
  return {
    work: async (): Promise<void> => {
      let limit: number;
      let carried: number;
      do {
        limit = Math.min(ROUND, await roomForMore(database, UNDER_WAY_FOR_EACH_WORKER));
        carried = limit === 0 ? 0 : await carryRound(database, signals, limit, traces);
        if (carried > 0) carriedAt = Date.now();
        isFull = carried === limit;
      } while (isFull && limit > 0);
    },
    // What comes in for a contact within its pause after a signal is due when the pause is over, and nobody rings for that.
    waitForNext: (): Promise<void> => {
      if (isFull) return sleep(LOOK_EVERY_MS);
      const gapLeft = carriedAt + SIGNAL_GAP_MS + GAP_MARGIN_MS - Date.now();
      return commits.wait(gapLeft > 0 ? gapLeft : POLL_MS);
    },
  };
}

async function pause(ms: number, ending: AbortSignal): Promise<void> {
  await sleep(ms, undefined, { signal: ending }).catch((error: unknown) => {
    if (!ending.aborted) throw error;
  });
}
