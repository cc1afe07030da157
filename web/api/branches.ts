import { useQuery } from '@tanstack/react-query';
import { api, body } from './client.ts';
import type { paths } from './generated/schema.d.ts';

export type Branch = paths['/v1/branches']['get']['responses'][200]['content']['application/json']['items'][number];

// One array for all times: a new one at each call would look like other branches.
const NONE: readonly Branch[] = [];

/** The places of the business, by name; none for one that has a single place. */
export function useBranches(): readonly Branch[] {
  const { data } = useQuery({
    queryKey: ['branches'],
    queryFn: async () => body(await api.GET('/v1/branches')).items,
    staleTime: 5 * 60_000,
  });
  return data ?? NONE;
}
