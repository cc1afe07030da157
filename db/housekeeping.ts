import type { Knex } from 'knex';
import { takeRemovedFieldsOff } from './repositories/custom-fields.ts';

/**
 * Removes what is kept only for a time: answers for repeated requests after a day, hashes of erased people after eight,
 * sessions and one-time links that are over, and what stood in custom fields that were removed.
 * @param db a pool of the role `rapport_maintenance`: it is for all workspaces at once
 */
export async function deleteExpired(db: Knex): Promise<void> {
  await db.raw("DELETE FROM idempotency_keys WHERE created_at < now() - interval '24 hours'");
  await db.raw('DELETE FROM erased_identities WHERE expires_at < now()');
  await db.raw('DELETE FROM sessions WHERE expires_at < now()');
  await db.raw('DELETE FROM sign_in_links WHERE expires_at < now()');
  await db.raw("DELETE FROM sign_in_attempts WHERE since < now() - interval '1 day'");
  await takeRemovedFieldsOff(db);
}
