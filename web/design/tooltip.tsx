import { Tooltip } from '@mantine/core';
import type { ReactElement, ReactNode } from 'react';

/** The library's tooltip, open from the start: its element has the pointer already. A file of its own, fetched when first needed. */
export function OpenTooltip({ label, children }: { label: string; children: ReactElement }): ReactNode {
  return (
    <Tooltip label={label} defaultOpened>
      {children}
    </Tooltip>
  );
}
