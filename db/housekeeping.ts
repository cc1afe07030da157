import type { Knex } from 'knex';
import { takeRemovedBranchesOff } from './repositories/branches.ts';
import { dropEmptyTallies } from './repositories/contact-tallies.ts';
import { takeRemovedFieldsOff } from './repositories/custom-fields.ts';

/**
 * Removes what is kept only for a time: answers for repeated requests after a day, hashes of erased people after eight,
 * sessions and one-time links that are over, what channels told and nothing was made of, and what stood in custom fields that were
 * removed, and branches.
 * @param db a pool of the role `rapport_maintenance`: it is for all workspaces at once
 */
export async function deleteExpired(db: Knex): Promise<void> {
  await db.raw("DELETE FROM idempotency_keys WHERE created_at < now() - interval '24 hours'");
  await db.raw('DELETE FROM erased_identities WHERE expires_at < now()');
  await db.raw('DELETE FROM sessions WHERE expires_at < now()');
  await db.raw('DELETE FROM sign_in_links WHERE expires_at < now()');
  await db.raw("DELETE FROM sign_in_attempts WHERE since < now() - interval '1 day'");
  await db.raw("DELETE FROM received_webhooks WHERE received_at < now() - interval '30 days'");
  await db.raw("DELETE FROM delivery_states WHERE received_at < now() - interval '8 days'");
  // With them what is left of their rows; an upload that was cut off never got a job.
  await db.raw(`DELETE FROM imports i WHERE created_at < now() - interval '7 days'
    AND NOT EXISTS (SELECT FROM jobs j WHERE j.id = i.id AND j.state = 'running')`);
  await db.raw(
    `DELETE FROM imports i WHERE created_at < now() - interval '1 day' AND NOT EXISTS (SELECT FROM jobs j WHERE j.id = i.id)`,
  );
  await takeRemovedFieldsOff(db);
  await dropEmptyTallies(db);
  await takeRemovedBranchesOff(db);
}
