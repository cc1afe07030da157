import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyBaseLogger } from 'fastify';
import type { Knex } from 'knex';
import type { FeedPlace } from '../../../db/repositories/event-feed.ts';
import type { ClosingReason } from './frames.ts';
import { tellAll, type Audience } from './round.ts';
import type { Stream } from './stream.ts';

/** Tells all streams of this process, with one reader for all of them. */
export interface Hub {
  join(stream: Stream): void;
  leave(stream: Stream): void;
  size(): number;
  /** Ends all streams, and resolves when the reader has stopped. */
  close(reason: ClosingReason): Promise<void>;
}

export interface HubDeps {
  /** A pool of the role `rapport_api`. */
  readonly database: Knex;
  readonly logger: FastifyBaseLogger;
}

/** How often the feed is looked at while anybody listens. Well below what a person notices, and one small query. */
const POLL_MS = 250;

/** With the database away, looks are this far apart; nothing is lost meanwhile. */
const PAUSE_MS = 2_000;

export function createHub({ database, logger }: HubDeps): Hub {
  const audience: Audience = { fresh: new Set(), behind: new Set(), live: new Set() };
  const sets = Object.values(audience) as Set<Stream>[];
  const size = (): number => sets.reduce((sum, set) => sum + set.size, 0);
  let running: Promise<void> | undefined;

  const run = async (): Promise<void> => {
    // Whoever comes after a time without anybody begins at what is then the end.
    let place: FeedPlace | undefined;
    while (size() > 0) {
      try {
        const told = await tellAll(database, audience, place);
        place = told.reached;
        if (!told.more) await sleep(POLL_MS);
      } catch (error) {
        logger.warn({ err: error }, 'the event feed cannot be read, and is tried again');
        await sleep(PAUSE_MS);
      }
    }
    running = undefined;
  };

  return {
    join: (stream) => {
      audience.fresh.add(stream);
      running ??= run();
    },
    leave: (stream) => {
      for (const set of sets) set.delete(stream);
    },
    size,
    close: async (reason) => {
      for (const set of sets) {
        for (const stream of set) stream.close(reason);
        set.clear();
      }
      await running;
    },
  };
}
