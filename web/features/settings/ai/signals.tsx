import { ActionIcon, Badge, Button, Group, ScrollArea, Stack, Switch, Table, Text, Title } from '@mantine/core';
import { randomId } from '@mantine/hooks';
import { IconPencil, IconPlus } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import type { Signal } from '../../../api/settings.ts';
import { HeadRow } from '../../../design/head-row.tsx';
import { settingsTexts } from '../../../texts/settings.ts';
import { amountOf } from '../durations.ts';
import { useSettingsForm } from '../form-context.ts';
import { categoryName } from './category-name.ts';
import { SignalDialog } from './signal-dialog.tsx';

const words = settingsTexts.scoring;

const newSignal = (): Signal => ({
  ...{ id: randomId('signal-'), name: '', kind: 'ai', category: 'intent', points: 10, description: '', keywords: [] },
  ...{ action: null, maxCount: 3, halfLife: null, enabled: true },
});

/** The scoring signals: what each counts, and whether it does. */
export function Signals(): ReactNode {
  const form = useSettingsForm();
  const [edited, setEdited] = useState<Signal | null>(null);
  const { signals } = form.values.leadScoring;
  const set = (changed: Signal[]): void => form.setFieldValue('leadScoring.signals', changed);
  const store = (signal: Signal): void => {
    const known = signals.some(({ id }) => id === signal.id);
    set(known ? signals.map((each) => (each.id === signal.id ? signal : each)) : [...signals, signal]);
    setEdited(null);
  };
  return (
    <Stack gap="xs" component="section">
      <Group justify="space-between">
        <Title order={2} size="h4">
          {words.signals}
        </Title>
        <Button
          variant="default"
          leftSection={<IconPlus size={16} aria-hidden />}
          onClick={() => setEdited(newSignal())}
        >
          {words.add}
        </Button>
      </Group>
      <Text size="sm" c="dimmed">
        {words.signalsIntro}
      </Text>
      <SignalTable
        signals={signals}
        onEdit={setEdited}
        onTurn={(signal) => store({ ...signal, enabled: !signal.enabled })}
      />
      {edited && (
        <SignalDialog
          signal={edited}
          categories={Object.keys(form.values.leadScoring.weights)}
          onDone={store}
          onRemove={() => {
            set(signals.filter(({ id }) => id !== edited.id));
            setEdited(null);
          }}
          onClose={() => setEdited(null)}
        />
      )}
    </Stack>
  );
}

interface SignalTableProps {
  readonly signals: readonly Signal[];
  readonly onEdit: (signal: Signal) => void;
  readonly onTurn: (signal: Signal) => void;
}

const HEADS = [
  settingsTexts.name,
  words.kind,
  words.category,
  words.points,
  words.cap,
  words.halfLife,
  words.enabled,
] as const;

function SignalTable({ signals, onEdit, onTurn }: SignalTableProps): ReactNode {
  return (
    <ScrollArea viewportProps={{ tabIndex: 0, role: 'region', 'aria-label': words.signals }}>
      <Table miw={720} verticalSpacing={6}>
        <HeadRow heads={HEADS} hasActions />
        <Table.Tbody>
          {signals.map((signal) => (
            <SignalRow key={signal.id} signal={signal} onEdit={onEdit} onTurn={onTurn} />
          ))}
        </Table.Tbody>
      </Table>
    </ScrollArea>
  );
}

function SignalRow({ signal, onEdit, onTurn }: { signal: Signal } & Omit<SignalTableProps, 'signals'>): ReactNode {
  const { name, kind, category, points, maxCount, halfLife, enabled } = signal;
  return (
    <Table.Tr>
      <Table.Th scope="row" fw={500}>
        {name}
      </Table.Th>
      <Table.Td>
        <Badge variant="light" tt="none" color={KIND_COLORS[kind]}>
          {words.kinds[kind]}
        </Badge>
      </Table.Td>
      <Table.Td>{categoryName(category)}</Table.Td>
      <Table.Td>{points > 0 ? `+${String(points)}` : points}</Table.Td>
      <Table.Td>{maxCount === null ? words.noCap : words.times(maxCount)}</Table.Td>
      <Table.Td>{halfLife === null ? words.noFade : inWords(halfLife)}</Table.Td>
      <Table.Td>
        <Switch checked={enabled} aria-label={words.turn(name)} onChange={() => onTurn(signal)} />
      </Table.Td>
      <Table.Td>
        <ActionIcon variant="subtle" color="gray" aria-label={settingsTexts.edit(name)} onClick={() => onEdit(signal)}>
          <IconPencil size={16} aria-hidden />
        </ActionIcon>
      </Table.Td>
    </Table.Tr>
  );
}

const KIND_COLORS = { ai: 'purple', keyword: 'blue', action: 'emerald', manual: 'gray' } as const;

function inWords(iso: string): string {
  const { n, unit } = amountOf(iso);
  return words.duration(n, settingsTexts.duration.units[unit]);
}
