import { notifications } from '@mantine/notifications';
import {
  useMutation,
  useQuery,
  useQueryClient,
  type UseMutationResult,
  type UseQueryResult,
} from '@tanstack/react-query';
import { api, body } from '../../api/client.ts';
import type { paths } from '../../api/generated/schema.d.ts';
import { firstHourTexts } from '../../texts/first-hour.ts';
import { showJob } from '../people/show-job.tsx';

type Sample = paths['/v1/sample']['get']['responses'][200]['content']['application/json'];

const KEY = ['sample'];

/** Whether there is sample data to load, and how much of it is there. */
export const useSample = (): UseQueryResult<Sample> =>
  useQuery({ queryKey: KEY, queryFn: async () => body(await api.GET('/v1/sample')) });

export function useLoadSample(): UseMutationResult<void, Error, void> {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async () => {
      const { contacts } = body(await api.POST('/v1/sample'));
      notifications.show({ color: 'green', message: firstHourTexts.sample.loaded(contacts) });
    },
    onSuccess: () => {
      for (const queryKey of [KEY, ['tags'], ['contacts']]) void client.invalidateQueries({ queryKey });
    },
  });
}

export function useRemoveSample(): UseMutationResult<void, Error, void> {
  const client = useQueryClient();
  const again = (): void => {
    for (const queryKey of [KEY, ['tags'], ['contacts']]) void client.invalidateQueries({ queryKey });
  };
  return useMutation({
    mutationFn: async () => showJob(body(await api.DELETE('/v1/sample')).job.id, 'delete', again),
    onSuccess: again,
  });
}
