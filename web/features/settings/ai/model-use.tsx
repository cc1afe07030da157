import { Stack, Switch } from '@mantine/core';
import type { ReactNode } from 'react';
import { settingsTexts } from '../../../texts/settings.ts';
import { useSettingsForm } from '../form-context.ts';

const words = settingsTexts.model;

/** Whether a model may read, and what reading has cost. */
export function ModelUse(): ReactNode {
  const form = useSettingsForm();
  return (
    <Stack>
      <Switch
        label={words.sees}
        description={words.seesHint}
        {...form.getInputProps('privacy.modelSeesText', { type: 'checkbox' })}
      />
    </Stack>
  );
}
