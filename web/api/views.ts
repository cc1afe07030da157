import { useMutation, useQuery, useQueryClient, type UseMutationResult } from '@tanstack/react-query';
import { api, body } from './client.ts';
import type { paths } from './generated/schema.d.ts';

export type SavedView = paths['/v1/views']['get']['responses'][200]['content']['application/json']['items'][number];
export type NewView = Pick<SavedView, 'name' | 'query' | 'shared'>;

const KEY = ['views'];

/** Saved sets of filters: those of the workspace and one's own. */
export function useViews(): readonly SavedView[] {
  const { data } = useQuery({ queryKey: KEY, queryFn: async () => body(await api.GET('/v1/views')).items });
  return data ?? [];
}

export function useSaveView(): UseMutationResult<SavedView, Error, NewView> {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (view: NewView) => body(await api.POST('/v1/views', { body: view })),
    onSuccess: () => client.invalidateQueries({ queryKey: KEY }),
  });
}

export function useDeleteView(): UseMutationResult<void, Error, string> {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (id: string) => void (await api.DELETE('/v1/views/{id}', { params: { path: { id } } })),
    onSuccess: () => client.invalidateQueries({ queryKey: KEY }),
  });
}
