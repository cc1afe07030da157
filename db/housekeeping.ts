import type { Knex } from 'knex';

/**
 * Removes what is kept only for a time: answers for repeated requests after a day, hashes of erased people after eight.
 * @param db a pool of the role `rapport_maintenance`: it is for all workspaces at once
 */
export async function deleteExpired(db: Knex): Promise<void> {
  await db.raw("DELETE FROM idempotency_keys WHERE created_at < now() - interval '24 hours'");
  await db.raw('DELETE FROM erased_identities WHERE expires_at < now()');
}
