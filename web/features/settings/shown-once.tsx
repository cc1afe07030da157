import { Alert, Button, CopyButton, Group, Stack, Text, TextInput } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { settingsTexts } from '../../texts/settings.ts';

const words = settingsTexts.once;

/** A secret that the server tells this once. */
export function ShownOnce({
  label,
  secret,
  onClose,
}: {
  label: string;
  secret: string;
  onClose: () => void;
}): ReactNode {
  return (
    <Alert
      color="green"
      variant="light"
      title={words.title}
      withCloseButton
      closeButtonLabel={words.close}
      onClose={onClose}
    >
      <Stack gap="xs">
        <Text size="sm">{words.hint}</Text>
        <Group gap="xs" align="flex-end">
          <TextInput
            label={label}
            value={secret}
            readOnly
            flex={1}
            miw={220}
            onFocus={(event) => event.target.select()}
          />
          <CopyButton value={secret}>
            {({ copied, copy }) => (
              <Button
                variant="default"
                leftSection={copied ? <IconCheck size={16} aria-hidden /> : <IconCopy size={16} aria-hidden />}
                onClick={copy}
              >
                {copied ? words.copied : words.copy}
              </Button>
            )}
          </CopyButton>
        </Group>
      </Stack>
    </Alert>
  );
}
