import { v7 as uuidv7 } from 'uuid';
import { changedParts, takeRow, type Known, type Person, type RowOutcome } from '../../domain/import/plan-rows.ts';
import { isFault } from '../../domain/import/read-row.ts';
import type { Scope } from '../../db/client.ts';
import { lockContacts } from '../../db/repositories/erasure.ts';
import { takeBlock } from '../../db/repositories/import-blocks.ts';
import { changePeople } from '../../db/repositories/import-changes.ts';
import { findDrafts, keepDrafts } from '../../db/repositories/import-drafts.ts';
import { insertPeople, type Importing } from '../../db/repositories/import-new.ts';
import { insertOutcomes, type RowResult } from '../../db/repositories/import-outcomes.ts';
import { findOwners, readPeople, type StoredPerson } from '../../db/repositories/import-people.ts';
import { erasedSince, rememberedOptOuts } from '../../db/repositories/import-remembered.ts';
import { tagsOfNames } from '../../db/repositories/import-tags.ts';
import { addProgress, readRunningJob } from '../../db/repositories/jobs.ts';
import { LostRace } from '../../db/retry.ts';
import type { JobRef } from '../../workflows/bulk-definitions.ts';
import type { BulkDeps } from '../bulk/deps.ts';
import { changedPerson } from './changed-people.ts';
import { newPeople } from './new-people.ts';
import type { ReadBlock, Reading } from './reading.ts';

/** Of a dry run, rows of the file's beginning that are shown with what would become of them. */
const SHOWN = 100;
/** Tags that a file makes; a person colours them. */
const TAG_COLOR = 'gray';

export type Taken =
  | { readonly kind: 'taken'; /** Contacts whose workflows have something new to judge. */ readonly woken: number }
  /** Somebody else took it meanwhile. */
  | { readonly kind: 'gone' }
  /** The job is over, or is to stop. */
  | { readonly kind: 'stop' };

/**
 * Takes the rows of one block in one transaction, or says of a dry run's what would become of them.
 *
 * @param onOwners hears whom the rows are about, before anybody is locked; what it throws undoes the block
 */
export async function takeBlockIn(
  { secretKey, clock }: Pick<BulkDeps, 'secretKey' | 'clock'>,
  scope: Scope,
  { workspaceId, jobId }: JobRef,
  reading: Reading,
  block: ReadBlock,
  onOwners: (contactIds: readonly string[]) => Promise<void>,
): Promise<Taken> {
  const job = await readRunningJob(scope, jobId);
  if (!job || job.cancelRequested) return { kind: 'stop' };
  if (!(await takeBlock(scope, { importId: jobId, block: block.block }))) return { kind: 'gone' };
  const importing: Importing = { workspaceId, actor: job.actor, at: clock() };
  const before = await knownOf(scope, { workspaceId, secretKey }, reading, block, onOwners);
  const known: Known = { ...before, owners: new Map(before.owners), people: new Map(before.people) };
  const results = block.rows.map(({ row, read }): RowResult => {
    const outcome: RowOutcome = isFault(read)
      ? { kind: 'rejected', ...read, contactId: null }
      : takeRow(read, known, reading.file.existing, uuidv7);
    return { row, outcome };
  });
  const changed = [...known.people.values()].filter((person) => differs(before.people.get(person.id), person));
  const woken = reading.file.dryRun
    ? await keepAsDrafts(scope, { workspaceId, importId: jobId }, known, changed)
    : await write(scope, { importing, secretKey }, reading, { block, stored: before.people, changed });
  await insertOutcomes(scope, { workspaceId, importId: jobId }, results.filter(isKept(reading, block)));
  await addProgress(scope, jobId, progressOf(results));
  return { kind: 'taken', woken };
}

const differs = (before: Person | undefined, after: Person): boolean =>
  before === undefined || changedParts(before, after).length > 0;

const isKept =
  ({ file: { dryRun } }: Reading, { block }: ReadBlock) =>
  ({ outcome }: RowResult, place: number): boolean =>
    outcome.kind === 'rejected' || (dryRun && block === 0 && place < SHOWN);

interface KnownPeople extends Known {
  readonly people: Map<string, StoredPerson>;
}

/** Whom the addresses of a block belong to, locked in the order of all writers unless nothing will be written. */
async function knownOf(
  scope: Scope,
  secret: { readonly workspaceId: string; readonly secretKey: string },
  { file }: Reading,
  { addresses }: ReadBlock,
  onOwners: (contactIds: readonly string[]) => Promise<void>,
): Promise<KnownPeople> {
  const all = [...addresses.values()];
  const found = await findOwners(scope, all);
  const contactIds = [...new Set(found.values())];
  await onOwners(contactIds);
  if (!file.dryRun && contactIds.length > 0) await lockContacts(scope, contactIds);
  const owners = contactIds.length === 0 ? found : await findOwners(scope, all);
  const people = await readPeople(scope, contactIds);
  // Between the two looks somebody was merged, deleted, or given one of the addresses.
  if ([...owners.values()].some((id) => !people.has(id))) throw new LostRace('the owner of an address has changed');
  const erased = await erasedSince(scope, secret, all, file.createdAt);
  if (file.dryRun) {
    const keys = [...addresses.keys()];
    for (const { person, keys: given } of await findDrafts(scope, file.id, { keys, contactIds })) {
      people.set(person.id, { ...person, isNew: false, quiet: true });
      for (const key of given) owners.set(key, person.id);
    }
  }
  return { owners, people, erased };
}

async function keepAsDrafts(
  scope: Scope,
  key: { readonly workspaceId: string; readonly importId: string },
  { owners }: Known,
  changed: readonly Person[],
): Promise<0> {
  const keys = new Map<string, string[]>(changed.map(({ id }) => [id, []]));
  for (const [address, id] of owners) keys.get(id)?.push(address);
  await keepDrafts(
    scope,
    key,
    changed.map((person) => ({ person, keys: keys.get(person.id) ?? [] })),
  );
  return 0;
}

interface Writing {
  readonly importing: Importing;
  readonly secretKey: string;
}

/** @returns how many workflows have something new to judge */
async function write(
  scope: Scope,
  { importing, secretKey }: Writing,
  reading: Reading,
  plan: {
    readonly block: ReadBlock;
    readonly stored: ReadonlyMap<string, StoredPerson>;
    readonly changed: readonly Person[];
  },
): Promise<number> {
  const { block, stored, changed } = plan;
  const secret = { workspaceId: importing.workspaceId, secretKey };
  const made = changed.filter(({ isNew }) => isNew);
  const tags = await tagsOfNames(scope, importing.workspaceId, tagNames(block, changed), TAG_COLOR);
  const remembered =
    made.length === 0
      ? new Map<string, never>()
      : await rememberedOptOuts(scope, secret, [...block.addresses.values()]);
  await insertPeople(scope, importing, newPeople(made, { importing, reading, tags, remembered }));
  const changes = changed.flatMap((person) => {
    const before = stored.get(person.id);
    return before === undefined ? [] : [changedPerson(before, person, tags, reading)];
  });
  await changePeople(scope, importing, changes);
  return changes.filter(({ edits }) => edits.length > 0).length;
}

/** As the file writes them, for those that some contact gets. */
function tagNames({ rows }: ReadBlock, changed: readonly Person[]): string[] {
  const wanted = new Set(changed.flatMap(({ tags }) => tags));
  const names = new Map<string, string>();
  for (const { read } of rows) {
    if (isFault(read)) continue;
    for (const tag of read.tags) {
      if (wanted.has(tag.toLowerCase()) && !names.has(tag.toLowerCase())) names.set(tag.toLowerCase(), tag);
    }
  }
  return [...names.values()];
}

function progressOf(results: readonly RowResult[]): { done: number; failed: number; tally: Record<string, number> } {
  const tally: Record<string, number> = {};
  for (const { outcome } of results) {
    const parts = outcome.kind === 'rejected' ? ['rejected', `rejected.${outcome.reason}`] : [outcome.kind];
    for (const part of parts) tally[part] = (tally[part] ?? 0) + 1;
  }
  const failed = tally['rejected'] ?? 0;
  return { done: results.length - failed, failed, tally };
}
