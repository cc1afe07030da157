import { Table } from '@mantine/core';
import type { ReactNode } from 'react';

interface HeadRowProps {
  readonly heads: readonly string[];
  /** A last column without a head: what can be done with a row. */
  readonly hasActions?: boolean;
}

/** The head of a table, whose columns a screen reader names with each cell. */
export function HeadRow({ heads, hasActions = false }: HeadRowProps): ReactNode {
  return (
    <Table.Thead>
      <Table.Tr>
        {heads.map((head) => (
          <Table.Th key={head} scope="col">
            {head}
          </Table.Th>
        ))}
        {hasActions && <Table.Td />}
      </Table.Tr>
    </Table.Thead>
  );
}
