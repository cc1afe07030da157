import { identityHash } from '../accept/erased.ts';
import { addressKey } from '../../domain/import/plan-rows.ts';
import type { Scope } from '../client.ts';
import type { Address } from './import-people.ts';

interface Secret {
  readonly workspaceId: string;
  readonly secretKey: string;
}

/** An opt-out that outlived the contact it was of. */
export interface RememberedOptOut {
  readonly scope: string;
  readonly at: Date;
}

/**
 * Of these addresses, the keys of those whose owner was deleted after `since`. Only then are they hashed, which takes as long as
 * reading them.
 */
export async function erasedSince(
  scope: Scope,
  secret: Secret,
  addresses: readonly Address[],
  since: Date,
): Promise<Set<string>> {
  if ((await scope('erased_identities').where('erased_at', '>=', since).first('erased_at')) === undefined)
    return new Set();
  const keys = hashed(secret, addresses);
  const rows: { identity_hash: Buffer }[] = await scope('erased_identities')
    .where('erased_at', '>=', since)
    .whereRaw('identity_hash = ANY(?::bytea[])', [[...keys.keys()].map((hash) => Buffer.from(hash, 'hex'))])
    .select('identity_hash');
  return new Set(rows.flatMap(({ identity_hash: hash }) => keys.get(hash.toString('hex')) ?? []));
}

/** Opt-outs that are remembered of these addresses, by their keys. Somebody who asked for silence and was deleted still wants it. */
export async function rememberedOptOuts(
  scope: Scope,
  secret: Secret,
  addresses: readonly Address[],
): Promise<Map<string, RememberedOptOut[]>> {
  const found = new Map<string, RememberedOptOut[]>();
  if ((await scope('opted_out_addresses').first('scope')) === undefined) return found;
  const keys = hashed(secret, addresses);
  const rows: { address_hash: Buffer; scope: string; at: Date }[] = await scope('opted_out_addresses')
    .whereRaw('address_hash = ANY(?::bytea[])', [[...keys.keys()].map((hash) => Buffer.from(hash, 'hex'))])
    .select('address_hash', 'scope', 'at');
  for (const { address_hash: hash, scope: optedOutOf, at } of rows) {
    const key = keys.get(hash.toString('hex'));
    if (key !== undefined) found.set(key, [...(found.get(key) ?? []), { scope: optedOutOf, at }]);
  }
  return found;
}

const hashed = ({ workspaceId, secretKey }: Secret, addresses: readonly Address[]): Map<string, string> =>
  new Map(
    addresses.map(({ kind, value }) => [
      identityHash(secretKey, workspaceId, kind, '', value).toString('hex'),
      addressKey(kind, value),
    ]),
  );
