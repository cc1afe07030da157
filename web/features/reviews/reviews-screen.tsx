import { Badge, Center, Skeleton, Stack, Tabs, Text } from '@mantine/core';
import { useDisclosure, useHotkeys } from '@mantine/hooks';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useOpenWork } from '../../api/open-work.ts';
import { useReviews } from '../../api/reviews.ts';
import { Failed } from '../../app/screen-error.tsx';
import { ScreenHeader } from '../../app/screen-header.tsx';
import { texts } from '../../texts/texts.ts';
import { KeysButton, KeysHelp } from '../follow-ups/keys-help.tsx';
import { Entries } from './entries.tsx';
import { FlaggedEntry } from './flagged-entry.tsx';
import { flaggedConversations, type Flagged } from './flagged.ts';
import { ListAndDetail } from './list-and-detail.tsx';
import { ReviewDetail } from './review-detail.tsx';
import { REVIEW_TABS, TABS, type ReviewTab } from './reviews-search.ts';
import { useReviewKeys } from './use-review-keys.ts';

const words = texts.reviews;

const KEYS = [
  ['J', words.keys.j],
  ['K', words.keys.k],
  ['T', words.keys.t],
  ['R', words.keys.r],
  ['D', words.keys.d],
  ['?', words.keys.help],
] as const;

/** Human Review: the conversations that need a person. */
export function ReviewsScreen(): ReactNode {
  const { show = 'open' } = useSearch({ from: '/signed-in/reviews' });
  const navigate = useNavigate({ from: '/reviews' });
  const { reviews: open } = useOpenWork();
  const [help, helpState] = useDisclosure();
  useHotkeys([
    ['shift+?', helpState.open],
    ['shift+/', helpState.open],
  ]);
  return (
    <>
      <ScreenHeader title={words.title}>
        <KeysButton onClick={helpState.open} />
      </ScreenHeader>
      <Text c="dimmed" size="sm" px="md">
        {words.intro}
      </Text>
      <Tabs value={show} onChange={(tab) => void navigate({ search: { show: tab as ReviewTab } })} pt="sm">
        <Tabs.List px="md" aria-label={words.title}>
          {TABS.map((tab) => (
            <Tabs.Tab
              key={tab}
              value={tab}
              rightSection={tab === 'open' && open ? <Badge size="sm">{open}</Badge> : null}
            >
              {words.tabs[tab]}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value={show}>
          <FlaggedList key={show} tab={show} />
        </Tabs.Panel>
      </Tabs>
      <KeysHelp title={words.keys.title} keys={KEYS} opened={help} onClose={helpState.close} />
    </>
  );
}

function FlaggedList({ tab }: { tab: ReviewTab }): ReactNode {
  const { conversation } = useSearch({ from: '/signed-in/reviews' });
  const navigate = useNavigate({ from: '/reviews' });
  const states: readonly string[] = REVIEW_TABS[tab];
  const found = useReviews(REVIEW_TABS[tab]);
  const { data, error, refetch } = found;
  const all = (data?.pages ?? []).flatMap(({ items }) => items);
  const flagged = flaggedConversations(all.filter(({ state }) => states.includes(state)));
  const chosen = flagged.find(({ conversationId }) => conversationId === conversation);
  const choose = (next: Flagged | undefined): void =>
    void navigate({
      search: ({ show }) => ({ ...(show ? { show } : {}), ...(next ? { conversation: next.conversationId } : {}) }),
      replace: true,
    });
  const onTakenOver = ({ conversationId }: Flagged): void =>
    void navigate({ search: { show: 'taken_over', conversation: conversationId } });
  useReviewKeys({ flagged, chosen, choose, onTakenOver });

  if (error && !data) return <Failed error={error} retry={() => void refetch()} />;
  const list = !data ? (
    <Stack aria-busy>
      <Skeleton h={110} />
      <Skeleton h={110} />
    </Stack>
  ) : flagged.length === 0 ? (
    <Center py={48}>
      <Text c="dimmed">{words.empty[tab]}</Text>
    </Center>
  ) : (
    <Entries label={words.list(words.tabs[tab])} paging={found}>
      {flagged.map((each) => (
        <li key={each.conversationId}>
          <FlaggedEntry flagged={each} isChosen={each === chosen} onChoose={() => choose(each)} />
        </li>
      ))}
    </Entries>
  );
  return (
    <ListAndDetail
      list={list}
      detail={chosen ? <ReviewDetail key={chosen.conversationId} flagged={chosen} /> : null}
      hint={words.choose}
      back={{ label: words.back, go: () => choose(undefined) }}
    />
  );
}
