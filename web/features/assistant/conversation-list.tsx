import { Center, Skeleton, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import type { useConversations } from '../../api/conversations.ts';
import { Failed } from '../../app/screen-error.tsx';
import { texts } from '../../texts/texts.ts';
import { Entries } from '../reviews/entries.tsx';
import { ConversationEntry } from './conversation-entry.tsx';

const words = texts.assistant;

interface ListProps {
  readonly found: ReturnType<typeof useConversations>;
  readonly chosen: string | undefined;
  readonly onChoose: (id: string) => void;
}

/** The conversations, the one written in last first. */
export function ConversationList({ found, chosen, onChoose }: ListProps): ReactNode {
  const { data, error, refetch } = found;
  if (error && !data) return <Failed error={error} retry={() => void refetch()} />;
  if (!data) {
    return (
      <Stack aria-busy>
        <Skeleton h={84} />
        <Skeleton h={84} />
        <Skeleton h={84} />
      </Stack>
    );
  }
  const conversations = data.pages.flatMap(({ items }) => items);
  if (conversations.length === 0) {
    return (
      <Center py={48}>
        <Text c="dimmed">{words.empty}</Text>
      </Center>
    );
  }
  return (
    <Entries label={words.list} paging={found}>
      {conversations.map((each) => (
        <li key={each.id}>
          <ConversationEntry conversation={each} isChosen={each.id === chosen} onChoose={() => onChoose(each.id)} />
        </li>
      ))}
    </Entries>
  );
}
