import type { Ground } from '../../../domain/merge/keys.ts';
import type { MergeReason } from '../../../domain/merge/reasons.ts';
import type { Scope } from '../../client.ts';
import { survivorOf } from '../contact-detail.ts';
import { mergeContacts, type Merged } from './merge.ts';

interface LinkRow {
  readonly id: string;
  readonly contact_id: string;
  readonly other_id: string;
  readonly ground: Ground;
  readonly reasons: readonly MergeReason[];
  readonly claimed_by: readonly string[];
}

/**
 * Joins two contacts that a key of both joins, by the code of a person's merge. Again, or where they have become one meanwhile,
 * it changes nothing.
 *
 * @returns null where there was nothing to join any more
 */
export async function carryOutLink(
  scope: Scope,
  { workspaceId, linkId, at }: { readonly workspaceId: string; readonly linkId: string; readonly at: Date },
): Promise<Merged | null> {
  const link = await scope<LinkRow>('merge_suggestions').where({ id: linkId }).where('state', 'linking').first();
  if (link === undefined) return null;
  const [one, other] = [await survivorOf(scope, link.contact_id), await survivorOf(scope, link.other_id)];
  if (one === null || other === null) return null;
  const decided = { state: 'accepted', decided_by: 'engine', decided_at: at };
  const merged =
    one === other
      ? null
      : await mergeContacts(scope, {
          ...{ workspaceId, contactIds: [one, other], ground: link.ground, reasons: link.reasons },
          ...{ claimedBy: link.claimed_by, actor: 'engine', at },
        });
  await scope('merge_suggestions').where({ id: linkId }).update(decided);
  return merged;
}
