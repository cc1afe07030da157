import { Badge, Group, Text, UnstyledButton } from '@mantine/core';
import type { ReactNode } from 'react';
import { useActorName } from '../../api/users.ts';
import { Time } from '../../design/time.tsx';
import { texts } from '../../texts/texts.ts';
import type { Flagged } from './flagged.ts';
import { ReasonBadge } from './reason-badge.tsx';
import classes from './list-and-detail.module.css';

const words = texts.reviews;

interface EntryProps {
  readonly flagged: Flagged;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
}

/** A flagged conversation in the list: who, why, since when, and the message. */
export function FlaggedEntry({
  flagged: { conversationId, contact, reviews },
  isChosen,
  onChoose,
}: EntryProps): ReactNode {
  const actorName = useActorName();
  const [newest] = reviews;
  const reasons = [...new Set(reviews.map(({ reason }) => reason))];
  return (
    <UnstyledButton
      className={classes['entry'] ?? ''}
      aria-current={isChosen}
      onClick={onChoose}
      data-flagged={conversationId}
    >
      <Group justify="space-between" wrap="nowrap" gap="xs">
        <Text fw={600} size="sm" truncate>
          {contact.name ?? texts.words.unnamed}
        </Text>
        <Text size="xs" c="dimmed" style={{ flex: 'none' }}>
          <Time at={newest.createdAt} />
        </Text>
      </Group>
      <Group gap={4} my={4}>
        {reasons.map((reason) => (
          <ReasonBadge key={reason} reason={reason} />
        ))}
        {newest.state !== 'open' && newest.assignee !== null && (
          <Badge variant="default" size="sm" tt="none">
            {newest.state === 'taken_over'
              ? words.takenBy(actorName(newest.assignee))
              : words.closedBy(words.state[newest.state], actorName(newest.assignee))}
          </Badge>
        )}
      </Group>
      <Text size="sm" lineClamp={2}>
        {newest.evidence.at(-1)?.quote ?? newest.why}
      </Text>
    </UnstyledButton>
  );
}
