import { v7 as uuidv7 } from 'uuid';
import {
  addressKey,
  changedParts,
  takeRow,
  type IdentityKind,
  type Known,
  type Person,
  type RowOutcome,
} from '../../domain/import/plan-rows.ts';
import { isFault } from '../../domain/import/read-row.ts';
import type { Scope } from '../../db/client.ts';
import { takeBlock } from '../../db/repositories/import-blocks.ts';
import { changePeople } from '../../db/repositories/import-changes.ts';
import { keepDrafts } from '../../db/repositories/import-drafts.ts';
import { insertPeople, type Importing } from '../../db/repositories/import-new.ts';
import { insertOutcomes, type RowResult } from '../../db/repositories/import-outcomes.ts';
import { takeOverClaims } from '../../db/repositories/import-claims.ts';
import { rememberedOptOuts } from '../../db/repositories/import-remembered.ts';
import { tagsOfNames } from '../../db/repositories/import-tags.ts';
import { addProgress, readRunningJob } from '../../db/repositories/jobs.ts';
import type { JobRef } from '../../workflows/bulk-definitions.ts';
import type { BulkDeps } from '../bulk/deps.ts';
import { changedPerson } from './changed-people.ts';
import { claimsMet, holdAsPlanned, knownPeople, type KnownPeople } from './known-people.ts';
import { newPeople, untouched } from './new-people.ts';
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
  const before = await knownPeople(scope, { workspaceId, secretKey }, reading, block, onOwners);
  const known: Known = { ...before, owners: new Map(before.owners), people: new Map(before.people) };
  const results = block.rows.map(({ row, read, addresses }): RowResult => {
    const outcome: RowOutcome = isFault(read)
      ? { kind: 'rejected', ...read, contactId: null }
      : takeRow(read, addresses, known, reading.file.existing, uuidv7);
    return { row, outcome };
  });
  const changed = [...known.people.values()].filter((person) => differs(before.people.get(person.id), person));
  const woken = reading.file.dryRun
    ? await keepAsDrafts(scope, { workspaceId, importId: jobId }, known, changed)
    : await write(scope, { importing, secretKey }, reading, { block, before, changed });
  await insertOutcomes(scope, { workspaceId, importId: jobId }, results.filter(isKept(reading, block)));
  await addProgress(scope, jobId, progressOf(results));
  return { kind: 'taken', woken };
}

const differs = (before: Person | undefined, after: Person): boolean =>
  before === undefined || (before !== after && changedParts(before, after).length > 0);

const isKept =
  ({ file: { dryRun } }: Reading, { block }: ReadBlock) =>
  ({ outcome }: RowResult, place: number): boolean =>
    outcome.kind === 'rejected' || (dryRun && block === 0 && place < SHOWN);

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

interface Plan {
  readonly block: ReadBlock;
  readonly before: KnownPeople;
  readonly changed: readonly Person[];
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
  { block, before, changed }: Plan,
): Promise<number> {
  if (changed.length === 0) return 0;
  const secret = { workspaceId: importing.workspaceId, secretKey };
  const stored = changed.flatMap(({ id }) => before.people.get(id) ?? []);
  const met = claimsMet(changed, before);
  await holdAsPlanned(
    scope,
    stored,
    met.map(({ otherId }) => otherId),
  );
  const made = changed.filter(({ isNew }) => isNew);
  const tags = await tagsOfNames(scope, importing.workspaceId, tagNames(block, changed), TAG_COLOR);
  const remembered =
    made.length === 0
      ? new Map<string, never>()
      : await rememberedOptOuts(scope, secret, [...block.addresses.values()]);
  const typed = new Set(met.map(({ kind, value }) => addressKey(kind as IdentityKind, value)));
  const people = newPeople(made, { importing, reading, tags, remembered, typed });
  await insertPeople(scope, importing, people, untouched(importing, reading));
  const changes = changed.flatMap((person) => {
    const known = before.people.get(person.id);
    return known === undefined ? [] : [changedPerson(known, person, { reading, tags, typed })];
  });
  await changePeople(scope, importing, changes);
  const woken = await takeOverClaims(scope, importing, met);
  return woken + changes.filter(({ edits }) => edits.length > 0).length;
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
