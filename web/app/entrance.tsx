import { Center, Group, Paper, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { texts } from '../texts/texts.ts';

interface EntranceProps {
  readonly title: string;
  readonly intro?: string;
  readonly children: ReactNode;
}

/** The frame of the pages before the shell: sign-in and the one-time links. */
export function Entrance({ title, intro, children }: EntranceProps): ReactNode {
  return (
    <Center component="main" mih="100vh" p="md">
      <Stack w="100%" maw={420} gap="lg">
        <Group gap="xs">
          <img src="/favicon.svg" alt="" width={32} height={32} />
          <Text fw={700} size="lg">
            {texts.shell.product}
          </Text>
        </Group>
        <Paper withBorder p="xl" radius="lg">
          <Stack gap="md">
            <Title order={1} size="h3">
              {title}
            </Title>
            {intro !== undefined && (
              <Text size="sm" c="dimmed">
                {intro}
              </Text>
            )}
            {children}
          </Stack>
        </Paper>
      </Stack>
    </Center>
  );
}
