import { Group, Indicator, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useIsLive } from '../api/use-live.ts';
import { texts } from '../texts/texts.ts';
import classes from './live-mark.module.css';

/** Says when changes do not arrive by themselves; while they do, there is nothing to say. */
export function LiveMark(): ReactNode {
  const live = useIsLive();
  return (
    <Group gap="xs" px="sm" py={4} mih={28} role="status">
      {!live && (
        <Group gap="xs" wrap="nowrap" className={classes['late'] ?? ''}>
          <Indicator color="orange" processing position="middle-center" size={8} aria-hidden>
            <span />
          </Indicator>
          <Text size="xs" c="dimmed">
            {texts.shell.notLive}
          </Text>
        </Group>
      )}
    </Group>
  );
}
