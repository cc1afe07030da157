import { useQueries, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Contact } from '../../api/contacts.ts';
import { beginWalk, PAGE_ROWS, pageOptions, type Walk } from './contact-pages.ts';
import type { PeopleSearch } from './people-search.ts';

/** Rows beyond those already reached that the scrollbar offers: one drag to the end must not ask for a million rows. */
const AHEAD_ROWS = 20_000;

export interface ContactRows {
  /** How many rows the list has to scroll through; grows as one goes on. */
  readonly count: number;
  readonly rowAt: (index: number) => Contact | undefined;
  /** Nothing is known yet. */
  readonly loading: boolean;
  /** Shows the rows of other filters until those asked for are there. */
  readonly switching: boolean;
  readonly error: Error | null;
  readonly retry: () => void;
  /** Begins the list anew; the rows shown stay until the new ones are there. */
  readonly refresh: () => void;
}

/**
 * The rows of a list, fetched page by page as they come into sight.
 *
 * @param made first and last row that the page holds
 * @param total how many match, where it is known
 */
export function useContactRows(
  search: PeopleSearch,
  made: { readonly first: number; readonly last: number },
  total: number | undefined,
): ContactRows {
  const client = useQueryClient();
  const [wanted, setWanted] = useState(() => beginWalk(search));
  if (wanted.search !== search) setWanted(beginWalk(search));
  const begin = useQuery(pageOptions(client, wanted, 0));
  const [shown, setShown] = useState<Walk>(wanted);
  const ready = begin.data !== undefined;
  if (ready && shown !== wanted) setShown(wanted);

  const [firstPage, lastPage] = [Math.floor(made.first / PAGE_ROWS), Math.floor(made.last / PAGE_ROWS) + 1];
  const numbers = Array.from({ length: lastPage - firstPage + 1 }, (_each, index) => firstPage + index);
  const pages = useQueries({
    queries: numbers.map((page) => ({ ...pageOptions(client, shown, page), enabled: shown === wanted || page === 0 })),
  });
  const inSight = new Map(numbers.map((page, index) => [page, pages[index]?.data]));
  const rowAt = (index: number): Contact | undefined =>
    inSight.get(Math.floor(index / PAGE_ROWS))?.items[index % PAGE_ROWS];
  return {
    count: countOf(shown, total, pages[0]?.data?.items.length ?? 0),
    rowAt,
    loading: pages[0]?.data === undefined && begin.data === undefined && shown === wanted,
    switching: shown !== wanted,
    error: begin.error,
    retry: () => void begin.refetch(),
    refresh: () => setWanted(beginWalk(search)),
  };
}

/** Exact where the end was seen; else the total, as far as the scrollbar should reach. */
function countOf({ cursors, rows }: Walk, total: number | undefined, loaded: number): number {
  const reached = Math.max(1, ...cursors.keys()) * PAGE_ROWS;
  // Of a list of one page, a contact that was deleted is gone at once.
  if (rows !== null) return rows <= PAGE_ROWS ? loaded : rows;
  return Math.min(total ?? reached + PAGE_ROWS, reached + AHEAD_ROWS);
}
