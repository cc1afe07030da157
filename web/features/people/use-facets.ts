import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { api, body } from '../../api/client.ts';
import type { Facets } from '../../api/contacts.ts';
import { useLiveInvalidation } from '../../api/use-live.ts';
import { asQuery, filtersOf, type PeopleSearch } from './people-search.ts';

/** How many contacts match, and how many each pill would leave; the last known counts stay while new ones are on the way. */
export function useFacets(search: PeopleSearch): { facets: Facets | undefined; counting: boolean } {
  const filters = useMemo(() => filtersOf(search), [search]);
  const { data, isPending } = useQuery({
    queryKey: ['contacts', 'facets', filters],
    queryFn: async ({ signal }) =>
      body(await api.GET('/v1/contacts/facets', { params: { query: asQuery(filters) }, signal })),
    placeholderData: keepPreviousData,
  });
  useLiveInvalidation(['contact.updated', 'contact.deleted', 'contact.merged'], [['contacts', 'facets']]);
  return { facets: data, counting: isPending };
}
