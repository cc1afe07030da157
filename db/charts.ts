import type { Knex } from 'knex';
import { keepCharts } from './repositories/analytics-counting.ts';
import { recordStanding } from './repositories/analytics-standing.ts';

/** What changed since is read from its messages by every chart: few contacts, this often. */
export const CHARTS_EVERY_MS = 10_000;

/**
 * Keeps what charts read, one round at a time: the first counting of many messages takes minutes, and the timer goes on meanwhile.
 * @param db a pool of the role `rapport_maintenance`
 */
export function chartKeeper(db: Knex): () => Promise<void> {
  let isKeeping = false;
  return async () => {
    if (isKeeping) return;
    isKeeping = true;
    try {
      await keepCharts(db);
      await recordStanding(db, new Date());
    } finally {
      isKeeping = false;
    }
  };
}
