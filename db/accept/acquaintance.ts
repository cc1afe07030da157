import { linkFor, type Key, type Link } from '../../domain/merge/keys.ts';
import { reasonOf, type MergeReason } from '../../domain/merge/reasons.ts';
import type { Scope } from '../client.ts';
import { runPrepared } from '../prepared.ts';
import { strongIdentities, type ToldOfPerson } from './identities.ts';
import type { Arrival } from './incoming.ts';

/** How an address of theirs joins somebody new with a known contact. */
export interface Joining {
  readonly contactId: string;
  readonly ground: Link['ground'];
  readonly reason: MergeReason;
  /** Nobody vouches for the newcomer's address. */
  readonly isClaimed: boolean;
  /** Whose word alone the known contact has it by, though it is vouched for now; null where that is not so. */
  readonly claimedBy: string | null;
}

/** Somebody of whom neither the channel's id nor the business's is known. */
export interface Newcomer {
  readonly place: number;
  readonly arrival: Arrival;
  readonly told: ToldOfPerson;
}

interface HolderRow {
  readonly place: number;
  readonly kind: string;
  readonly verified: boolean;
  readonly contactId: string;
  readonly originId: string;
  readonly keys: readonly Key[];
  readonly autoLink: 'claimed' | 'verified';
}

/**
 * Finds whom newcomers are by the addresses that come with their first messages (product.md section 1).
 *
 * @returns by place; newcomers whom nothing joins with anybody are left out
 */
export async function acquaintances(scope: Scope, newcomers: readonly Newcomer[]): Promise<Map<number, Joining>> {
  const asked = newcomers.flatMap(({ place, told }) =>
    told.addresses.map(({ kind, value }) => ({ place, kind, value })),
  );
  if (asked.length === 0) return new Map();
  const holders = await runPrepared<HolderRow>(scope, 'accept_holders', HOLDERS, { asked: JSON.stringify(asked) });
  return new Map(
    newcomers.flatMap((newcomer) => {
      const joining = holders.flatMap((holder) => (holder.place === newcomer.place ? joinedBy(newcomer, holder) : []));
      const best = joining.find(({ ground }) => ground === 'verified') ?? joining[0];
      return best === undefined ? [] : [[newcomer.place, best] as const];
    }),
  );
}

function joinedBy({ arrival, told }: Newcomer, holder: HolderRow): Joining[] {
  const here = told.addresses.some(({ kind, verified }) => kind === holder.kind && verified);
  const shared = { kind: holder.kind, here, there: holder.verified };
  const own = [...strongIdentities(arrival), ...told.addresses];
  const { verdict, ground } = linkFor(shared, own, holder.keys, holder.autoLink);
  if (verdict !== 'link') return [];
  const claimedBy = here && !holder.verified ? holder.originId : null;
  return [{ contactId: holder.contactId, ground, reason: reasonOf(holder.kind), isClaimed: !here, claimedBy }];
}

/** Who has these addresses, the first linked first, with all by which they are known. */
const HOLDERS = `
  SELECT a.place, i.kind, i.verified, i.contact_id AS "contactId", coalesce(i.origin_contact_id, i.contact_id) AS "originId",
    (SELECT json_agg(json_build_object('kind', k.kind, 'scope', k.scope, 'value', k.value, 'verified', k.verified))
      FROM contact_identities k WHERE k.contact_id = i.contact_id) AS keys,
    (SELECT document #>> '{identity,autoLink}' FROM settings ORDER BY version DESC LIMIT 1) AS "autoLink"
  FROM json_to_recordset(:asked::json) AS a (place integer, kind text, value text)
  JOIN contact_identities i ON i.kind = a.kind AND i.value = a.value AND i.scope = ''
  ORDER BY a.place, i.linked_at, i.id`;
