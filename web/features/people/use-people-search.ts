import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback } from 'react';
import type { PeopleSearch } from './people-search.ts';

/** What the screen shows, out of its address, and how to show something else. */
export function usePeopleSearch(): readonly [
  PeopleSearch,
  (change: (search: PeopleSearch) => PeopleSearch, options?: { replace?: boolean }) => void,
] {
  const search = useSearch({ from: '/signed-in/people' });
  const navigate = useNavigate();
  const change = useCallback(
    (make: (search: PeopleSearch) => PeopleSearch, { replace = false } = {}) =>
      void navigate({ to: '.', search: (before) => make(before as PeopleSearch), replace }),
    [navigate],
  );
  return [search, change];
}
