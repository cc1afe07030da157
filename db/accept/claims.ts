import { v7 as uuidv7 } from 'uuid';
import type { Scope } from '../client.ts';
import { runPrepared } from '../prepared.ts';
import type { Identity } from './identities.ts';

/** An address or channel id that a contact shall have, told at a time. */
export interface Claim {
  readonly contactId: string;
  readonly identity: Identity;
  readonly at: Date;
}

/**
 * Gives a contact the addresses that nobody has yet. What belongs to another contact stays there: joining the two is a decision
 * of its own. Said again, an address keeps its earliest time and is verified once anybody vouched for it, in whatever order.
 */
export async function claimIdentities(
  scope: Scope,
  { workspaceId, contactId }: { readonly workspaceId: string; readonly contactId: string },
  identities: readonly Identity[],
  at: Date,
): Promise<void> {
  const claims = claimRows(identities.map((identity) => ({ contactId, identity, at })));
  await runPrepared(scope, 'claim_identities', CLAIM_IDENTITIES, { workspaceId, claims: JSON.stringify(claims) });
}

interface ClaimRow {
  readonly id: string;
  readonly contactId: string;
  readonly kind: string;
  readonly scope: string;
  readonly value: string;
  readonly verified: boolean;
  readonly linkedBy: string;
  readonly at: Date;
}

/**
 * What {@link CLAIM_IDENTITIES} takes, also as a part of a larger statement: each address once, as a statement cannot change a row
 * twice, and in one order for everybody, since two people who tell the same two addresses would otherwise wait for each other.
 */
export function claimRows(claims: readonly Claim[]): ClaimRow[] {
  const rows = new Map<string, ClaimRow>();
  for (const { contactId, identity, at } of claims) {
    const { kind, scope, value } = identity;
    const key = JSON.stringify([kind, value, scope]);
    const known = rows.get(key);
    if (known === undefined) rows.set(key, { id: uuidv7(), contactId, ...identity, at });
    else if (known.contactId === contactId) rows.set(key, saidAgain(known, identity, at));
  }
  return [...rows].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, row]) => row);
}

/** The same rule as {@link CLAIM_IDENTITIES} has for rows that are stored already. */
function saidAgain(known: ClaimRow, { verified, linkedBy }: Identity, at: Date): ClaimRow {
  return {
    ...known,
    at: at < known.at ? at : known.at,
    verified: known.verified || verified,
    linkedBy: verified && !known.verified ? linkedBy : known.linkedBy,
  };
}

/** @see claimIdentities */
export const CLAIM_IDENTITIES = `
  INSERT INTO contact_identities AS known (id, workspace_id, contact_id, kind, scope, value, verified, linked_by, linked_at)
  SELECT id, :workspaceId::uuid, "contactId", kind, scope, value, verified, "linkedBy", at
  FROM json_to_recordset(:claims::json) AS claim (id uuid, "contactId" uuid, kind text, scope text, value text, verified boolean,
    "linkedBy" text, at timestamptz)
  ON CONFLICT (workspace_id, kind, value, scope) DO UPDATE SET
    linked_at = least(known.linked_at, excluded.linked_at),
    verified = known.verified OR excluded.verified,
    linked_by = CASE WHEN excluded.verified AND NOT known.verified THEN excluded.linked_by ELSE known.linked_by END
  WHERE known.contact_id = excluded.contact_id
    AND (excluded.linked_at < known.linked_at OR (excluded.verified AND NOT known.verified))`;
