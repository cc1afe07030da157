import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { api, body } from './client.ts';
import type { paths } from './generated/schema.d.ts';

export type Webhook = paths['/v1/webhooks']['get']['responses'][200]['content']['application/json']['items'][number];
export type NewWebhook = paths['/v1/webhooks']['post']['requestBody']['content']['application/json'];
type DeliveryList = paths['/v1/webhooks/{id}/deliveries']['get']['responses'][200]['content']['application/json'];
export type Delivery = DeliveryList['items'][number];

export const WEBHOOKS = ['webhooks'];

/** The endpoints that are told of events; undefined while they are not known yet. */
export function useWebhooks(): { data: readonly Webhook[] | undefined; error: Error | null; refetch: () => void } {
  const { data, error, refetch } = useQuery({
    queryKey: WEBHOOKS,
    queryFn: async () => body(await api.GET('/v1/webhooks')).items,
  });
  return { data, error, refetch: () => void refetch() };
}

/** What an endpoint was told, the newest first; asked for again each few seconds, since attempts go on by themselves. */
export function useDeliveries(id: string): {
  readonly deliveries: readonly Delivery[];
  readonly more: (() => void) | null;
} {
  const { data, hasNextPage, fetchNextPage } = useInfiniteQuery({
    queryKey: [...WEBHOOKS, id, 'deliveries'],
    queryFn: async ({ pageParam: cursor }) =>
      body(
        await api.GET('/v1/webhooks/{id}/deliveries', {
          params: { path: { id }, query: { limit: 20, state: [], ...(cursor === null ? {} : { cursor }) } },
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    refetchInterval: 5_000,
  });
  return {
    deliveries: data?.pages.flatMap(({ items }) => items) ?? [],
    more: hasNextPage ? () => void fetchNextPage() : null,
  };
}
