import { Badge, Button, Group, ScrollArea, Stack, Table, Text } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { rejectedRowsUrl, type ImportReport } from '../../api/imports.ts';
import { HeadRow } from '../../design/head-row.tsx';
import { language } from '../../texts/texts.ts';
import { importTexts as words } from '../../texts/import.ts';
import type { Importing } from './use-import.ts';

const OUTCOMES = ['created', 'updated', 'unchanged', 'rejected'] as const;
type Outcome = (typeof OUTCOMES)[number];
const COLORS: Readonly<Record<Outcome, string>> = {
  created: 'green',
  updated: 'blue',
  unchanged: 'gray',
  rejected: 'red',
};

interface ResultStepProps {
  readonly importing: Importing;
  readonly report: ImportReport;
  readonly onClose: () => void;
}

/** What became of the rows, or would become of them, and how to put right those that were not taken. */
export function ResultStep({ importing, report, onClose }: ResultStepProps): ReactNode {
  const taken = report.created + report.updated + report.unchanged;
  return (
    <Stack>
      <Text size="lg" fw={600} role="status">
        {titleOf(report)}
      </Text>
      <Counts report={report} />
      {report.rejected > 0 && <Reasons report={report} />}
      {report.sample.length > 0 && <Sample report={report} />}
      <Group justify="space-between">
        <Button variant="subtle" color="gray" onClick={importing.toColumns}>
          {words.back}
        </Button>
        {report.dryRun && report.state === 'done' ? (
          <Button disabled={taken === 0} loading={importing.sending} onClick={() => importing.run(false)}>
            {words.goRows(taken)}
          </Button>
        ) : (
          <Button onClick={onClose}>{words.close}</Button>
        )}
      </Group>
    </Stack>
  );
}

function titleOf({ state, dryRun }: ImportReport): string {
  if (state === 'cancelled') return words.cancelled;
  if (state === 'failed') return words.failed;
  return dryRun ? words.tried : words.done;
}

function Counts({ report }: { report: ImportReport }): ReactNode {
  return (
    <Group gap="xl">
      {OUTCOMES.map((outcome) => (
        <div key={outcome} data-outcome={outcome}>
          <Text size="xl" fw={600}>
            {report[outcome].toLocaleString(language)}
          </Text>
          <Text size="sm" c="dimmed">
            {words[outcome]}
          </Text>
        </div>
      ))}
    </Group>
  );
}

function Reasons({ report }: { report: ImportReport }): ReactNode {
  return (
    <Stack gap="xs">
      <Table verticalSpacing={4} aria-label={words.reasons}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{words.reasons}</Table.Th>
            <Table.Th ta="right">{words.times}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {report.reasons.map(({ code, meaning, count }) => (
            <Table.Tr key={code}>
              <Table.Td>{meaning}</Table.Td>
              <Table.Td ta="right">{count.toLocaleString(language)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      <Group>
        <Button
          component="a"
          href={rejectedRowsUrl(report.id)}
          download
          variant="default"
          size="xs"
          leftSection={<IconDownload size={16} />}
        >
          {words.download}
        </Button>
      </Group>
    </Stack>
  );
}

function Sample({ report }: { report: ImportReport }): ReactNode {
  return (
    <ScrollArea.Autosize mah="35vh" viewportProps={{ tabIndex: 0, 'aria-label': words.sample }}>
      <Table verticalSpacing={4}>
        <HeadRow heads={[words.line, words.outcome, words.row]} />
        <Table.Tbody>
          {report.sample.map(({ line, outcome, changes, cells }) => (
            <Table.Tr key={line}>
              <Table.Td>{line}</Table.Td>
              <Table.Td>
                <Badge variant="light" color={COLORS[outcome]} autoContrast tt="none">
                  {words[outcome]}
                </Badge>
                {outcome === 'updated' && (
                  <Text size="xs" c="dimmed">
                    {words.changes(changes)}
                  </Text>
                )}
              </Table.Td>
              <Table.Td maw={320}>
                <Text size="sm" truncate>
                  {cells.filter((cell) => cell !== '').join(' · ')}
                </Text>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </ScrollArea.Autosize>
  );
}
