import { Button, Group, Radio, ScrollArea, Select, Stack, Table, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import type { ImportOrder } from '../../api/imports.ts';
import { HeadRow } from '../../design/head-row.tsx';
import { importTexts as words } from '../../texts/import.ts';
import { mappingFault } from './mapping-fault.ts';
import type { ChosenFile, Importing } from './use-import.ts';

const LEFT_OUT = '';
const SHOWN_EXAMPLES = 3;

interface ColumnsStepProps {
  readonly importing: Importing;
  readonly chosen: ChosenFile;
}

/** What each column becomes, with the first of its values beside it. */
export function ColumnsStep({ importing, chosen }: ColumnsStepProps): ReactNode {
  const { preview, order } = chosen;
  const fault = mappingFault(order.mapping);
  const separator = words.separators[preview.separator] ?? preview.separator;
  return (
    <Stack>
      <Text size="sm" c="dimmed">
        {words.readAs(separator, preview.encoding.toUpperCase())}
      </Text>
      <ScrollArea.Autosize mah="45vh" viewportProps={{ tabIndex: 0, 'aria-label': words.examples }}>
        <ColumnsTable chosen={chosen} onMapping={(mapping) => importing.change({ mapping })} />
      </ScrollArea.Autosize>
      <Options order={order} onChange={importing.change} />
      {fault !== null && (
        <Text size="sm" c="red" role="alert">
          {fault}
        </Text>
      )}
      <Group justify="space-between">
        <Button variant="subtle" color="gray" onClick={importing.toFile}>
          {words.another}
        </Button>
        <Group>
          <Button variant="default" disabled={fault !== null || importing.sending} onClick={() => importing.run(false)}>
            {words.go}
          </Button>
          <Button disabled={fault !== null} loading={importing.sending} onClick={() => importing.run(true)}>
            {words.tryIt}
          </Button>
        </Group>
      </Group>
    </Stack>
  );
}

interface ColumnsTableProps {
  readonly chosen: ChosenFile;
  readonly onMapping: (mapping: ImportOrder['mapping']) => void;
}

function ColumnsTable({ chosen: { preview, order }, onMapping }: ColumnsTableProps): ReactNode {
  const choices = [
    { value: LEFT_OUT, label: words.leaveOut },
    ...preview.fields.map((field) => ({ value: field, label: labelOf(field) })),
  ];
  return (
    <Table verticalSpacing={6}>
      <HeadRow heads={[words.column, words.examples, words.meaning]} />
      <Table.Tbody>
        {preview.columns.map(({ heading }, column) => (
          <Table.Tr key={column}>
            <Table.Th scope="row">{heading}</Table.Th>
            <Table.Td maw={220}>
              <Text size="sm" c="dimmed" truncate>
                {examplesOf(preview.rows, column)}
              </Text>
            </Table.Td>
            <Table.Td>
              <Select
                aria-label={words.meaningOf(heading)}
                size="xs"
                data={choices}
                value={order.mapping[column] ?? LEFT_OUT}
                onChange={(field) => onMapping(order.mapping.with(column, field === LEFT_OUT ? null : field))}
                allowDeselect={false}
                searchable
                comboboxProps={{ withinPortal: true }}
              />
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

const examplesOf = (rows: readonly (readonly string[])[], column: number): string =>
  rows
    .map((row) => row[column]?.trim() ?? '')
    .filter((cell) => cell !== '')
    .slice(0, SHOWN_EXAMPLES)
    .join(' · ');

const OWN = 'customFields.';
const labelOf = (field: string): string =>
  field.startsWith(OWN) ? words.ownField(field.slice(OWN.length)) : (words.fields[field] ?? field);

interface OptionsProps {
  readonly order: ChosenFile['order'];
  readonly onChange: (order: Partial<ChosenFile['order']>) => void;
}

function Options({ order, onChange }: OptionsProps): ReactNode {
  const hasDates = order.mapping.some((field) => field?.startsWith(OWN));
  return (
    <Group align="start" gap="xl">
      <Radio.Group
        label={words.existing}
        value={order.existing}
        onChange={(existing) => onChange({ existing: existing as ImportOrder['existing'] })}
      >
        <Stack gap={6} mt={6}>
          <Radio size="xs" value="update" label={words.existingChoices.update} />
          <Radio size="xs" value="fill" label={words.existingChoices.fill} />
        </Stack>
      </Radio.Group>
      {hasDates && (
        <Select
          label={words.dates}
          size="xs"
          data={Object.entries(words.dateChoices).map(([value, label]) => ({ value, label }))}
          value={order.dates}
          onChange={(dates) => dates && onChange({ dates: dates as ImportOrder['dates'] })}
          allowDeselect={false}
        />
      )}
    </Group>
  );
}
