import { v7 as uuidv7 } from 'uuid';
import type { Scope } from '../client.ts';
import { runPrepared } from '../prepared.ts';
import type { Identity } from './identities.ts';

/** An address or channel id that a contact shall have, told at a time. */
export interface Claim {
  readonly contactId: string;
  /** Who has it where the contact is somebody's survivor; null for the contact itself. */
  readonly originId: string | null;
  readonly identity: Identity;
  readonly at: Date;
}

/** An address that was claimed and belongs to another contact: whether the two are one is a decision of its own. */
export interface Met {
  readonly kind: string;
  readonly value: string;
  readonly contactId: string;
  readonly otherId: string;
  /** Whether each side's is vouched for. */
  readonly here: boolean;
  readonly there: boolean;
  /** Contacts as they were before any merge. */
  readonly hereOrigin: string;
  readonly thereOrigin: string;
}

/**
 * Gives a contact the addresses that nobody has yet, or that another one only claimed and somebody vouches for now. What else
 * belongs to another contact stays there. Said again, an address keeps its earliest time and is verified once anybody vouched for
 * it, in whatever order.
 *
 * @returns those that another contact has, or had until now
 */
export async function claimIdentities(
  scope: Scope,
  claimant: { readonly workspaceId: string; readonly contactId: string; readonly originId?: string | null },
  identities: readonly Identity[],
  at: Date,
): Promise<Met[]> {
  const { workspaceId, contactId, originId = null } = claimant;
  const claims = claimRows(identities.map((identity) => ({ contactId, originId, identity, at })));
  const text = `WITH claimed AS (${CLAIM_IDENTITIES}) ${MET_OTHERS}`;
  return runPrepared<Met>(scope, 'claim_identities', text, { workspaceId, claims: JSON.stringify(claims) });
}

interface ClaimRow {
  readonly id: string;
  readonly contactId: string;
  readonly originId: string | null;
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
  for (const { contactId, originId, identity, at } of claims) {
    const { kind, scope, value } = identity;
    const key = JSON.stringify([kind, value, scope]);
    const known = rows.get(key);
    if (known === undefined) rows.set(key, { id: uuidv7(), contactId, originId, ...identity, at });
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

const CLAIM_ROWS = `json_to_recordset(:claims::json) AS claim (id uuid, "contactId" uuid, "originId" uuid, kind text, scope text,
    value text, verified boolean, "linkedBy" text, at timestamptz)`;

/** What somebody else only claimed goes to whom it is vouched for; a person who edits is told of it instead. */
const IS_BETTER = "excluded.verified AND NOT known.verified AND excluded.linked_by <> 'person'";

/** @see claimIdentities */
export const CLAIM_IDENTITIES = `
  INSERT INTO contact_identities AS known
    (id, workspace_id, contact_id, origin_contact_id, kind, scope, value, verified, linked_by, linked_at)
  SELECT id, :workspaceId::uuid, "contactId", "originId", kind, scope, value, verified, "linkedBy", at FROM ${CLAIM_ROWS}
  ON CONFLICT (workspace_id, kind, value, scope) DO UPDATE SET
    contact_id = CASE WHEN ${IS_BETTER} THEN excluded.contact_id ELSE known.contact_id END,
    origin_contact_id = CASE WHEN ${IS_BETTER} THEN excluded.origin_contact_id ELSE known.origin_contact_id END,
    linked_at = CASE WHEN known.contact_id = excluded.contact_id THEN least(known.linked_at, excluded.linked_at)
      ELSE excluded.linked_at END,
    verified = known.verified OR excluded.verified,
    linked_by = CASE WHEN excluded.verified AND NOT known.verified THEN excluded.linked_by ELSE known.linked_by END
  WHERE ${IS_BETTER} OR (known.contact_id = excluded.contact_id
    AND (excluded.linked_at < known.linked_at OR (excluded.verified AND NOT known.verified)))
  RETURNING contact_id, kind, value`;

/** Beside {@link CLAIM_IDENTITIES}, in one statement: as things stood before it. */
export const MET_OTHERS = `
  SELECT known.kind, known.value, claim."contactId", known.contact_id AS "otherId", claim.verified AS here, known.verified AS there,
    coalesce(claim."originId", claim."contactId") AS "hereOrigin",
    coalesce(known.origin_contact_id, known.contact_id) AS "thereOrigin"
  FROM ${CLAIM_ROWS} JOIN contact_identities known
    ON known.kind = claim.kind AND known.value = claim.value AND known.scope = claim.scope
  WHERE known.contact_id <> claim."contactId"`;
