import { useInfiniteQuery, useQuery, type InfiniteData, type QueryClient } from '@tanstack/react-query';
import { api, body } from './client.ts';
import type { paths } from './generated/schema.d.ts';

type FollowUpList = paths['/v1/follow-ups']['get']['responses'][200]['content']['application/json'];
export type FollowUp = FollowUpList['items'][number];
export type FollowUpState = FollowUp['state'];
export type FollowUpKind = FollowUp['kind'];
export type FollowUpStats = paths['/v1/follow-ups/stats']['get']['responses'][200]['content']['application/json'];

/** What the server tells of a follow-up that changed; its texts are not among it. */
export type ChangedFollowUp = Pick<
  FollowUp,
  | 'id'
  | 'state'
  | 'channel'
  | 'dueAt'
  | 'attempt'
  | 'outcome'
  | 'reason'
  | 'sentAt'
  | 'decidedBy'
  | 'decidedAt'
  | 'version'
> & { readonly contactId: string };

export interface FollowUpFilter {
  readonly state?: readonly FollowUpState[];
  readonly kind?: readonly FollowUpKind[];
  readonly contactId?: string;
}

const PAGE = 50;

type Pages = InfiniteData<FollowUpList>;

/** Follow-ups, newest first, page by page. */
export function useFollowUps({ state = [], kind = [], contactId }: FollowUpFilter) {
  return useInfiniteQuery({
    queryKey: ['follow-ups', 'list', { state, kind, contactId }],
    queryFn: async ({ pageParam }) => {
      const query = { state: [...state], kind: [...kind], limit: PAGE };
      const named = {
        ...(contactId === undefined ? {} : { contactId }),
        ...(pageParam === '' ? {} : { cursor: pageParam }),
      };
      return body(await api.GET('/v1/follow-ups', { params: { query: { ...query, ...named } } }));
    },
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
}

export async function readFollowUp(id: string): Promise<FollowUp> {
  return body(await api.GET('/v1/follow-ups/{id}', { params: { path: { id } } }));
}

/** Totals and rates, over all and for each trigger. */
export function useFollowUpStats(): FollowUpStats | undefined {
  const { data } = useQuery({
    queryKey: ['follow-ups', 'stats'],
    queryFn: async () => body(await api.GET('/v1/follow-ups/stats')),
  });
  return data;
}

/** Changes one follow-up in every list that is in memory. */
export function patchFollowUp(client: QueryClient, id: string, change: Partial<FollowUp>): void {
  client.setQueriesData<Pages>({ queryKey: ['follow-ups', 'list'] }, (pages) => {
    if (!pages?.pages.some(({ items }) => items.some((item) => item.id === id))) return pages;
    return {
      ...pages,
      pages: pages.pages.map((page) => ({
        ...page,
        items: page.items.map((item) => (item.id === id ? { ...item, ...change } : item)),
      })),
    };
  });
}
