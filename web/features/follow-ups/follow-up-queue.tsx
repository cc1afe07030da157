import { Button, Center, Skeleton, Text } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { useNavigate } from '@tanstack/react-router';
import { useRef, useState, type ReactNode } from 'react';
import { useFollowUps, type FollowUp, type FollowUpKind } from '../../api/follow-ups.ts';
import { useMay } from '../../api/session.ts';
import { Failed } from '../../app/screen-error.tsx';
import { followUpsTexts } from '../../texts/follow-ups.ts';
import { FollowUpCard, type OpenedPart } from './follow-up-card.tsx';
import { TAB_STATES, type Tab } from './tabs.ts';
import { useActiveCard } from './use-active-card.ts';
import { useDecide } from './use-decide.tsx';
import classes from './follow-ups.module.css';

const words = followUpsTexts;
const SKELETONS = 3;

interface QueueProps {
  readonly tab: Tab;
  readonly kind: FollowUpKind | undefined;
  readonly onHelp: () => void;
}

/** The follow-ups of one tab, worked by mouse or by keyboard. */
export function FollowUpQueue({ tab, kind, onHelp }: QueueProps): ReactNode {
  const states: readonly string[] = TAB_STATES[tab];
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useFollowUps({
    state: TAB_STATES[tab],
    ...(kind ? { kind: [kind] } : {}),
  });
  const items = (data?.pages ?? []).flatMap((page) => page.items).filter(({ state }) => states.includes(state));
  const deciding = useDecide();
  const queue = useRef<HTMLDivElement>(null);
  const { active, move, choose } = useActiveCard(items, queue);
  const [opened, setOpened] = useState<{ id: string; part: OpenedPart } | null>(null);
  useQueueKeys({ tab, active, move, onHelp, deciding, open: setOpened });

  if (error && !data) return <Failed error={error} retry={() => void refetch()} />;
  if (!data) return <QueueSkeleton />;
  if (items.length === 0) {
    return (
      <Center py={64}>
        <Text c="dimmed">{words.empty[tab]}</Text>
      </Center>
    );
  }
  return (
    <div
      ref={queue}
      role="feed"
      aria-label={words.feed(words.tabs[tab])}
      aria-busy={isFetchingNextPage}
      className={classes['queue']}
    >
      {items.map((followUp, index) => (
        <FollowUpCard
          key={followUp.id}
          followUp={followUp}
          place={[index + 1, hasNextPage ? -1 : items.length]}
          isActive={followUp.id === active?.id}
          onFocus={() => choose(followUp.id)}
          opened={opened?.id === followUp.id ? opened.part : null}
          onOpen={(part) => setOpened(part === null ? null : { id: followUp.id, part })}
          deciding={deciding}
        />
      ))}
      {hasNextPage && (
        <Button variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {words.more}
        </Button>
      )}
    </div>
  );
}

interface Keys {
  readonly tab: Tab;
  readonly active: FollowUp | undefined;
  readonly move: (by: 1 | -1) => void;
  readonly onHelp: () => void;
  readonly deciding: ReturnType<typeof useDecide>;
  readonly open: (opened: { id: string; part: OpenedPart }) => void;
}

function useQueueKeys({ tab, active, move, onHelp, deciding, open }: Keys): void {
  const navigate = useNavigate();
  const mayDecide = useMay('decide');
  const onActive = (act: (followUp: FollowUp) => void) => () => {
    if (active && mayDecide && tab === 'waiting') act(active);
  };
  useHotkeys([
    ['j', () => move(1)],
    ['k', () => move(-1)],
    ['a', onActive((followUp) => void deciding.decide(followUp, { type: 'approve' }))],
    ['d', onActive((followUp) => void deciding.decide(followUp, { type: 'dismiss' }))],
    ['e', onActive(({ id }) => open({ id, part: 'editor' }))],
    ['s', onActive(({ id }) => open({ id, part: 'snooze' }))],
    ['z', deciding.undoLast],
    ['o', () => active && void navigate({ to: '/contacts/$contactId', params: { contactId: active.contact.id } })],
    ['shift+?', onHelp],
    ['shift+/', onHelp],
  ]);
}

function QueueSkeleton(): ReactNode {
  return (
    <div className={classes['queue']} aria-busy>
      {Array.from({ length: SKELETONS }, (_each, index) => (
        <Skeleton key={index} h={220} radius="md" />
      ))}
    </div>
  );
}
