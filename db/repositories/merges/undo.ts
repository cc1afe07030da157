import { v7 as uuidv7 } from 'uuid';
import { withoutCarried, type Carried } from '../../../domain/merge/carry.ts';
import type { Scope } from '../../client.ts';
import { LostRace } from '../../retry.ts';
import { survivorOf } from '../contact-detail.ts';
import { insertEvent } from '../contact-edits.ts';
import { lockContacts, withAbsorbed } from '../erasure.ts';
import { readSetByPeople, writeSetByPeople } from './people-set.ts';
import { moveRowsBack, takeCopiesBack } from './rows.ts';
import { restate } from './standing-alone.ts';
import { judgeAnew } from './wake.ts';

interface MergeRow {
  readonly id: string;
  readonly contact_id: string;
  readonly absorbed_id: string;
  readonly carried: Carried;
  readonly unverified: readonly string[];
  readonly undone_at: Date | null;
}

export type Undone =
  | {
      readonly kind: 'undone';
      /** Who had absorbed it, and stands without it now. */
      readonly survivor: string;
      readonly released: string;
      readonly numbers: ReadonlyMap<string, number>;
    }
  /** Taken back before: nothing has changed. */
  | { readonly kind: 'already'; readonly survivor: string; readonly released: string }
  | { readonly kind: 'nobody' };

/**
 * Takes a merge back: the absorbed contact stands by itself again, with what it had itself absorbed, and with what came in
 * meanwhile over its conversations. What people decided about the survivor in between stays with the survivor.
 *
 * The two are not joined again by themselves, and not suggested: a person has said that they are two.
 */
export async function undoMerge(
  scope: Scope,
  undo: { readonly workspaceId: string; readonly mergeId: string; readonly actor: string; readonly at: Date },
): Promise<Undone> {
  const merge = await scope<MergeRow>('merges').where({ id: undo.mergeId }).first();
  const from = merge === undefined ? null : await survivorOf(scope, merge.contact_id);
  if (merge === undefined || from === null) return { kind: 'nobody' };
  const to = merge.absorbed_id;
  const holders = await chainFrom(scope, merge.contact_id);
  await lockContacts(scope, [...new Set([...holders, to])]);
  const current = await scope<MergeRow>('merges').where({ id: merge.id }).forUpdate().first();
  if (current?.undone_at !== null) return { kind: 'already', survivor: from, released: to };
  if ((await chainFrom(scope, merge.contact_id)).join() !== holders.join()) throw new LostRace('merged meanwhile');

  await scope('contacts').where({ id: to }).update({ merged_into: null });
  const leaving = await withAbsorbed(scope, [to]);
  const staying = await withAbsorbed(scope, [from]);
  await moveRowsBack(scope, { from, to, leaving });
  await scope('conversations')
    .whereIn('id', [...merge.unverified])
    .update({ verified: true });
  await takeCopiesBack(scope, holders, leaving, staying);
  await giveBack(scope, merge, holders);
  await restate(scope, from, staying, leaving);
  await restate(scope, to, leaving);
  const numbers = await judgeAnew(scope, [from, to].sort());
  await scope('merges').where({ id: merge.id }).update({ undone_at: undo.at, undone_by: undo.actor });
  await keepApart(scope, undo, merge);
  await tellBoth(scope, undo, from, to);
  return { kind: 'undone', survivor: from, released: to, numbers };
}

/** A contact and those that hold what it has, up to the survivor; nearest first. */
async function chainFrom(scope: Scope, contactId: string): Promise<string[]> {
  const { rows } = await scope.raw<{ rows: { id: string }[] }>(
    `WITH RECURSIVE chain AS (
       SELECT id, merged_into, 0 AS place FROM contacts WHERE id = ?
       UNION ALL SELECT c.id, c.merged_into, place + 1 FROM chain JOIN contacts c ON c.id = chain.merged_into)
     SELECT id FROM chain ORDER BY place`,
    [contactId],
  );
  return rows.map(({ id }) => id);
}

/** What was taken over goes back, also from those who took it over in their turn. */
async function giveBack(scope: Scope, merge: MergeRow, holders: readonly string[]): Promise<void> {
  const set = await readSetByPeople(scope, holders);
  for (const id of holders) {
    const own = set.get(id);
    if (own !== undefined) await writeSetByPeople(scope, id, withoutCarried(own, merge.carried));
  }
}

/** A pair that somebody has taken apart is asked about no more. */
async function keepApart(
  scope: Scope,
  { workspaceId, actor, at }: { readonly workspaceId: string; readonly actor: string; readonly at: Date },
  { contact_id, absorbed_id }: MergeRow,
): Promise<void> {
  const [lower, higher] = [contact_id, absorbed_id].sort();
  await scope.raw(
    `INSERT INTO merge_suggestions (id, workspace_id, contact_id, other_id, state, ground, reasons, created_at, decided_by, decided_at)
     VALUES (:id, :workspaceId, :lower, :higher, 'dismissed', 'person', '[]', :at, :actor, :at)
     ON CONFLICT (contact_id, other_id) DO UPDATE SET state = 'dismissed', decided_by = :actor, decided_at = :at`,
    { id: uuidv7(), workspaceId, lower: lower ?? null, higher: higher ?? null, at, actor },
  );
}

async function tellBoth(
  scope: Scope,
  undo: { readonly workspaceId: string; readonly mergeId: string; readonly actor: string; readonly at: Date },
  from: string,
  to: string,
): Promise<void> {
  const { workspaceId, mergeId, actor, at } = undo;
  const line = { workspaceId, kind: 'merge_undone', after: null, actor, at };
  await insertEvent(scope, { ...line, contactId: from, before: { mergeId, contactId: to } });
  await insertEvent(scope, { ...line, contactId: to, before: { mergeId, contactId: from } });
}
