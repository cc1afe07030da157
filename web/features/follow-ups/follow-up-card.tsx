import { Anchor, Badge, Group, Paper, Stack, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useEffect, useId, useRef, type ReactNode } from 'react';
import type { FollowUp } from '../../api/follow-ups.ts';
import { useMay } from '../../api/session.ts';
import { ChannelIcon } from '../../design/channel-icons.tsx';
import { Time } from '../../design/time.tsx';
import { followUpsTexts } from '../../texts/follow-ups.ts';
import { ChangeNotice } from './change-notice.tsx';
import { DecisionButtons } from './decision-buttons.tsx';
import { FollowUpEditor } from './follow-up-editor.tsx';
import { FollowUpOutcome } from './follow-up-outcome.tsx';
import type { Deciding } from './use-decide.tsx';
import { Why } from './why.tsx';
import classes from './follow-ups.module.css';

const words = followUpsTexts;

export type OpenedPart = 'editor' | 'snooze';

interface CardProps {
  readonly followUp: FollowUp;
  /** From 1, and of how many; -1 while that is not known. */
  readonly place: readonly [number, number];
  readonly isActive: boolean;
  readonly onFocus: () => void;
  readonly opened: OpenedPart | null;
  readonly onOpen: (part: OpenedPart | null) => void;
  readonly deciding: Deciding;
}

/** One follow-up with everything that a decision about it needs. */
export function FollowUpCard({ followUp, place, isActive, onFocus, opened, onOpen, deciding }: CardProps): ReactNode {
  const heading = useId();
  const mayDecide = useMay('decide');
  const isWaiting = followUp.state === 'pending';
  const conflict = deciding.conflicts[followUp.id];
  const card = useRef<HTMLDivElement>(null);
  const wasEditing = useRef(false);
  useEffect(() => {
    // The editor takes the focus away with it.
    if (wasEditing.current && opened === null) card.current?.focus();
    wasEditing.current = opened === 'editor';
  }, [opened]);
  return (
    <Paper
      ref={card}
      component="article"
      withBorder
      p="md"
      className={classes['card'] ?? ''}
      tabIndex={isActive ? 0 : -1}
      aria-labelledby={heading}
      aria-posinset={place[0]}
      aria-setsize={place[1]}
      data-follow-up={followUp.id}
      onFocus={onFocus}
    >
      <Stack gap="sm">
        <CardHead followUp={followUp} headingId={heading} />
        {conflict && <ChangeNotice conflict={conflict} onUnderstood={() => deciding.understood(followUp.id)} />}
        <Why followUp={followUp} />
        {opened === 'editor' && isWaiting ? (
          <FollowUpEditor followUp={followUp} decide={deciding.decide} onClose={() => onOpen(null)} />
        ) : (
          <>
            <Message followUp={followUp} />
            <FollowUpOutcome followUp={followUp} />
            {mayDecide && (
              <DecisionButtons
                followUp={followUp}
                decide={deciding.decide}
                snoozing={opened === 'snooze'}
                onOpen={onOpen}
              />
            )}
          </>
        )}
      </Stack>
    </Paper>
  );
}

function CardHead({ followUp, headingId }: { followUp: FollowUp; headingId: string }): ReactNode {
  const { contact, kind, channel, attempt, maxAttempts, dueAt, state } = followUp;
  return (
    <Group justify="space-between" gap="xs">
      <Group gap="xs">
        <ChannelIcon channel={channel} />
        <Anchor
          id={headingId}
          renderRoot={(props) => <Link {...props} to="/contacts/$contactId" params={{ contactId: contact.id }} />}
          fw={600}
          c="var(--mantine-color-text)"
        >
          {contact.name ?? words.unnamed}
        </Anchor>
        <Badge variant="light" tt="none" color="indigo">
          {words.kind[kind]}
        </Badge>
      </Group>
      <Group gap="sm">
        {maxAttempts > 1 && (
          <Text size="sm" c="dimmed">
            {words.attempt(attempt, maxAttempts)}
          </Text>
        )}
        {(state === 'pending' || state === 'approved') && (
          <Text size="sm" c="dimmed">
            {words.due} <Time at={dueAt} />
          </Text>
        )}
      </Group>
    </Group>
  );
}

function Message({ followUp: { message, suggestedMessage, note, sentAt } }: { followUp: FollowUp }): ReactNode {
  const label = sentAt === null ? (message === null ? words.suggested : words.edited) : words.sentMessage;
  return (
    <div>
      <Text size="xs" c="dimmed" mb={4}>
        {label}
      </Text>
      <div className={classes['message']} dir="auto">
        {message ?? suggestedMessage}
      </div>
      {note !== null && note !== '' && (
        <Text size="sm" mt="xs">
          <Text span c="dimmed" size="sm">
            {words.note}:{' '}
          </Text>
          {note}
        </Text>
      )}
    </div>
  );
}
