import { Skeleton, Stack, VisuallyHidden } from '@mantine/core';
import type { ReactNode } from 'react';
import { texts } from '../texts/texts.ts';

const ROWS = 8;

/** What stands where a screen will be. */
export function ScreenSkeleton(): ReactNode {
  return (
    <Stack p="md" aria-busy>
      <VisuallyHidden role="status">{texts.shell.loading}</VisuallyHidden>
      <Skeleton h={32} w={220} />
      {Array.from({ length: ROWS }, (_each, index) => (
        <Skeleton key={index} h={44} />
      ))}
    </Stack>
  );
}
