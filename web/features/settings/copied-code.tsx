import { Button, Code, CopyButton, Stack } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { settingsTexts } from '../../texts/settings.ts';

const words = settingsTexts.once;

/** Something to paste elsewhere. */
export function CopiedCode({ code }: { code: string }): ReactNode {
  return (
    <Stack gap={4} align="flex-start">
      {/* Longer than the screen is wide, it is scrolled, by keyboard too. */}
      <Code block w="100%" tabIndex={0}>
        {code}
      </Code>
      <CopyButton value={code}>
        {({ copied, copy }) => (
          <Button
            size="compact-sm"
            variant="default"
            leftSection={copied ? <IconCheck size={14} aria-hidden /> : <IconCopy size={14} aria-hidden />}
            onClick={copy}
          >
            {copied ? words.copied : words.copy}
          </Button>
        )}
      </CopyButton>
    </Stack>
  );
}
