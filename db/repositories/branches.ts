import type { Knex } from 'knex';
import { v7 as uuidv7 } from 'uuid';
import type { Scope } from '../client.ts';

/** A place of the business. */
export interface BranchRow {
  readonly id: string;
  readonly name: string;
  readonly created_at: Date;
}

const COLUMNS = ['id', 'name', 'created_at'] as const;

export const listBranches = (scope: Scope): Promise<BranchRow[]> =>
  scope('branches')
    .whereNull('removed_at')
    .orderByRaw('lower(name), id')
    .select<BranchRow[]>(...COLUMNS);

/** @param id a well-formed UUID */
export const readBranch = (scope: Scope, id: string): Promise<BranchRow | undefined> =>
  scope('branches')
    .where({ id })
    .whereNull('removed_at')
    .first<BranchRow | undefined>(...COLUMNS);

/** Keeps a branch from being removed until the transaction ends. @returns false where there is none (any more) */
export const holdBranch = async (scope: Scope, id: string): Promise<boolean> =>
  (await scope('branches').where({ id }).whereNull('removed_at').forShare().first('id')) !== undefined;

/** @returns undefined where the workspace has a branch of this name, whatever its case */
export async function insertBranch(
  scope: Scope,
  branch: { readonly workspaceId: string; readonly name: string; readonly at: Date },
): Promise<BranchRow | undefined> {
  const [row] = await scope('branches')
    .insert({ id: uuidv7(), workspace_id: branch.workspaceId, name: branch.name, created_at: branch.at })
    .onConflict()
    .ignore()
    .returning<BranchRow[]>([...COLUMNS]);
  return row;
}

/** @throws a unique violation where another branch has the name */
export async function renameBranch(scope: Scope, id: string, name: string): Promise<void> {
  await scope('branches').where({ id }).update({ name });
}

/** From now on nobody can be put into it, and its name is free; {@link takeBranchOff} does the rest. */
export async function removeBranch(scope: Scope, id: string, at: Date): Promise<void> {
  await scope('branches').where({ id }).update({ removed_at: at });
  await scope('channel_connections').where({ branch_id: id }).update({ branch_id: null });
}

/** Contacts changed in one statement: small enough that nobody waits long for its locks. */
const PAGE = 1_000;

/**
 * Takes a removed branch off some of its contacts.
 *
 * @param db a scope, or a pool of the role `rapport_maintenance`
 * @returns whether it is off all of them, and forgotten
 */
export async function takeBranchOff(
  db: Knex,
  branch: { readonly id: string; readonly workspaceId: string },
): Promise<boolean> {
  const { rowCount } = await db.raw<{ rowCount: number }>(
    `UPDATE contacts SET branch_id = NULL WHERE id IN (
       SELECT id FROM contacts WHERE workspace_id = :workspaceId AND branch_id = :id ORDER BY id LIMIT ${String(PAGE)}
       FOR NO KEY UPDATE)`,
    { ...branch },
  );
  if (rowCount === PAGE) return false;
  await db('branches').where({ id: branch.id }).delete();
  return true;
}

/** Finishes what a removal has left to do. @param db a pool of the role `rapport_maintenance` */
export async function takeRemovedBranchesOff(db: Knex): Promise<void> {
  const removed = await db('branches')
    .whereNotNull('removed_at')
    .select<{ id: string; workspaceId: string }[]>('id', 'workspace_id as workspaceId');
  for (const branch of removed) while (!(await takeBranchOff(db, branch)));
}
