import { ActionIcon, Button, Group, Popover, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconTrash } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { texts } from '../texts/texts.ts';

interface ConfirmButtonProps {
  /** What pressing it means. */
  readonly label: string;
  /** Shows the label; otherwise a bin stands for it, and screen readers alone are told. */
  readonly inWords?: boolean;
  /** What comes of it. */
  readonly question: string;
  readonly confirm?: string;
  readonly loading?: boolean;
  readonly onConfirm: () => void;
}

/** Removes something after saying what comes of it. */
export function ConfirmButton(props: ConfirmButtonProps): ReactNode {
  const { label, inWords = false, question, confirm, loading = false, onConfirm } = props;
  const [opened, { toggle, close }] = useDisclosure();
  return (
    <Popover opened={opened} onChange={(open) => !open && close()} trapFocus returnFocus withArrow width={280}>
      <Popover.Target>
        {inWords ? (
          <Button size="compact-sm" variant="default" loading={loading} onClick={toggle}>
            {label}
          </Button>
        ) : (
          <ActionIcon variant="subtle" color="gray" aria-label={label} loading={loading} onClick={toggle}>
            <IconTrash size={16} aria-hidden />
          </ActionIcon>
        )}
      </Popover.Target>
      <Popover.Dropdown aria-label={label}>
        <Stack gap="sm">
          <Text size="sm">{question}</Text>
          <Group justify="flex-end" gap="xs">
            <Button size="compact-sm" variant="default" onClick={close}>
              {texts.shell.cancel}
            </Button>
            <Button
              size="compact-sm"
              color="red"
              onClick={() => {
                close();
                onConfirm();
              }}
            >
              {confirm ?? texts.shell.delete}
            </Button>
          </Group>
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}
