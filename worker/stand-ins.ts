import type { Knex } from 'knex';
import type { Logger } from 'pino';
import { takeTurn } from '../db/repositories/heartbeats.ts';
import { askModelAgain } from '../db/repositories/stand-ins.ts';

const EVERY_MS = 60_000;

/**
 * Once a minute has messages read again that the local analyzer read while the model was away; of several workers one does.
 *
 * @returns stops, after the turn under way
 */
export function startAskingAgain(relayDatabase: Knex, maintenance: Knex, logger: Logger): () => Promise<void> {
  const turn = async (): Promise<void> => {
    if (!(await takeTurn(relayDatabase, 'ask-model-again', EVERY_MS - 1_000))) return;
    const contacts = await askModelAgain(maintenance);
    if (contacts > 0) logger.info({ contacts }, 'messages that the model missed are read again');
  };
  let underWay = Promise.resolve();
  const timer = setInterval(() => {
    // What is not asked for now is asked for in a minute.
    underWay = turn().catch((error: unknown) =>
      logger.warn({ err: error }, 'messages that the model missed have to wait'),
    );
  }, EVERY_MS);
  return async () => {
    clearInterval(timer);
    await underWay;
  };
}
