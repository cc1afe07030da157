import type { Knex } from 'knex';
import type { TemporalReach } from './temporal-reach.ts';

/** What bulk work needs from outside; tests pass recording fakes. */
export interface BulkDeps {
  /** A pool of the role `rapport_worker`. */
  readonly database: Knex;
  readonly temporal: TemporalReach;
  readonly clock: () => Date;
  /** Keys the hashes of erased addresses, and signs receipts. */
  readonly secretKey: string;
}
