import { ActionIcon, Avatar, Button, Group, Stack, Text, Title, Tooltip } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconBellPlus, IconExternalLink } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { ContactDetail } from '../../api/contacts.ts';
import { useBranches } from '../../api/branches.ts';
import { useMay } from '../../api/session.ts';
import { useUsers } from '../../api/users.ts';
import { GradeBadge, SentimentBadge, TagBadge } from '../../design/badges.tsx';
import { CompletenessMark, FlagMarks, ReachMarks } from '../../design/card-marks.tsx';
import { ChannelIcons } from '../../design/channel-icons.tsx';
import { Time } from '../../design/time.tsx';
import { contactTexts } from '../../texts/contact.ts';
import { texts } from '../../texts/texts.ts';
import { calledAs } from '../people/contact-name.tsx';
import { ContactMenu } from './contact-menu.tsx';
import { RemindMe } from './remind-me.tsx';
import { StatusControl } from './status-control.tsx';
import { WhyButton } from './why-button.tsx';

const words = contactTexts;

interface HeaderProps {
  readonly contact: ContactDetail;
  readonly headingOrder: 1 | 3;
  readonly onMessage: (messageId: string) => void;
  readonly onGone: () => void;
}

/** The whole card of a contact, and what can be done with it. */
export function ContactHeader({ contact, headingOrder, onMessage, onGone }: HeaderProps): ReactNode {
  const [reminding, remind] = useDisclosure();
  return (
    <Stack gap="xs">
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        <Group gap="sm" wrap="nowrap" miw={0} align="flex-start">
          <Avatar name={contact.name ?? ''} color="initials" size={48} radius="xl" aria-hidden />
          <div>
            <Group gap={6} wrap="nowrap">
              <Title order={headingOrder} size="h3" style={{ overflowWrap: 'anywhere' }}>
                {calledAs(contact)}
              </Title>
              <FlagMarks contact={contact} />
            </Group>
            <Facts contact={contact} />
          </div>
        </Group>
        <HeaderActions contact={contact} isPage={headingOrder === 1} onRemind={remind.open} onGone={onGone} />
      </Group>
      <Group gap="sm">
        <Group gap={2} wrap="nowrap">
          <StatusControl contact={contact} />
          <WhyButton of="status" contact={contact} onMessage={onMessage} />
        </Group>
        <Group gap={2} wrap="nowrap">
          <GradeBadge grade={contact.leadGrade} score={contact.leadScore} />
          <WhyButton of="leadScore" contact={contact} onMessage={onMessage} />
        </Group>
        <Group gap={2} wrap="nowrap">
          <SentimentBadge sentiment={contact.sentiment} />
          <WhyButton of="sentiment" contact={contact} onMessage={onMessage} />
        </Group>
        <ReachMarks contact={contact} />
        <ChannelIcons channels={contact.channels} />
        <CompletenessMark share={contact.completeness} />
        {contact.tags.map(({ id, name, color }) => (
          <TagBadge key={id} name={name} color={color} />
        ))}
      </Group>
      <RemindMe contact={contact} opened={reminding} onClose={remind.close} />
    </Stack>
  );
}

interface ActionsProps {
  readonly contact: ContactDetail;
  readonly isPage: boolean;
  readonly onRemind: () => void;
  readonly onGone: () => void;
}

function HeaderActions({ contact, isPage, onRemind, onGone }: ActionsProps): ReactNode {
  const mayDecide = useMay('decide');
  return (
    <Group gap={4} wrap="nowrap">
      {mayDecide && (
        <Button
          variant="default"
          size="sm"
          visibleFrom="xs"
          leftSection={<IconBellPlus size={18} aria-hidden />}
          onClick={onRemind}
        >
          {words.remind.button}
        </Button>
      )}
      {!isPage && (
        <Tooltip label={words.openPage}>
          <ActionIcon
            variant="default"
            size={36}
            aria-label={words.openPage}
            renderRoot={(props) => <Link {...props} to="/contacts/$contactId" params={{ contactId: contact.id }} />}
          >
            <IconExternalLink size={18} aria-hidden />
          </ActionIcon>
        </Tooltip>
      )}
      <ContactMenu contact={contact} onRemind={onRemind} onGone={onGone} />
    </Group>
  );
}

function Facts({ contact }: { contact: ContactDetail }): ReactNode {
  const users = useUsers();
  const assignee = users.find(({ id }) => id === contact.assigneeId)?.name;
  const branch = useBranches().find(({ id }) => id === contact.branchId)?.name;
  const facts = [
    contact.company,
    contact.email,
    contact.phone,
    branch,
    assignee && `${words.fields.assignee}: ${assignee}`,
  ];
  return (
    <Text size="sm" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
      {facts.filter((fact) => fact !== null && fact !== undefined && fact !== calledAs(contact)).join(' · ')}
      <br />
      {words.source} {texts.words.source[contact.source]} · {words.messages(contact.messageCount)} · {words.firstSeen}{' '}
      <Time at={contact.firstSeenAt} /> · {words.lastMessage} <Time at={contact.lastMessageAt} />
    </Text>
  );
}
