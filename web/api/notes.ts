import { useInfiniteQuery } from '@tanstack/react-query';
import { api, body } from './client.ts';

const PAGE = 10;

/** What the team has written down about a contact, newest first. */
export function useNotes(contactId: string) {
  return useInfiniteQuery({
    queryKey: ['contact', contactId, 'notes'],
    queryFn: async ({ pageParam }) => {
      const query = { limit: PAGE, ...(pageParam === '' ? {} : { cursor: pageParam }) };
      return body(await api.GET('/v1/contacts/{id}/notes', { params: { path: { id: contactId }, query } }));
    },
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
}
