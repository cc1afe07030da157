import { Group, Title } from '@mantine/core';
import type { ReactNode } from 'react';

/** A screen's name, and what can be done with the whole of it. */
export function ScreenHeader({ title, children }: { title: string; children?: ReactNode }): ReactNode {
  return (
    <Group component="header" justify="space-between" px="md" pt="md" pb="xs" wrap="wrap">
      <Title order={1} size="h2">
        {title}
      </Title>
      {children !== undefined && <Group gap="xs">{children}</Group>}
    </Group>
  );
}
