import { keepPreviousData, useInfiniteQuery, useQuery, type UseQueryResult } from '@tanstack/react-query';
import { api, body } from './client.ts';
import type { paths } from './generated/schema.d.ts';

type Json<Answer> = Answer extends { content: { 'application/json': infer Body } } ? Body : never;

export type ContactsChart = Json<paths['/v1/analytics/contacts']['get']['responses'][200]>;
export type SentimentChart = Json<paths['/v1/analytics/sentiment']['get']['responses'][200]>;
export type ResponsesChart = Json<paths['/v1/analytics/responses']['get']['responses'][200]>;
export type FollowUpsChart = Json<paths['/v1/analytics/follow-ups']['get']['responses'][200]>;
export type ModelUse = Json<paths['/v1/analytics/model-use']['get']['responses'][200]>;

/** Days of the business's time zone, both included. */
export type PeriodQuery = NonNullable<paths['/v1/analytics/contacts']['get']['parameters']['query']>;
export type BehindQuery = NonNullable<paths['/v1/analytics/contacts-behind']['get']['parameters']['query']>;

/** Counting again at every look would keep the database busy for numbers that hardly move. */
const FRESH_MS = 60_000;

function useChart<Chart>(name: string, query: PeriodQuery, ask: () => Promise<Chart>): UseQueryResult<Chart> {
  return useQuery({
    queryKey: ['analytics', name, query],
    queryFn: ask,
    staleTime: FRESH_MS,
    placeholderData: keepPreviousData,
  });
}

export const useContactsChart = (query: PeriodQuery): UseQueryResult<ContactsChart> =>
  useChart('contacts', query, async () => body(await api.GET('/v1/analytics/contacts', { params: { query } })));

export const useSentimentChart = (query: PeriodQuery): UseQueryResult<SentimentChart> =>
  useChart('sentiment', query, async () => body(await api.GET('/v1/analytics/sentiment', { params: { query } })));

export const useResponsesChart = (query: PeriodQuery): UseQueryResult<ResponsesChart> =>
  useChart('responses', query, async () => body(await api.GET('/v1/analytics/responses', { params: { query } })));

export const useFollowUpsChart = (query: PeriodQuery): UseQueryResult<FollowUpsChart> =>
  useChart('follow-ups', query, async () => body(await api.GET('/v1/analytics/follow-ups', { params: { query } })));

export const useModelUse = (): UseQueryResult<ModelUse> =>
  useChart('model-use', {}, async () => body(await api.GET('/v1/analytics/model-use')));

type Page = Json<paths['/v1/analytics/contacts-behind']['get']['responses'][200]>;

/** The contacts that a number is made of, page by page. */
export function useContactsBehind(query: BehindQuery): {
  readonly contacts: Page['items'] | undefined;
  readonly more: (() => void) | null;
} {
  const { data, hasNextPage, fetchNextPage } = useInfiniteQuery({
    queryKey: ['analytics', 'behind', query],
    queryFn: async ({ pageParam }) =>
      body(
        await api.GET('/v1/analytics/contacts-behind', {
          params: { query: { ...query, ...(pageParam === null ? {} : { cursor: pageParam }) } },
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
  return {
    contacts: data?.pages.flatMap(({ items }) => items),
    more: hasNextPage ? () => void fetchNextPage() : null,
  };
}
