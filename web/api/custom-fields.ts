import { useQuery } from '@tanstack/react-query';
import { api, body } from './client.ts';
import type { paths } from './generated/schema.d.ts';

export type CustomField =
  paths['/v1/custom-fields']['get']['responses'][200]['content']['application/json']['items'][number];

/** The fields that the workspace has made up, in its order. */
export function useCustomFields(): readonly CustomField[] {
  const { data } = useQuery({
    queryKey: ['custom-fields'],
    queryFn: async () => body(await api.GET('/v1/custom-fields')).items,
    staleTime: 5 * 60_000,
  });
  return data ?? [];
}
