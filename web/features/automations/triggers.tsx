import { Group, Select, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { automationsTexts } from '../../texts/automations.ts';
import { followUpsTexts } from '../../texts/follow-ups.ts';
import { DurationInput } from '../settings/duration-input.tsx';
import { useSettingsForm } from '../settings/form-context.ts';
import { Part } from './part.tsx';
import { MODES } from './modes.ts';

const words = automationsTexts.triggers;

/** What is found by itself: promises, silence, indecision. */
export function Triggers(): ReactNode {
  const form = useSettingsForm();
  const { auto, triggers } = form.values.followUps;
  const waits = !auto && Object.values(triggers).some(({ mode }) => mode === 'auto');
  return (
    <Part title={words.title} {...(waits ? { hint: automationsTexts.autoIsOff } : {})}>
      <Stack gap="lg">
        <Trigger name="promise" />
        <Trigger name="ghosting" />
        <Trigger name="undecided" />
      </Stack>
    </Part>
  );
}

function Trigger({ name }: { name: 'promise' | 'ghosting' | 'undecided' }): ReactNode {
  const form = useSettingsForm();
  const label = followUpsTexts.kind[name];
  const trigger = form.values.followUps.triggers[name];
  return (
    <Group align="flex-end" justify="space-between">
      <Stack gap={2} flex={1} miw={220}>
        <Text fw={500}>{label}</Text>
        <Text size="sm" c="dimmed">
          {words.hints[name]}
        </Text>
      </Stack>
      <Group align="flex-end" gap="sm">
        {'after' in trigger && trigger.mode !== 'off' && (
          <DurationInput
            label={words.after}
            {...form.getInputProps(`followUps.triggers.${name}.after`)}
            value={trigger.after}
          />
        )}
        <Select
          aria-label={words.mode(label)}
          data={MODES}
          allowDeselect={false}
          w={160}
          {...form.getInputProps(`followUps.triggers.${name}.mode`)}
        />
      </Group>
    </Group>
  );
}
