import { useInfiniteQuery, useMutation, useQueryClient, type UseMutationResult } from '@tanstack/react-query';
import { api, body } from './client.ts';
import type { Channel } from '../design/vocabulary.ts';
import type { paths } from './generated/schema.d.ts';
import { useLiveInvalidation } from './use-live.ts';

type ConversationList = paths['/v1/conversations']['get']['responses'][200]['content']['application/json'];
type ConversationQuery = NonNullable<paths['/v1/conversations']['get']['parameters']['query']>;
export type Conversation = ConversationList['items'][number];

/** Who answers in a conversation from here on: a person (`take-over`), or the AI again (`release`). */
export type HandOver = 'take-over' | 'release';

export function useHandOver(): UseMutationResult<Conversation, Error, { id: string; to: HandOver }> {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({ id, to }: { id: string; to: HandOver }) => {
      const params = { path: { id } };
      return body(
        to === 'take-over'
          ? await api.POST('/v1/conversations/{id}/take-over', { params })
          : await api.POST('/v1/conversations/{id}/release', { params }),
      );
    },
    onSuccess: ({ contactId }) =>
      Promise.all([
        client.invalidateQueries({ queryKey: ['contact', contactId] }),
        client.invalidateQueries({ queryKey: ['conversations'] }),
      ]),
  });
}

export interface ConversationFilter {
  readonly handledBy?: 'ai' | 'human';
  readonly state?: 'flagged';
  readonly channel?: Channel;
}

const PAGE = 50;

/** Conversations, the one written in last first, kept as the server has them. */
export function useConversations({ handledBy, state, channel }: ConversationFilter) {
  useLiveInvalidation(
    ['message.received', 'message.changed', 'conversation.changed', 'review.changed', 'contact.deleted'],
    [['conversations']],
  );
  return useInfiniteQuery({
    queryKey: ['conversations', 'list', { handledBy, state, channel }],
    queryFn: async ({ pageParam }) => {
      const filters = {
        ...(handledBy ? { handledBy } : {}),
        ...(state ? { state } : {}),
        ...(channel ? { channel: [channel] } : {}),
      };
      const query = { limit: PAGE, ...filters, ...(pageParam === '' ? {} : { cursor: pageParam }) };
      return body(await api.GET('/v1/conversations', { params: { query: query as ConversationQuery } }));
    },
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
}
