import { Badge, Group, Text, UnstyledButton } from '@mantine/core';
import { IconRobot, IconUser } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { Conversation } from '../../api/conversations.ts';
import { useUsers } from '../../api/users.ts';
import { ChannelIcon } from '../../design/channel-icons.tsx';
import { Time } from '../../design/time.tsx';
import { texts } from '../../texts/texts.ts';
import classes from '../reviews/list-and-detail.module.css';

const words = texts.assistant;

interface EntryProps {
  readonly conversation: Conversation;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
}

/** A conversation in the list: with whom, where, what was said last, and who handles it. */
export function ConversationEntry({ conversation, isChosen, onChoose }: EntryProps): ReactNode {
  const { id, contactName, channel, lastMessage, lastMessageAt, state, verified } = conversation;
  return (
    <UnstyledButton
      className={classes['entry'] ?? ''}
      aria-current={isChosen}
      onClick={onChoose}
      data-conversation={id}
    >
      <Group justify="space-between" wrap="nowrap" gap="xs">
        <Group gap={6} wrap="nowrap" miw={0}>
          <ChannelIcon channel={channel} size={16} />
          <Text fw={600} size="sm" truncate>
            {contactName ?? texts.words.unnamed}
          </Text>
        </Group>
        <Text size="xs" c="dimmed" style={{ flex: 'none' }}>
          <Time at={lastMessageAt} />
        </Text>
      </Group>
      {lastMessage && (
        <Text size="sm" c="dimmed" lineClamp={2} my={4} dir="auto">
          {words.said(
            texts.words.author[lastMessage.author],
            lastMessage.text === '' ? words.noText : lastMessage.text,
          )}
        </Text>
      )}
      <Group gap={4}>
        <HandlerBadge conversation={conversation} />
        {state === 'flagged' && (
          <Badge variant="light" color="red" size="sm" tt="none">
            {words.flagged}
          </Badge>
        )}
        {!verified && (
          <Badge variant="light" color="orange" size="sm" tt="none">
            {words.unverified}
          </Badge>
        )}
      </Group>
    </UnstyledButton>
  );
}

function HandlerBadge({ conversation: { handledBy, assignee } }: { conversation: Conversation }): ReactNode {
  const users = useUsers();
  const isHuman = handledBy === 'human';
  const Mark = isHuman ? IconUser : IconRobot;
  const name = users.find((user) => user.id === assignee)?.name ?? texts.words.actor.somebody;
  return (
    <Badge
      variant="light"
      color={isHuman ? 'indigo' : 'gray'}
      size="sm"
      tt="none"
      leftSection={<Mark size={14} aria-hidden />}
    >
      {isHuman ? words.handledBy(name) : words.handledByAi}
    </Badge>
  );
}
