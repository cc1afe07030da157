import { v7 as uuidv7 } from 'uuid';
import type { Scope } from '../client.ts';
import { markUnverified, writeMerge } from '../repositories/merges/merge.ts';
import { noteBeforeMerging } from '../repositories/merges/standing-alone.ts';
import type { PlacedMessage } from './placed-message.ts';

/**
 * Makes the contact of somebody new whom an address joins with a known one: absorbed from its first moment, so that the link can be
 * undone like any merge. The known contact's rows are held; its inbox number comes with the message.
 */
export async function bearInto(
  scope: Scope,
  workspaceId: string,
  { arrival, sender, vouchedHashes }: PlacedMessage,
): Promise<void> {
  const { joining, originContactId: id, contactId: survivor } = sender;
  if (joining === undefined) return;
  const { source, sentAt } = arrival;
  await noteBeforeMerging(scope, [survivor]);
  const before = { told: {}, source, firstSeenAt: sentAt, lastMessageAt: null, channels: [] };
  await scope('contacts').insert({
    ...{ id, workspace_id: workspaceId, source, first_seen_at: sentAt, merged_into: survivor },
    before_merging: JSON.stringify(before),
  });
  await scope.raw(
    `INSERT INTO contact_inbox (contact_id, workspace_id, last_seq, relayed_seq, judged_seq)
     SELECT :id, :workspaceId, n, n, n FROM nextval('rapport.inbox_seq') AS n`,
    { id, workspaceId },
  );
  // Vouched for by somebody else now, what was said there before was only said.
  const unverified = joining.claimedBy === null ? [] : await markUnverified(scope, [survivor], [joining.claimedBy]);
  await writeMerge(scope, {
    ...{ mergeId: uuidv7(), workspaceId, survivor, absorbed: id, ground: joining.ground, reasons: [joining.reason] },
    ...{ carried: {}, unverified, actor: 'engine', at: sentAt },
  });
  await rememberSilence(scope, workspaceId, joining.ground === 'claimed' ? id : survivor, vouchedHashes);
}

/** Somebody who asked for silence and was then deleted still wants silence. */
async function rememberSilence(
  scope: Scope,
  workspaceId: string,
  contactId: string,
  hashes: readonly Buffer[],
): Promise<void> {
  await scope.raw(
    `INSERT INTO opt_outs (id, workspace_id, contact_id, scope, source, at)
     SELECT gen_random_uuid(), :workspaceId, :contactId, o.scope, 'remembered', min(o.at)
     FROM opted_out_addresses o WHERE o.address_hash = ANY(:hashes::bytea[]) GROUP BY o.scope
     ON CONFLICT (contact_id, scope) DO NOTHING`,
    { workspaceId, contactId, hashes: [...hashes] as never },
  );
}
