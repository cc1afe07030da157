import { hostname } from 'node:os';
import type { Knex } from 'knex';
import type { Logger } from 'pino';
import { beat, stopBeating } from '../db/repositories/heartbeats.ts';

const EVERY_MS = 5_000;

/** Says every five seconds that a worker is there: what `/readyz` looks at. @returns stops, and takes the sign of life away */
export async function startHeart(database: Knex, logger: Logger): Promise<() => Promise<void>> {
  const self = `${hostname()}:${String(process.pid)}`;
  await beat(database, 'worker', self);
  const timer = setInterval(() => {
    // A missed beat is what it looks like: the database cannot be reached.
    beat(database, 'worker', self).catch((error: unknown) =>
      logger.warn({ err: error }, 'no sign of life could be given'),
    );
  }, EVERY_MS);
  return async () => {
    clearInterval(timer);
    await stopBeating(database, 'worker', self);
  };
}
