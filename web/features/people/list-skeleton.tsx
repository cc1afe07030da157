import { Skeleton, Stack, VisuallyHidden } from '@mantine/core';
import type { ReactNode } from 'react';
import { texts } from '../../texts/texts.ts';

const ROWS = 10;

/** As high as the rows that will stand there, so that nothing moves when they come. */
export function ListSkeleton({ phone }: { phone: boolean }): ReactNode {
  return (
    <Stack gap={phone ? 8 : 12} p="md" flex={1} aria-busy>
      <VisuallyHidden role="status">{texts.shell.loading}</VisuallyHidden>
      {Array.from({ length: ROWS }, (_each, index) => (
        <Skeleton key={index} h={phone ? 156 : 44} />
      ))}
    </Stack>
  );
}
