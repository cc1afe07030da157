import { v7 as uuidv7 } from 'uuid';
import { carriedBy, withCarried } from '../../../domain/merge/carry.ts';
import type { Ground } from '../../../domain/merge/keys.ts';
import type { MergeReason } from '../../../domain/merge/reasons.ts';
import type { Scope } from '../../client.ts';
import { LostRace } from '../../retry.ts';
import { insertEvent } from '../contact-edits.ts';
import { lockContacts, withAbsorbed } from '../erasure.ts';
import { readSetByPeople, writeSetByPeople } from './people-set.ts';
import { copyTagsAndOptOuts, moveRows } from './rows.ts';
import { noteBeforeMerging, restate } from './standing-alone.ts';
import { judgeAnew, layToRest } from './wake.ts';

export interface MergeOrder {
  readonly workspaceId: string;
  /** Two different contacts, neither of them absorbed. */
  readonly contactIds: readonly [string, string];
  readonly ground: Ground;
  readonly reasons: readonly MergeReason[];
  /** Of a claim, whose word alone it is: contacts as they were before any merge; the later seen one where this is empty. */
  readonly claimedBy?: readonly string[];
  /** `engine`, `key:<id>` or `user:<id>`. */
  readonly actor: string;
  readonly at: Date;
}

export interface Merged {
  readonly mergeId: string;
  readonly survivor: string;
  readonly absorbed: string;
  /** The survivor's new inbox number. */
  readonly seq: number;
}

/**
 * Joins two contacts: the one first seen survives and gets all that the other has, open follow-ups and reviews included. The rows
 * are locked in the order of all writers, so that a message being accepted is either moved or finds the survivor.
 *
 * @throws LostRace when one of the two was absorbed, or began to be erased, meanwhile
 */
export async function mergeContacts(scope: Scope, order: MergeOrder): Promise<Merged> {
  const { workspaceId, ground, reasons, actor, at } = order;
  const [survivor, absorbed] = await lockBoth(scope, order.contactIds);
  const members = await withAbsorbed(scope, [survivor]);
  const joining = await withAbsorbed(scope, [absorbed]);
  await noteBeforeMerging(scope, [survivor, absorbed]);
  const set = await readSetByPeople(scope, [survivor, absorbed]);
  const [own, others] = [set.get(survivor), set.get(absorbed)];
  if (own === undefined || others === undefined) throw new LostRace('a contact is no longer there');
  const carried = carriedBy(own, others);
  const claimants = (order.claimedBy?.length ?? 0) > 0 ? (order.claimedBy ?? []) : joining;
  const unverified = ground === 'claimed' ? await markUnverified(scope, [survivor, absorbed], claimants) : [];
  await moveRows(scope, absorbed, survivor);
  await copyTagsAndOptOuts(scope, { absorbed, survivor, isSure: ground !== 'claimed' });
  await writeSetByPeople(scope, survivor, withCarried(own, carried));
  await scope('contacts').where({ id: absorbed }).update({ merged_into: survivor });
  await restate(scope, survivor, [...members, ...joining]);
  const numbers = await judgeAnew(scope, [survivor, absorbed]);
  await layToRest(scope, absorbed);
  const mergeId = uuidv7();
  await writeMerge(scope, {
    mergeId,
    workspaceId,
    survivor,
    absorbed,
    ground,
    reasons,
    carried,
    unverified,
    actor,
    at,
  });
  await scope('merge_suggestions')
    .where({
      contact_id: survivor < absorbed ? survivor : absorbed,
      other_id: survivor < absorbed ? absorbed : survivor,
    })
    .update({ state: 'accepted', decided_by: actor, decided_at: at });
  return { mergeId, survivor, absorbed, seq: numbers.get(survivor) ?? 0 };
}

/** Locks both, and says which of them survives: the one first seen, then the one made first. */
async function lockBoth(scope: Scope, ids: readonly [string, string]): Promise<[survivor: string, absorbed: string]> {
  await lockContacts(scope, ids);
  const rows: { id: string }[] = await scope('contacts')
    .whereIn('id', [...ids])
    .whereNull('merged_into')
    .whereNull('erasing_at')
    .orderBy(['first_seen_at', 'id'])
    .select('id');
  const [first, second] = rows;
  if (first === undefined || second === undefined) throw new LostRace('a contact is no longer there');
  return [first.id, second.id];
}

/** Marks what claimants said, and nobody vouches for. @returns the conversations that were not marked before */
export async function markUnverified(
  scope: Scope,
  contactIds: readonly string[],
  claimants: readonly string[],
): Promise<string[]> {
  const { rows } = await scope.raw<{ rows: { id: string }[] }>(
    `UPDATE conversations SET verified = false WHERE contact_id = ANY(:contactIds::uuid[]) AND verified
       AND coalesce(origin_contact_id, contact_id) = ANY(:claimants::uuid[]) RETURNING id`,
    { contactIds: [...contactIds], claimants: [...claimants] },
  );
  return rows.map(({ id }) => id);
}

/** A merge's row and its line in the survivor's ledger. */
export async function writeMerge(
  scope: Scope,
  merge: {
    readonly mergeId: string;
    readonly survivor: string;
    readonly absorbed: string;
    readonly carried: object;
    readonly unverified: readonly string[];
  } & Pick<MergeOrder, 'workspaceId' | 'ground' | 'reasons' | 'actor' | 'at'>,
): Promise<void> {
  const { mergeId, workspaceId, survivor, absorbed, ground, reasons, actor, at } = merge;
  await scope('merges').insert({
    ...{ id: mergeId, workspace_id: workspaceId, contact_id: survivor, absorbed_id: absorbed, ground, actor, at },
    reasons: JSON.stringify(reasons),
    carried: JSON.stringify(merge.carried),
    unverified: [...merge.unverified],
  });
  const after = { mergeId, contactId: absorbed, ground, reasons };
  await insertEvent(scope, { workspaceId, contactId: survivor, kind: 'merged', before: null, after, actor, at });
}
