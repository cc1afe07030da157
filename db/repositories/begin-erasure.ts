import { identityHash } from '../accept/erased.ts';
import type { Scope } from '../client.ts';
import { lockContacts, withAbsorbed } from './erasure.ts';
import { addProgress } from './jobs.ts';
import { forgetPeople } from './received-webhooks.ts';

/** WhatsApp repeats a webhook for up to seven days, the longest of all channels; a day is left for clocks and queues. */
const REMEMBERED_DAYS = 8;

const DAY_MS = 86_400_000;

export interface Erasure {
  readonly workspaceId: string;
  readonly secretKey: string;
  readonly at: Date;
}

/**
 * From this transaction's commit on the contacts are nobody's: no list or page shows them, and whoever writes from one of their
 * addresses starts a new contact. What their rows hold is removed afterwards. Contacts already on their way are left as they are.
 *
 * Of their addresses keyed hashes stay: for eight days, so that a provider's repeat of an old message starts nobody, and for good
 * where the person asked for silence.
 *
 * @returns rows removed by table
 */
export async function beginErasure(
  scope: Scope,
  contactIds: readonly string[],
  erasure: Erasure,
): Promise<Record<string, number>> {
  const family = await withAbsorbed(scope, contactIds);
  await lockContacts(scope, family);
  const marked: { id: string }[] = await scope('contacts')
    .whereIn('id', family)
    .whereNull('erasing_at')
    .update({ erasing_at: erasure.at })
    .returning('id');
  const ids = marked.map((row) => row.id);
  if (ids.length === 0) return {};
  const freed: Address[] = await scope('contact_identities')
    .whereIn('contact_id', ids)
    .delete()
    .returning(['contact_id', 'origin_contact_id', 'kind', 'scope', 'value']);
  // A conversation is one thread of one address: the next contact of that address needs the place.
  await scope.raw('UPDATE conversations SET channel_user_id = id::text WHERE contact_id = ANY(?::uuid[])', [ids]);
  await forgetPeople(scope, freed);
  await rememberErased(scope, freed, erasure);
  await rememberOptOuts(scope, ids, freed, erasure);
  return { contact_identities: freed.length };
}

interface Address {
  readonly contact_id: string;
  /** Whose it was before a merge: a link by a claim leaves opt-outs with that one. */
  readonly origin_contact_id: string | null;
  readonly kind: string;
  readonly scope: string;
  readonly value: string;
}

const hashOf = ({ kind, scope, value }: Address, { secretKey, workspaceId }: Erasure): Buffer =>
  identityHash(secretKey, workspaceId, kind, scope, value);

async function rememberErased(scope: Scope, freed: readonly Address[], erasure: Erasure): Promise<void> {
  const expiresAt = new Date(erasure.at.getTime() + REMEMBERED_DAYS * DAY_MS);
  await scope.raw(
    `INSERT INTO erased_identities (workspace_id, identity_hash, erased_at, expires_at)
     SELECT ?, hash, ?, ? FROM unnest(?::bytea[]) AS hash
     ON CONFLICT (workspace_id, identity_hash) DO UPDATE SET erased_at = excluded.erased_at, expires_at = excluded.expires_at`,
    [erasure.workspaceId, erasure.at, expiresAt, freed.map((address) => hashOf(address, erasure))],
  );
}

/** An opt-out is of an address on a channel; one of scope `all`, of every address of the person. */
async function rememberOptOuts(
  scope: Scope,
  contactIds: readonly string[],
  freed: readonly Address[],
  erasure: Erasure,
): Promise<void> {
  const optOuts: { contact_id: string; scope: string; at: Date }[] = await scope('opt_outs')
    .whereIn('contact_id', contactIds)
    .select('contact_id', 'scope', 'at');
  const kept = optOuts.flatMap((optOut) =>
    freed
      .filter(
        ({ contact_id, origin_contact_id, kind }) =>
          [contact_id, origin_contact_id].includes(optOut.contact_id) &&
          (optOut.scope === 'all' || optOut.scope === kind),
      )
      .map((address) => ({
        workspace_id: erasure.workspaceId,
        address_hash: hashOf(address, erasure),
        scope: optOut.scope,
        at: optOut.at,
      })),
  );
  if (kept.length === 0) return;
  await scope('opted_out_addresses').insert(kept).onConflict(['workspace_id', 'address_hash', 'scope']).ignore();
}

/**
 * The most contacts that are gone with the answer to a request. Beyond that the request would hold locks, and a connection, for
 * longer than anybody waits: then the job begins the erasure of each contact just before it removes its rows.
 */
const AT_ONCE = 10_000;
const STEP = 500;

/** Begins the erasure of all contacts of a job that was just made, unless they are too many. */
export async function beginErasureOfJob(scope: Scope, jobId: string, total: number, erasure: Erasure): Promise<void> {
  if (total > AT_ONCE) return;
  const rows: { contact_id: string }[] = await scope('job_items')
    .where({ job_id: jobId })
    .orderBy('contact_id')
    .select('contact_id');
  for (let from = 0; from < rows.length; from += STEP) {
    const step = rows.slice(from, from + STEP).map((row) => row.contact_id);
    await addProgress(scope, jobId, { tally: await beginErasure(scope, step, erasure) });
  }
}
