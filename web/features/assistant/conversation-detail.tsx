import { Skeleton, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { api, body } from '../../api/client.ts';
import { Failed } from '../../app/screen-error.tsx';
import { ConversationPane } from '../reviews/conversation-pane.tsx';
import { PersonHeading } from '../reviews/person-heading.tsx';

/** A conversation to read and to answer in. It need not be in the list beside it, which may be filtered. */
export function ConversationDetail({ id }: { id: string }): ReactNode {
  const { data, error, refetch } = useQuery({
    queryKey: ['conversations', id],
    queryFn: async () => body(await api.GET('/v1/conversations/{id}', { params: { path: { id } } })),
  });
  if (!data) return error ? <Failed error={error} retry={() => void refetch()} /> : <Skeleton h={320} />;
  return (
    <Stack gap="sm">
      <PersonHeading contactId={data.contactId} name={data.contactName} />
      <ConversationPane contactId={data.contactId} conversationId={id} />
    </Stack>
  );
}
