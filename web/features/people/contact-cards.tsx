import { Checkbox, Group, Paper, Skeleton, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Contact } from '../../api/contacts.ts';
import { GradeBadge, SentimentBadge, StatusBadge } from '../../design/badges.tsx';
import { CompletenessMark, ReachMarks, StageMark } from '../../design/card-marks.tsx';
import { ChannelIcons } from '../../design/channel-icons.tsx';
import { Time } from '../../design/time.tsx';
import { texts } from '../../texts/texts.ts';
import { BranchName } from './branch-name.tsx';
import { calledAs, ContactName } from './contact-name.tsx';
import type { ListProps } from './contact-table.tsx';
import { TagList } from './tag-list.tsx';
import classes from './contact-cards.module.css';

/** The list on a phone: the same card, one below the other. */
export function ContactCards({ rows, rowAt, isChosen, onToggle }: ListProps): ReactNode {
  return (
    <ul className={classes['list']} style={{ height: rows.getTotalSize() }} aria-label={texts.people.table}>
      {rows.getVirtualItems().map((item) => {
        const contact = rowAt(item.index);
        return (
          <li
            key={item.key}
            className={classes['item']}
            style={{ height: item.size, transform: `translateY(${String(item.start)}px)` }}
            aria-posinset={item.index + 1}
            aria-setsize={rows.options.count}
          >
            <Paper withBorder p="sm" h="100%">
              {contact ? (
                <Card contact={contact} chosen={isChosen(contact.id)} onToggle={() => onToggle(item.index, false)} />
              ) : (
                <Stack gap="xs">
                  <Skeleton h={16} w="50%" />
                  <Skeleton h={16} />
                  <Skeleton h={16} w="80%" />
                </Stack>
              )}
            </Paper>
          </li>
        );
      })}
    </ul>
  );
}

interface CardProps {
  readonly contact: Contact;
  readonly chosen: boolean;
  readonly onToggle: () => void;
}

function Card({ contact, chosen, onToggle }: CardProps): ReactNode {
  return (
    <Stack gap={8}>
      <Group wrap="nowrap" justify="space-between" align="flex-start">
        <ContactName contact={contact} />
        <Checkbox aria-label={texts.people.selectRow(calledAs(contact))} checked={chosen} onChange={onToggle} />
      </Group>
      <Group gap="xs" wrap="nowrap">
        <StatusBadge status={contact.status} />
        <SentimentBadge sentiment={contact.sentiment} />
        <GradeBadge grade={contact.leadGrade} score={contact.leadScore} />
      </Group>
      <Group justify="space-between" wrap="nowrap">
        <StageMark stage={contact.stage} />
        <ReachMarks contact={contact} />
        <ChannelIcons channels={contact.channels} />
      </Group>
      <Group justify="space-between" wrap="nowrap">
        <CompletenessMark share={contact.completeness} />
        <TagList tags={contact.tags} />
        <Text size="xs" c="dimmed" className={classes['when']}>
          <BranchName id={contact.branchId} /> <Time at={contact.lastMessageAt} />
        </Text>
      </Group>
    </Stack>
  );
}
