import type { Knex } from 'knex';
import { takeTraceNotes } from '../telemetry/trace-notes.ts';

/** The channel on which a relay listens. */
export const RELAY_CHANNEL = 'rapport_relay';

/** NOTIFY takes a lock over the whole database at its commit, so that one for every message would be the bottleneck. */
const QUIET_MS = 10;

export interface RelayBell {
  /** Says that facts were committed. Never waits and never throws: call it after the commit, never inside a transaction. */
  ring(): void;
  /** Waits for a notification under way. */
  close(): Promise<void>;
}

/**
 * Wakes the relays after commits, at most every 10 ms however often it is rung.
 *
 * @param onError hears of a notification that failed. Nothing is lost by it, since relays poll as well: it is only slower.
 */
export function createRelayBell(db: Knex, onError: (error: unknown) => void): RelayBell {
  let timer: NodeJS.Timeout | undefined;
  let underWay: Promise<void> = Promise.resolve();
  let lastAt = 0;

  const notify = (): void => {
    timer = undefined;
    lastAt = Date.now();
    underWay = db.raw('SELECT pg_notify(?, ?)', [RELAY_CHANNEL, takeTraceNotes(db)]).then(() => undefined, onError);
  };

  return {
    ring: () => {
      timer ??= setTimeout(notify, Math.max(0, QUIET_MS - (Date.now() - lastAt)));
    },
    close: async () => {
      if (timer) {
        clearTimeout(timer);
        notify();
      }
      await underWay;
    },
  };
}
