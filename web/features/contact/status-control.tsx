import { ActionIcon, Group, Menu, Tooltip, UnstyledButton } from '@mantine/core';
import { IconCheck, IconChevronDown, IconLock } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useContactEdit, type Lock } from '../../api/contact-edits.ts';
import type { ContactDetail } from '../../api/contacts.ts';
import { useMay } from '../../api/session.ts';
import { StatusBadge } from '../../design/badges.tsx';
import { STATUSES } from '../../design/vocabulary.ts';
import { contactTexts } from '../../texts/contact.ts';
import { texts } from '../../texts/texts.ts';

const words = contactTexts;

/** The status, for a person to set; what they set stays until the lock is lifted. */
export function StatusControl({ contact }: { contact: ContactDetail }): ReactNode {
  const edit = useContactEdit(contact.id);
  if (!useMay('decide')) return <StatusBadge status={contact.status} />;
  return (
    <Group gap={4} wrap="nowrap">
      <Menu position="bottom-start">
        <Menu.Target>
          <UnstyledButton aria-label={`${words.setStatus}: ${texts.words.status[contact.status]}`}>
            <Group gap={2} wrap="nowrap">
              <StatusBadge status={contact.status} />
              <IconChevronDown size={14} aria-hidden />
            </Group>
          </UnstyledButton>
        </Menu.Target>
        <Menu.Dropdown>
          {STATUSES.map((status) => (
            <Menu.Item
              key={status}
              rightSection={status === contact.status && <IconCheck size={16} aria-hidden />}
              onClick={() => edit.mutate({ type: 'status', status })}
            >
              {texts.words.status[status]}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      <LockMark contact={contact} lock="status" />
    </Group>
  );
}

/** Shows that a person has set a value, and lifts the lock when it is pressed. */
export function LockMark({ contact, lock }: { contact: ContactDetail; lock: Lock }): ReactNode {
  const edit = useContactEdit(contact.id);
  const mayDecide = useMay('decide');
  if (!contact.locks[lock]) return null;
  const label = `${words.locked}. ${words.lift}`;
  return (
    <Tooltip label={mayDecide ? label : words.locked}>
      <ActionIcon
        variant="subtle"
        color="orange"
        size="md"
        disabled={!mayDecide}
        aria-label={mayDecide ? label : words.locked}
        data-lock={lock}
        onClick={() => edit.mutate({ type: 'lift', lock })}
      >
        <IconLock size={16} aria-hidden />
      </ActionIcon>
    </Tooltip>
  );
}
