import type { Ground } from '../../../domain/merge/keys.ts';
import type { MergeReason } from '../../../domain/merge/reasons.ts';
import type { Scope } from '../../client.ts';

export interface MergeLine {
  readonly id: string;
  readonly contact_id: string;
  readonly absorbed_id: string;
  readonly absorbed_name: string | null;
  readonly ground: Ground;
  readonly reasons: readonly MergeReason[];
  readonly actor: string;
  readonly at: Date;
  readonly undone_at: Date | null;
}

/** More than anybody merges; the newest are kept. */
const MOST = 200;

/** Merges of a contact and of those it has absorbed, newest first. What it has itself been taken out of is not among them. */
export async function readMerges(scope: Scope, contactId: string): Promise<MergeLine[]> {
  const { rows } = await scope.raw<{ rows: MergeLine[] }>(
    `WITH RECURSIVE family AS (
       SELECT ?::uuid AS id UNION SELECT c.id FROM family f JOIN contacts c ON c.merged_into = f.id)
     SELECT m.id, m.contact_id, m.absorbed_id, c.name AS absorbed_name, m.ground, m.reasons, m.actor, m.at, m.undone_at
     FROM merges m JOIN contacts c ON c.id = m.absorbed_id
     WHERE m.contact_id IN (SELECT id FROM family) AND c.erasing_at IS NULL
     ORDER BY m.at DESC, m.id DESC LIMIT ${String(MOST)}`,
    [contactId],
  );
  return rows;
}

/** The merge in force by which one of these contacts was absorbed, the newest; null where none was. */
export async function mergeInForce(scope: Scope, contactIds: readonly string[]): Promise<string | null> {
  const row = await scope<{ id: string; absorbed_id: string; undone_at: Date | null; at: Date }>('merges')
    .whereIn('absorbed_id', [...contactIds])
    .whereNull('undone_at')
    .orderBy('at', 'desc')
    .first('id');
  return row?.id ?? null;
}
