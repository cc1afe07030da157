import type { Scope } from '../../db/client.ts';
import { readBranch } from '../../db/repositories/branches.ts';
import { impossible } from '../problem.ts';
import { uuid } from '../schemas/common.ts';

/** Whether this names a branch of the workspace; any text may be asked about. */
export const isBranch = async (scope: Scope, id: string): Promise<boolean> =>
  uuid.safeParse(id).success && (await readBranch(scope, id)) !== undefined;

/** @throws Problem 422 `unknown_branch`; nothing for null, which takes a branch away */
export async function requireBranch(scope: Scope, branchId: string | null): Promise<void> {
  if (branchId === null || (await isBranch(scope, branchId))) return;
  throw impossible('unknown_branch', [{ path: 'branchId', message: 'names no branch' }], 'There is no such branch.');
}
