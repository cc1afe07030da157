import { Group, NumberInput, Paper, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Status } from '../../../api/contacts.ts';
import { StatusBadge } from '../../../design/badges.tsx';
import { settingsTexts } from '../../../texts/settings.ts';
import { DurationInput } from '../duration-input.tsx';
import { useSettingsForm } from '../form-context.ts';

const words = settingsTexts.status;
type DurationKey = 'churnedAfter' | 'inactiveAfter' | 'activeWithin' | 'intentWindow';

/** The thresholds of the statuses, in the order in which they are asked. */
export function StatusThresholds(): ReactNode {
  const form = useSettingsForm();
  const duration = (key: DurationKey, label: string): ReactNode => (
    <DurationInput label={label} {...form.getInputProps(`status.${key}`)} value={form.values.status[key]} />
  );
  return (
    <Stack gap="sm">
      <Text size="sm">{words.intro}</Text>
      <Row status="churned">{duration('churnedAfter', words.churned)}</Row>
      <Row status="converted">
        <Text size="sm">{words.converted}</Text>
      </Row>
      <Row status="inactive">{duration('inactiveAfter', words.inactive)}</Row>
      <Row status="qualified">
        <NumberInput
          label={words.qualifiedScore}
          min={0}
          max={100}
          w={180}
          allowDecimal={false}
          {...form.getInputProps('status.qualifiedMinScore')}
        />
        {duration('intentWindow', words.intentWindow)}
      </Row>
      <Row status="active">
        <NumberInput
          label={words.activeMessages}
          min={1}
          max={1_000}
          w={180}
          allowDecimal={false}
          {...form.getInputProps('status.activeMinMessages')}
        />
        {duration('activeWithin', words.activeWithin)}
      </Row>
      <Row status="new">
        <Text size="sm">{words.new}</Text>
      </Row>
    </Stack>
  );
}

function Row({ status, children }: { status: Status; children: ReactNode }): ReactNode {
  return (
    <Paper withBorder p="sm">
      <Group gap="lg" align="center">
        <Group w={110}>
          <StatusBadge status={status} />
        </Group>
        {children}
      </Group>
    </Paper>
  );
}
