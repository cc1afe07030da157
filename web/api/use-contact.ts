import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { api, body } from './client.ts';
import type { ContactDetail } from './contacts.ts';
import { useLiveInvalidation } from './use-live.ts';

export const contactKey = (id: string): readonly string[] => ['contact', id, 'detail'];

/** One contact with all that is known of it. */
export function useContact(id: string): UseQueryResult<ContactDetail> {
  return useQuery({
    queryKey: contactKey(id),
    queryFn: async () => body(await api.GET('/v1/contacts/{id}', { params: { path: { id } } })) as ContactDetail,
  });
}

/** Keeps what is shown of a contact as the server has it. */
export function useLiveContact(id: string): void {
  const isThis = (change: { contactId: string }): boolean => change.contactId === id;
  const detail = [['contact', id, 'detail']];
  useLiveInvalidation(['contact.updated', 'contact.deleted', 'contact.merged', 'conversation.changed'], detail, isThis);
  const timeline = [['contact', id, 'timeline']];
  useLiveInvalidation(['contact.updated', 'message.received', 'follow_up.changed', 'review.changed'], timeline, isThis);
}
