import { Text } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useConversations, type Conversation, type ConversationFilter } from '../../api/conversations.ts';
import { ScreenHeader } from '../../app/screen-header.tsx';
import { texts } from '../../texts/texts.ts';
import { ListAndDetail } from '../reviews/list-and-detail.tsx';
import { AssistantFilters } from './assistant-filters.tsx';
import type { AssistantSearch, Filter } from './assistant-search.ts';
import { ConversationDetail } from './conversation-detail.tsx';
import { ConversationList } from './conversation-list.tsx';

const words = texts.assistant;

const QUERIES: Readonly<Record<Filter, ConversationFilter>> = {
  all: {},
  ai: { handledBy: 'ai' },
  human: { handledBy: 'human' },
  flagged: { state: 'flagged' },
};

/** AI Assistant: the live conversations and who handles each. */
export function AssistantScreen(): ReactNode {
  const { show = 'all', channel, conversation } = useSearch({ from: '/signed-in/assistant' });
  const navigate = useNavigate({ from: '/assistant' });
  const go = (search: AssistantSearch): void => void navigate({ search, replace: true });
  const place = channel ? { channel } : {};
  const found = useConversations({ ...QUERIES[show], ...place });
  const choose = (id: string | undefined): void => go({ show, ...place, ...(id ? { conversation: id } : {}) });
  useListKeys(found.data?.pages.flatMap(({ items }) => items) ?? [], conversation, choose);
  return (
    <>
      <ScreenHeader title={words.title} />
      <Text c="dimmed" size="sm" px="md" pb="xs">
        {words.intro}
      </Text>
      <AssistantFilters show={show} channel={channel} onChange={go} />
      <ListAndDetail
        list={<ConversationList found={found} chosen={conversation} onChoose={choose} />}
        detail={conversation === undefined ? null : <ConversationDetail key={conversation} id={conversation} />}
        hint={words.choose}
        back={{ label: words.back, go: () => choose(undefined) }}
      />
    </>
  );
}

function useListKeys(list: readonly Conversation[], chosen: string | undefined, choose: (id: string) => void): void {
  const index = list.findIndex(({ id }) => id === chosen);
  const move = (by: 1 | -1) => () => {
    const next = list[index < 0 ? 0 : index + by];
    if (next === undefined) return;
    choose(next.id);
    document.querySelector<HTMLElement>(`[data-conversation="${next.id}"]`)?.focus();
  };
  useHotkeys([
    ['j', move(1)],
    ['k', move(-1)],
  ]);
}
