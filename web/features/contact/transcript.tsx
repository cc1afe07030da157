import { Center, Loader, Skeleton, Stack, Text } from '@mantine/core';
import { Fragment, useEffect, useRef, type ReactNode } from 'react';
import { useMessages, type Message } from '../../api/messages.ts';
import { Failed } from '../../app/screen-error.tsx';
import { Time } from '../../design/time.tsx';
import type { Channel } from '../../design/vocabulary.ts';
import { contactTexts } from '../../texts/contact.ts';
import { texts } from '../../texts/texts.ts';
import { MessageItem, SendingItem } from './message-item.tsx';
import { useTranscriptScroll } from './use-transcript-scroll.ts';
import classes from './contact.module.css';

const words = contactTexts.transcript;

interface TranscriptProps {
  readonly contactId: string;
  /** A message to go to and mark. */
  readonly messageId?: string | undefined;
  /** Only this platform's messages; null for all. */
  readonly channel: string | null;
  /** An answer that is on its way to the server. */
  readonly sending: string | null;
}

/** What was said, oldest on top, by platform and date; earlier messages come when one scrolls up. */
export function Transcript({ contactId, messageId, channel, sending }: TranscriptProps): ReactNode {
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useMessages(contactId);
  const all = (data?.pages ?? []).flatMap(({ items }) => items).reverse();
  const messages = channel === null ? all : all.filter((message) => message.channel === channel);
  const sought = useSought(messageId, all, hasNextPage, isFetchingNextPage, () => void fetchNextPage());
  const { scroller, top } = useTranscriptScroll({
    first: messages[0]?.id,
    last: sending ?? messages.at(-1)?.id,
    sought: sought === 'found' ? messageId : undefined,
    more: hasNextPage && !isFetchingNextPage ? () => void fetchNextPage() : undefined,
  });

  if (error && !data) return <Failed error={error} retry={() => void refetch()} />;
  return (
    <div
      ref={scroller}
      className={classes['transcript']}
      // eslint-disable-next-line jsx-a11y-x/no-noninteractive-tabindex -- by keyboard it could not be scrolled otherwise
      tabIndex={0}
      role="region"
      aria-label={words.title}
      aria-busy={!data || isFetchingNextPage}
    >
      {!data && (
        <Stack>
          <Skeleton h={40} w="60%" />
          <Skeleton h={40} w="50%" style={{ alignSelf: 'flex-end' }} />
          <Skeleton h={40} w="70%" />
        </Stack>
      )}
      <div ref={top} />
      {data && (
        <Center mih={28}>
          {isFetchingNextPage ? (
            <Loader size="xs" aria-label={words.earlier} />
          ) : (
            <Text size="xs" c="dimmed">
              {messages.length === 0 ? words.empty : hasNextPage ? '' : words.beginning}
            </Text>
          )}
        </Center>
      )}
      {sought !== 'none' && sought !== 'found' && (
        <Text size="sm" ta="center" role="status">
          {sought === 'looking' ? words.searching : words.notFound}
        </Text>
      )}
      <ol className={classes['messages']}>
        {messages.map((message, index) => (
          <Fragment key={message.id}>
            {startsGroup(messages[index - 1], message) && <GroupHead message={message} />}
            <MessageItem message={message} isSought={message.id === messageId} />
          </Fragment>
        ))}
        {sending !== null && <SendingItem text={sending} />}
      </ol>
    </div>
  );
}

const dayOf = ({ sentAt }: Message): string => new Date(sentAt).toDateString();

const startsGroup = (before: Message | undefined, message: Message): boolean =>
  before === undefined || before.channel !== message.channel || dayOf(before) !== dayOf(message);

function GroupHead({ message }: { message: Message }): ReactNode {
  return (
    <li className={classes['day']}>
      <Text size="xs" c="dimmed" fw={600} component="h2">
        {texts.words.channel[message.channel as Channel] ?? message.channel} · <Time at={message.sentAt} form="day" />
      </Text>
    </li>
  );
}

/** Loads earlier pages until the message is there. */
function useSought(
  messageId: string | undefined,
  loaded: readonly Message[],
  hasMore: boolean,
  isLoading: boolean,
  loadMore: () => void,
): 'none' | 'looking' | 'found' | 'missing' {
  const isFound = messageId !== undefined && loaded.some(({ id }) => id === messageId);
  const goesOn = messageId !== undefined && !isFound && hasMore && !isLoading && loaded.length > 0;
  const load = useRef(loadMore);
  useEffect(() => {
    load.current = loadMore;
  });
  useEffect(() => {
    if (goesOn) load.current();
  }, [goesOn, loaded.length]);
  if (messageId === undefined) return 'none';
  if (isFound) return 'found';
  return hasMore || loaded.length === 0 ? 'looking' : 'missing';
}
