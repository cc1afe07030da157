import { Anchor, Button, Skeleton, Stack, Text, Timeline } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useBranches } from '../../api/branches.ts';
import { api, body } from '../../api/client.ts';
import type { paths } from '../../api/generated/schema.d.ts';
import { useNotes } from '../../api/notes.ts';
import { useTags } from '../../api/tags.ts';
import { useActorName, useUsers } from '../../api/users.ts';
import { Failed } from '../../app/screen-error.tsx';
import { Time } from '../../design/time.tsx';
import { contactTexts } from '../../texts/contact.ts';
import { titleOf } from './timeline-words.ts';

const words = contactTexts;
const PAGE = 50;

export type TimelineItem =
  paths['/v1/contacts/{id}/timeline']['get']['responses'][200]['content']['application/json']['items'][number];

function useTimeline(contactId: string) {
  return useInfiniteQuery({
    queryKey: ['contact', contactId, 'timeline'],
    queryFn: async ({ pageParam }) => {
      const query = { limit: PAGE, ...(pageParam === '' ? {} : { cursor: pageParam }) };
      return body(await api.GET('/v1/contacts/{id}/timeline', { params: { path: { id: contactId }, query } }));
    },
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
}

interface ListProps {
  readonly contactId: string;
  readonly onMessage: (messageId: string) => void;
}

/** Messages and every change, newest first, each with its reason, evidence and actor. */
export function TimelineList({ contactId, onMessage }: ListProps): ReactNode {
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useTimeline(contactId);
  const tags = useTags();
  const { data: written } = useNotes(contactId);
  const notes = (written?.pages ?? []).flatMap((page) => page.items);
  const named = { tags, notes, branches: useBranches(), users: useUsers() };
  const actorName = useActorName();
  const items = (data?.pages ?? []).flatMap((page) => page.items);
  if (error && !data) return <Failed error={error} retry={() => void refetch()} />;
  if (!data) return <Skeleton h={320} />;
  if (items.length === 0) return <Text c="dimmed">{words.timeline.empty}</Text>;
  return (
    <Stack>
      <Timeline bulletSize={12} lineWidth={2} active={-1}>
        {items.map((item) => (
          <Timeline.Item key={`${item.kind} ${item.id}`} title={titleOf(item, named)} data-kind={item.kind}>
            {item.reason !== null && <Text size="sm">{item.reason}</Text>}
            {item.evidence.map(({ messageId, quote }) => (
              <Text key={messageId} size="sm" fs="italic" dir="auto">
                “{quote}”{' '}
                <Anchor component="button" type="button" size="xs" onClick={() => onMessage(messageId)}>
                  {words.why.toMessage}
                </Anchor>
              </Text>
            ))}
            <Text size="xs" c="dimmed">
              <Time at={item.at} form="dayAndClock" /> · {words.timeline.by(actorName(item.actor))}
            </Text>
          </Timeline.Item>
        ))}
      </Timeline>
      {hasNextPage && (
        <Button variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {words.timeline.more}
        </Button>
      )}
    </Stack>
  );
}
