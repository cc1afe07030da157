import {
  ActionIcon,
  Button,
  Collapse,
  Group,
  Paper,
  ScrollArea,
  Skeleton,
  Stack,
  Table,
  Text,
  Title,
} from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconDownload } from '@tabler/icons-react';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Failed } from '../../app/screen-error.tsx';
import { analyticsTexts } from '../../texts/analytics.ts';
import { csvOf, download } from './csv.ts';

const words = analyticsTexts;

/** A cell: what a file has, and how the screen shows it where that is more. */
export interface Cell {
  readonly value: string | number;
  readonly shown?: ReactNode;
}

export interface Numbers {
  readonly heads: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

interface ChartCardProps {
  readonly title: string;
  readonly hint: string;
  readonly chart: UseQueryResult<unknown>;
  readonly numbers: Numbers | undefined;
  /** Numbers are all there is, and stand open. */
  readonly open?: boolean;
  readonly children?: ReactNode;
}

/** A chart with the numbers it shows, each leading to its contacts, and the same numbers as a file. */
export function ChartCard({ title, hint, chart, numbers, open = false, children }: ChartCardProps): ReactNode {
  const [opened, { toggle }] = useDisclosure(open);
  return (
    <Paper withBorder p="md" component="section" aria-label={title}>
      <Stack gap="sm">
        <Group justify="space-between" wrap="nowrap" align="flex-start">
          <div>
            <Title order={2} size="h4">
              {title}
            </Title>
            <Text size="sm" c="dimmed">
              {hint}
            </Text>
          </div>
          <ActionIcon
            variant="default"
            aria-label={words.csv(title)}
            disabled={numbers === undefined}
            onClick={() => numbers && download(`${title}.csv`, csvOf(numbers.heads, plain(numbers)))}
          >
            <IconDownload size={16} aria-hidden />
          </ActionIcon>
        </Group>
        {chart.error && <Failed error={chart.error} retry={() => void chart.refetch()} />}
        {chart.isPending && <Skeleton h={220} />}
        {numbers && (
          <>
            {children}
            {!open && (
              <Button variant="subtle" size="compact-sm" w="fit-content" aria-expanded={opened} onClick={toggle}>
                {words.numbers}
              </Button>
            )}
            <Collapse expanded={opened}>
              <NumbersTable title={title} numbers={numbers} />
            </Collapse>
          </>
        )}
      </Stack>
    </Paper>
  );
}

const plain = ({ rows }: Numbers): (string | number)[][] => rows.map((row) => row.map(({ value }) => value));

function NumbersTable({ title, numbers: { heads, rows } }: { title: string; numbers: Numbers }): ReactNode {
  return (
    <ScrollArea.Autosize
      mah={360}
      viewportProps={{ tabIndex: 0, role: 'region', 'aria-label': `${title}: ${words.numbers}` }}
    >
      <Table verticalSpacing={4} miw={480}>
        <Table.Thead>
          <Table.Tr>
            {heads.map((head) => (
              <Table.Th key={head} scope="col">
                {head}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row, index) => (
            <Table.Tr key={index}>
              {row.map(({ value, shown }, column) => (
                <Table.Td key={heads[column]}>{shown ?? value}</Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </ScrollArea.Autosize>
  );
}
