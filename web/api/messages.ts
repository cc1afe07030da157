import { useInfiniteQuery, useMutation, useQueryClient, type UseMutationResult } from '@tanstack/react-query';
import { api, body } from './client.ts';
import type { paths } from './generated/schema.d.ts';
import { useLiveInvalidation } from './use-live.ts';

type MessageList = paths['/v1/contacts/{id}/messages']['get']['responses'][200]['content']['application/json'];
export type Message = MessageList['items'][number];

const PAGE = 50;

/** A contact's messages, newest page first, kept as they arrive. */
export function useMessages(contactId: string) {
  useLiveInvalidation(
    ['message.received', 'message.changed'],
    [['contact', contactId, 'messages']],
    (message) => message.contactId === contactId,
  );
  return useInfiniteQuery({
    queryKey: ['contact', contactId, 'messages'],
    queryFn: async ({ pageParam }) => {
      const query = { order: 'desc' as const, limit: PAGE, ...(pageParam === '' ? {} : { cursor: pageParam }) };
      return body(await api.GET('/v1/contacts/{id}/messages', { params: { path: { id: contactId }, query } }));
    },
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
}

/** Sends a person's answer through the conversation's channel. It is in the transcript once this resolves. */
export function useAnswer(
  contactId: string,
): UseMutationResult<Message, Error, { conversationId: string; text: string }> {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({ conversationId, text }: { conversationId: string; text: string }) =>
      body(
        await api.POST('/v1/conversations/{id}/messages', { params: { path: { id: conversationId } }, body: { text } }),
      ),
    onSuccess: () => client.invalidateQueries({ queryKey: ['contact', contactId, 'messages'] }),
  });
}
