import { Group, NumberInput, SimpleGrid, Switch } from '@mantine/core';
import type { ReactNode } from 'react';
import { automationsTexts } from '../../texts/automations.ts';
import { DurationInput } from '../settings/duration-input.tsx';
import { useSettingsForm } from '../settings/form-context.ts';
import { Part } from './part.tsx';

const words = automationsTexts.sending;

/** Whether follow-ups go out by themselves, how often and for how long. */
export function Sending(): ReactNode {
  const form = useSettingsForm();
  const { gap, expireAfter, undoWindow } = form.values.followUps;
  return (
    <Part title={words.title}>
      <Group>
        <Switch
          size="md"
          label={words.auto}
          description={words.autoHint}
          {...form.getInputProps('followUps.auto', { type: 'checkbox' })}
        />
      </Group>
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="md">
        <NumberInput
          label={words.maxAttempts}
          min={1}
          max={20}
          allowDecimal={false}
          {...form.getInputProps('followUps.maxAttempts')}
        />
        <DurationInput label={words.gap} {...form.getInputProps('followUps.gap')} value={gap} />
        <NumberInput
          label={words.perContact}
          min={0}
          max={1_000}
          allowDecimal={false}
          {...form.getInputProps('followUps.caps.perContactPerWeek')}
        />
        <NumberInput
          label={words.perHour}
          min={0}
          max={1_000_000}
          allowDecimal={false}
          {...form.getInputProps('followUps.caps.perHour')}
        />
        <DurationInput
          label={words.expireAfter}
          description={words.expireHint}
          {...form.getInputProps('followUps.expireAfter')}
          value={expireAfter}
        />
        <DurationInput label={words.undoWindow} {...form.getInputProps('followUps.undoWindow')} value={undoWindow} />
      </SimpleGrid>
    </Part>
  );
}
