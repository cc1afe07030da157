import type { Met } from '../accept/claims.ts';
import type { Scope } from '../client.ts';
import { LostRace } from '../retry.ts';
import { recordEdits } from './bulk-edits.ts';
import type { Importing } from './import-new.ts';
import { relateMet } from './merges/relate.ts';

/**
 * Gives addresses that others had only typed to those whom the business vouches for, and has each pair joined or suggested, as the
 * workspace's `identity.autoLink` says (product.md section 1). A link is carried out by the workflow of whoever typed it.
 *
 * @param met both sides of each held (lockContacts), or made in this transaction
 * @returns how many workflows have something new to judge
 * @throws LostRace when an address has changed hands meanwhile
 */
export async function takeOverClaims(
  scope: Scope,
  { workspaceId, actor, at }: Importing,
  met: readonly Met[],
): Promise<number> {
  if (met.length === 0) return 0;
  const { rowCount } = await scope.raw<{ rowCount: number }>(TAKE_OVER, { at, met: JSON.stringify(met) });
  if (rowCount < met.length) throw new LostRace('an address that was only typed has changed hands');
  const linked = await relateMet(scope, workspaceId, met, at);
  const typists = new Set(met.filter(({ contactId }) => linked.has(contactId)).map(({ otherId }) => otherId));
  await recordEdits(scope, { workspaceId, actor, at }, { type: 'touched' }, [...typists]);
  return typists.size;
}

const TAKE_OVER = `
  UPDATE contact_identities i SET contact_id = m."contactId", origin_contact_id = NULL, verified = true, linked_by = 'import',
    linked_at = :at
  FROM json_to_recordset(:met::json) AS m ("contactId" uuid, "otherId" uuid, kind text, value text)
  WHERE i.kind = m.kind AND i.value = m.value AND i.scope = '' AND i.contact_id = m."otherId" AND NOT i.verified`;
