import { useLocalStorage } from '@mantine/hooks';
import type { ColumnVisibilityState } from '@tanstack/react-table';
import { useMemo } from 'react';
import { useBranches } from '../../api/branches.ts';
import { HIDDEN_AT_FIRST } from './columns.tsx';

/** Which columns this browser shows; the branch by itself where the business has several. */
export function useColumns(): [ColumnVisibilityState, (visibility: ColumnVisibilityState) => void] {
  const several = useBranches().length > 1;
  const [chosen, choose] = useLocalStorage<ColumnVisibilityState>({
    key: 'rapport-people-columns',
    defaultValue: HIDDEN_AT_FIRST,
    getInitialValueInEffect: false,
  });
  // The same as long as it says the same, or every row would be drawn again.
  const visibility = useMemo(() => ({ branch: several, ...chosen }), [several, chosen]);
  return [visibility, choose];
}
