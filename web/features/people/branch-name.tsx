import type { ReactNode } from 'react';
import { useBranches } from '../../api/branches.ts';

/** The place of the business that a contact belongs to, by name; nothing for none. */
export function BranchName({ id }: { id: string | null }): ReactNode {
  const branches = useBranches();
  return id === null ? null : (branches.find((branch) => branch.id === id)?.name ?? null);
}
