import { v7 as uuidv7 } from 'uuid';
import type { Ground } from '../../../domain/merge/keys.ts';
import type { MergeReason } from '../../../domain/merge/reasons.ts';
import type { Scope } from '../../client.ts';

export interface Pair {
  readonly workspaceId: string;
  readonly contactId: string;
  readonly otherId: string;
}

/**
 * Whether somebody has said that two contacts are two, of them or of those they absorbed. Nobody is asked that again.
 */
export async function areKeptApart(scope: Scope, { contactId, otherId }: Pair): Promise<boolean> {
  const { rows } = await scope.raw<{ rows: unknown[] }>(
    `WITH RECURSIVE one AS (
       SELECT :contactId::uuid AS id UNION SELECT c.id FROM one JOIN contacts c ON c.merged_into = one.id
     ), other AS (
       SELECT :otherId::uuid AS id UNION SELECT c.id FROM other JOIN contacts c ON c.merged_into = other.id)
     SELECT 1 FROM merge_suggestions s WHERE s.state = 'dismissed' AND (
       (s.contact_id IN (SELECT id FROM one) AND s.other_id IN (SELECT id FROM other)) OR
       (s.contact_id IN (SELECT id FROM other) AND s.other_id IN (SELECT id FROM one))) LIMIT 1`,
    { contactId, otherId },
  );
  return rows.length > 0;
}

/** Suggests that two contacts are one, or (`linking`) has the engine join them; reasons add up, and what was decided stays. */
export async function suggestMerge(
  scope: Scope,
  { workspaceId, contactId, otherId }: Pair,
  suggestion: {
    readonly state: 'open' | 'linking';
    readonly ground: Ground;
    readonly reason: MergeReason;
    readonly claimedBy: readonly string[];
    readonly at: Date;
  },
): Promise<void> {
  const { state, ground, reason, claimedBy, at } = suggestion;
  const [lower, higher] = contactId < otherId ? [contactId, otherId] : [otherId, contactId];
  await scope.raw(
    `INSERT INTO merge_suggestions AS known (id, workspace_id, contact_id, other_id, state, ground, reasons, claimed_by, created_at)
     VALUES (:id, :workspaceId, :lower, :higher, :state, :ground, jsonb_build_array(:reason::text), :claimedBy::uuid[], :at)
     ON CONFLICT (contact_id, other_id) DO UPDATE SET
       state = CASE WHEN excluded.state = 'linking' THEN 'linking' ELSE known.state END,
       ground = CASE WHEN excluded.state = 'linking' THEN excluded.ground ELSE known.ground END,
       claimed_by = CASE WHEN excluded.state = 'linking' THEN excluded.claimed_by ELSE known.claimed_by END,
       reasons = CASE WHEN known.reasons @> excluded.reasons THEN known.reasons ELSE known.reasons || excluded.reasons END
     WHERE known.state = 'open' AND (excluded.state = 'linking' OR NOT known.reasons @> excluded.reasons)`,
    { id: uuidv7(), workspaceId, lower, higher, state, ground, reason, claimedBy: [...claimedBy] as never, at },
  );
}

/** Links of this contact that the engine is to carry out. */
export async function linksToCarryOut(scope: Scope, contactId: string): Promise<string[]> {
  const rows: { id: string }[] = await scope('merge_suggestions')
    .where({ state: 'linking' })
    .whereRaw('? IN (contact_id, other_id)', [contactId])
    .orderBy('id')
    .select('id');
  return rows.map(({ id }) => id);
}
