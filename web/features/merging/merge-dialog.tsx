import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { IconSearch } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import type { Contact } from '../../api/contacts.ts';
import { useCandidates, useMergeDecision } from '../../api/merges.ts';
import { mergingTexts } from '../../texts/merging.ts';
import { texts } from '../../texts/texts.ts';
import { calledAs } from '../people/contact-name.tsx';
import { inOrder, SideBySide } from './side-by-side.tsx';

const words = mergingTexts;
const PAUSE_MS = 200;

interface DialogProps {
  readonly contact: Contact;
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** Looks for another contact, shows both beside each other, and merges them. */
export function MergeDialog({ contact, opened, onClose }: DialogProps): ReactNode {
  const [other, choose] = useState<Contact | null>(null);
  const close = (): void => {
    choose(null);
    onClose();
  };
  return (
    <Modal
      opened={opened}
      onClose={close}
      title={words.title(calledAs(contact))}
      size="xl"
      closeButtonProps={{ 'aria-label': texts.shell.close }}
    >
      {other === null ? (
        <Candidates contact={contact} onChoose={choose} />
      ) : (
        <Comparison contact={contact} other={other} onBack={() => choose(null)} onDone={close} />
      )}
    </Modal>
  );
}

function Candidates({ contact, onChoose }: { contact: Contact; onChoose: (other: Contact) => void }): ReactNode {
  const [typed, type] = useState(contact.name ?? '');
  const [asked] = useDebouncedValue(typed.trim(), PAUSE_MS);
  const { data } = useCandidates(asked);
  const others = (data ?? []).filter(({ id }) => id !== contact.id);
  return (
    <Stack>
      <TextInput
        type="search"
        aria-label={words.search}
        placeholder={words.search}
        leftSection={<IconSearch size={18} aria-hidden />}
        value={typed}
        onChange={(event) => type(event.currentTarget.value)}
        data-autofocus
      />
      {data !== undefined && others.length === 0 && (
        <Text size="sm" c="dimmed" role="status">
          {words.nobody}
        </Text>
      )}
      {others.map((other) => (
        <Group key={other.id} justify="space-between" wrap="nowrap" data-candidate={other.id}>
          <div style={{ minWidth: 0 }}>
            <Text size="sm" fw={600} truncate>
              {calledAs(other)}
            </Text>
            <Text size="xs" c="dimmed" truncate>
              {[other.company, other.email, other.phone].filter((fact) => fact !== null).join(' · ')}
            </Text>
          </div>
          <Button variant="default" size="xs" onClick={() => onChoose(other)} style={{ flex: 'none' }}>
            {words.choose}
          </Button>
        </Group>
      ))}
    </Stack>
  );
}

interface ComparisonProps {
  readonly contact: Contact;
  readonly other: Contact;
  readonly onBack: () => void;
  readonly onDone: () => void;
}

function Comparison({ contact, other, onBack, onDone }: ComparisonProps): ReactNode {
  const decide = useMergeDecision();
  const merge = (): void =>
    decide.mutate(
      { type: 'merge', id: contact.id, otherId: other.id },
      {
        onSuccess: () => {
          notifications.show({ color: 'green', message: words.done });
          onDone();
        },
      },
    );
  return (
    <Stack>
      <Text fw={600}>{words.compare}</Text>
      <SideBySide contacts={inOrder(contact, other)} />
      <Text size="sm">{words.whatHappens}</Text>
      <Group justify="flex-end">
        <Button variant="default" onClick={onBack}>
          {words.back}
        </Button>
        <Button loading={decide.isPending} onClick={merge}>
          {words.confirm}
        </Button>
      </Group>
    </Stack>
  );
}
