import { linkFor, type Key } from '../../../domain/merge/keys.ts';
import { reasonOf } from '../../../domain/merge/reasons.ts';
import type { Met } from '../../accept/claims.ts';
import type { Scope } from '../../client.ts';
import { areKeptApart, suggestMerge } from './suggestion-rows.ts';

/**
 * What follows from addresses of theirs that other contacts have: a link, which the contact's workflow carries out, or a suggestion
 * (product.md section 1).
 *
 * @returns contacts that are to be linked
 */
export async function relateMet(
  scope: Scope,
  workspaceId: string,
  met: readonly Met[],
  at: Date,
): Promise<ReadonlySet<string>> {
  const linked = new Set<string>();
  for (const each of met) if ((await relate(scope, workspaceId, each, at)) === 'link') linked.add(each.contactId);
  return linked;
}

async function relate(scope: Scope, workspaceId: string, met: Met, at: Date): Promise<'link' | 'suggest' | 'apart'> {
  const { contactId, otherId, kind, here, there } = met;
  const pair = { workspaceId, contactId, otherId };
  if (await areKeptApart(scope, pair)) return 'apart';
  const keys = await keysOf(scope, [contactId, otherId]);
  // Whoever of the two has the address now, it is what both have in common.
  const withShared = (id: string, verified: boolean): Key[] => [
    ...(keys.get(id) ?? []),
    { kind, scope: '', value: met.value, verified },
  ];
  const [own, others] = [withShared(contactId, here), withShared(otherId, there)];
  const link = linkFor({ kind, here, there }, own, others, await autoLink(scope));
  // Said on one side alone: that one's conversations are not to be trusted. On neither, the later seen one's.
  const claimedBy = here === there ? [] : [here ? met.thereOrigin : met.hereOrigin];
  const state = link.verdict === 'link' ? 'linking' : 'open';
  await suggestMerge(scope, pair, { state, ground: link.ground, reason: reasonOf(kind), claimedBy, at });
  return link.verdict;
}

async function keysOf(scope: Scope, contactIds: readonly string[]): Promise<Map<string, Key[]>> {
  const rows: (Key & { contact_id: string })[] = await scope('contact_identities')
    .whereIn('contact_id', [...contactIds])
    .select('contact_id', 'kind', 'scope', 'value', 'verified');
  const keys = new Map<string, Key[]>();
  for (const { contact_id, ...key } of rows) keys.set(contact_id, [...(keys.get(contact_id) ?? []), key]);
  return keys;
}

async function autoLink(scope: Scope): Promise<'claimed' | 'verified'> {
  const row = await scope('settings')
    .orderBy('version', 'desc')
    .first<{ value: 'claimed' | 'verified' }>(scope.raw(`document #>> '{identity,autoLink}' AS value`));
  return row?.value ?? 'verified';
}
