import { Alert, ScrollArea, Table, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { HeadRow } from '../../design/head-row.tsx';
import { settingsTexts } from '../../texts/settings.ts';

interface RowsProps {
  readonly label: string;
  readonly heads: readonly string[];
  readonly children: readonly ReactNode[];
}

/** A table of what there is; the last column holds what can be done with a row. */
export function Rows({ label, heads, children }: RowsProps): ReactNode {
  if (children.length === 0) {
    return (
      <Alert color="gray" variant="light">
        <Text size="sm">{settingsTexts.nothingYet}</Text>
      </Alert>
    );
  }
  return (
    <ScrollArea viewportProps={{ tabIndex: 0, role: 'region', 'aria-label': label }}>
      <Table miw={560} verticalSpacing={6}>
        <HeadRow heads={heads} hasActions />
        <Table.Tbody>{children}</Table.Tbody>
      </Table>
    </ScrollArea>
  );
}
