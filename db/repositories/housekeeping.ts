import type { Knex } from 'knex';

/** Rows removed in one statement: small enough that nobody waits for its locks. */
const PAGE = 5_000;

/** Rows that have served their time, by table. A repeated request is answered from its key for 24 hours; a day is left beyond. */
const EXPIRED = {
  idempotency_keys: "created_at < now() - interval '48 hours'",
  erased_identities: 'expires_at < now()',
} as const;

/** How often it is worth looking. */
export const HOUSEKEEPING_EVERY_MS = 3_600_000;

/**
 * Removes what has served its time, over all workspaces.
 *
 * @param db a pool of the role `rapport_relay`
 * @returns rows removed by table
 */
export async function housekeep(db: Knex): Promise<Record<keyof typeof EXPIRED, number>> {
  const removed = { idempotency_keys: 0, erased_identities: 0 };
  for (const table of Object.keys(EXPIRED) as (keyof typeof EXPIRED)[]) {
    for (let rowCount = PAGE; rowCount === PAGE; removed[table] += rowCount) {
      ({ rowCount } = await db.raw<{ rowCount: number }>(
        `DELETE FROM ${table} WHERE ctid = ANY(ARRAY(
           SELECT ctid FROM ${table} WHERE ${EXPIRED[table]} LIMIT ${String(PAGE)}))`,
      ));
    }
  }
  return removed;
}
