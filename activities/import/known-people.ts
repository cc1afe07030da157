import { isDeepStrictEqual } from 'node:util';
import { addressKey, type Known, type Person } from '../../domain/import/plan-rows.ts';
import type { Met } from '../../db/accept/claims.ts';
import type { Scope } from '../../db/client.ts';
import { lockContacts } from '../../db/repositories/erasure.ts';
import { findDrafts } from '../../db/repositories/import-drafts.ts';
import { findHolders, readPeople, type Holder, type StoredPerson } from '../../db/repositories/import-people.ts';
import { erasedSince } from '../../db/repositories/import-remembered.ts';
import { LostRace } from '../../db/retry.ts';
import { addressesOfPerson } from './new-people.ts';
import type { ReadBlock, Reading } from './reading.ts';

export interface KnownPeople extends Known {
  readonly people: Map<string, StoredPerson>;
  /** Who has typed an address that nobody vouches for, by its key. */
  readonly claims: ReadonlyMap<string, Holder>;
}

/**
 * Whom the addresses of a block belong to. Nobody is locked: most rows of a file that is imported again change nothing, and
 * locking a row writes as much as changing it.
 *
 * @param onOwners hears whom the rows are about; what it throws undoes the block
 */
export async function knownPeople(
  scope: Scope,
  secret: { readonly workspaceId: string; readonly secretKey: string },
  { file }: Reading,
  { addresses }: ReadBlock,
  onOwners: (contactIds: readonly string[]) => Promise<void>,
): Promise<KnownPeople> {
  const all = [...addresses.values()];
  const holders = [...(await findHolders(scope, all))];
  await onOwners([...new Set(holders.map(([, { contactId }]) => contactId))]);
  const owners = new Map(holders.flatMap(([key, each]) => (each.verified ? [[key, each.contactId] as const] : [])));
  const claims = new Map(holders.filter(([, { verified }]) => !verified));
  const contactIds = [...new Set(owners.values())];
  const people = await readPeople(scope, contactIds);
  // Between the two looks somebody was merged or deleted.
  if (contactIds.some((id) => !people.has(id))) throw new LostRace('the owner of an address has changed');
  const erased = await erasedSince(scope, secret, all, file.createdAt);
  if (file.dryRun) {
    const keys = [...addresses.keys()];
    for (const { person, keys: given } of await findDrafts(scope, file.id, { keys, contactIds })) {
      people.set(person.id, { ...person, isNew: false, quiet: true });
      for (const key of given) owners.set(key, person.id);
    }
  }
  return { owners, claims, people, erased };
}

/** Addresses of these people that somebody else has only typed. */
export function claimsMet(people: readonly Person[], { claims }: KnownPeople): Met[] {
  if (claims.size === 0) return [];
  return people.flatMap((person) =>
    addressesOfPerson(person).flatMap(({ kind, value }) => {
      const typist = claims.get(addressKey(kind, value));
      if (typist === undefined || typist.contactId === person.id) return [];
      const sides = { contactId: person.id, otherId: typist.contactId, here: true, there: false };
      return [{ kind, value, ...sides, hereOrigin: person.id, thereOrigin: typist.originId }];
    }),
  );
}

/**
 * Locks those of whom something will be written, in the order of all writers, and looks whether they are still as they were when
 * that was planned.
 *
 * @throws LostRace when somebody else has changed one of them meanwhile: the rows are then planned anew
 */
export async function holdAsPlanned(
  scope: Scope,
  planned: readonly StoredPerson[],
  typists: readonly string[],
): Promise<void> {
  if (planned.length + typists.length === 0) return;
  const contactIds = planned.map(({ id }) => id);
  await lockContacts(scope, [...new Set([...contactIds, ...typists])]);
  const people = await readPeople(scope, contactIds);
  if (!planned.every((person) => isDeepStrictEqual(people.get(person.id), person))) {
    throw new LostRace('a contact has changed since its row was read');
  }
}
