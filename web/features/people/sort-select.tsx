import { NativeSelect } from '@mantine/core';
import { IconArrowsSort } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { texts } from '../../texts/texts.ts';
import { DEFAULT_SORT, SORTS, type Sort } from './people-search.ts';
import { usePeopleSearch } from './use-people-search.ts';

const words = texts.people;

/** The order of the list. */
export function SortSelect(): ReactNode {
  const [{ sort = DEFAULT_SORT }, change] = usePeopleSearch();
  return (
    <NativeSelect
      aria-label={words.sortBy}
      leftSection={<IconArrowsSort size={16} aria-hidden />}
      data={SORTS.map((value) => ({ value, label: words.sorts[value] }))}
      value={sort}
      onChange={(event) => {
        const chosen = event.currentTarget.value as Sort;
        change(({ sort: _before, ...rest }) => (chosen === DEFAULT_SORT ? rest : { ...rest, sort: chosen }));
      }}
      w={258}
    />
  );
}
