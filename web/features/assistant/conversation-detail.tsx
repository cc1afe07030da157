import { Anchor, Group, Skeleton, Stack, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { api, body } from '../../api/client.ts';
import { Failed } from '../../app/screen-error.tsx';
import { texts } from '../../texts/texts.ts';
import { ConversationPane } from '../reviews/conversation-pane.tsx';

/** A conversation to read and to answer in. It need not be in the list beside it, which may be filtered. */
export function ConversationDetail({ id }: { id: string }): ReactNode {
  const { data, error, refetch } = useQuery({
    queryKey: ['conversations', id],
    queryFn: async () => body(await api.GET('/v1/conversations/{id}', { params: { path: { id } } })),
  });
  if (!data) return error ? <Failed error={error} retry={() => void refetch()} /> : <Skeleton h={320} />;
  return (
    <Stack gap="sm">
      <Group justify="space-between">
        <Title order={2} size="h4">
          {data.contactName ?? texts.words.unnamed}
        </Title>
        <Anchor
          size="sm"
          renderRoot={(props) => <Link {...props} to="/contacts/$contactId" params={{ contactId: data.contactId }} />}
        >
          {texts.assistant.toContact}
        </Anchor>
      </Group>
      <ConversationPane contactId={data.contactId} conversationId={id} />
    </Stack>
  );
}
