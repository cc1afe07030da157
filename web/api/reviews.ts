import {
  useInfiniteQuery,
  useMutation,
  useQueryClient,
  type InfiniteData,
  type UseMutationResult,
} from '@tanstack/react-query';
import { api, body } from './client.ts';
import type { paths } from './generated/schema.d.ts';
import { useLiveInvalidation } from './use-live.ts';

type ReviewList = paths['/v1/reviews']['get']['responses'][200]['content']['application/json'];
export type Review = ReviewList['items'][number];
export type ReviewState = Review['state'];
export type ReviewAction = 'take-over' | 'resolve' | 'dismiss';

const PAGE = 100;

/** Reviews in one of these states, newest first, kept as the server has them. */
export function useReviews(state: readonly ReviewState[]) {
  useLiveInvalidation(['review.changed'], [['reviews']]);
  return useInfiniteQuery({
    queryKey: ['reviews', 'list', state],
    queryFn: async ({ pageParam }) => {
      const query = { state: [...state], limit: PAGE, ...(pageParam === '' ? {} : { cursor: pageParam }) };
      return body(await api.GET('/v1/reviews', { params: { query } }));
    },
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
}

const STATE_AFTER: Readonly<Record<ReviewAction, ReviewState>> = {
  'take-over': 'taken_over',
  resolve: 'resolved',
  dismiss: 'dismissed',
};

interface Decision {
  /** All of one conversation. */
  readonly reviews: readonly Review[];
  readonly action: ReviewAction;
}

async function send({ reviews, action }: Decision): Promise<void> {
  for (const { id } of reviews) {
    const params = { path: { id } };
    if (action === 'take-over') await api.POST('/v1/reviews/{id}/take-over', { params });
    else if (action === 'resolve') await api.POST('/v1/reviews/{id}/resolve', { params });
    else await api.POST('/v1/reviews/{id}/dismiss', { params });
  }
}

/** A person's decision about the reviews of a conversation: shown at once, taken back on the screen when it is refused. */
export function useReviewAction(): UseMutationResult<void, Error, Decision> {
  const client = useQueryClient();
  const lists = { queryKey: ['reviews', 'list'] };
  return useMutation({
    mutationFn: send,
    onMutate: async ({ reviews, action }) => {
      // An answer that is under way would put back what is decided now.
      await client.cancelQueries(lists);
      const ids = new Set(reviews.map(({ id }) => id));
      client.setQueriesData<InfiniteData<ReviewList>>(
        lists,
        (pages) =>
          pages && {
            ...pages,
            pages: pages.pages.map((page) => ({
              ...page,
              items: page.items.map((item) => (ids.has(item.id) ? { ...item, state: STATE_AFTER[action] } : item)),
            })),
          },
      );
    },
    // Whatever became of it, what the server has is what counts: after a refusal it stands here again.
    onSettled: (_answer, _error, { reviews }) =>
      Promise.all([
        client.invalidateQueries({ queryKey: ['reviews'] }),
        client.invalidateQueries({ queryKey: ['conversations'] }),
        client.invalidateQueries({ queryKey: ['contact', reviews[0]?.contact.id] }),
      ]),
  });
}
