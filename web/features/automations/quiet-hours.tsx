import { Group, Progress, Stack, Switch, Text } from '@mantine/core';
import { TimeInput } from '@mantine/dates';
import type { ReactNode } from 'react';
import { automationsTexts } from '../../texts/automations.ts';
import { useSettingsForm } from '../settings/form-context.ts';
import { Part } from './part.tsx';
import { quietParts } from './quiet-parts.ts';

const words = automationsTexts.quiet;
const USUAL = { start: '21:00', end: '08:00' };
const MARKS = ['00:00', '06:00', '12:00', '18:00', '24:00'];

/** When nothing is sent, with a picture of the day. */
export function QuietHours(): ReactNode {
  const form = useSettingsForm();
  const quiet = form.values.followUps.quietHours;
  return (
    <Part title={words.title} hint={words.hint}>
      <Group align="flex-end">
        <Switch
          label={words.on}
          pb={8}
          checked={quiet !== null}
          onChange={({ currentTarget }) =>
            form.setFieldValue('followUps.quietHours', currentTarget.checked ? USUAL : null)
          }
        />
        {quiet !== null && (
          <>
            <TimeInput label={words.from} {...form.getInputProps('followUps.quietHours.start')} />
            <TimeInput label={words.until} {...form.getInputProps('followUps.quietHours.end')} />
          </>
        )}
      </Group>
      <DayPicture quiet={quiet} />
    </Part>
  );
}

/** The 24 hours of a day, the quiet ones gray. */
function DayPicture({ quiet }: { quiet: { start: string; end: string } | null }): ReactNode {
  const label = quiet === null ? words.pictureOpen : words.picture(quiet.start, quiet.end);
  return (
    <Stack gap={4} role="img" aria-label={label}>
      <Progress.Root size={28} aria-hidden>
        {quietParts(quiet).map(({ quiet: isQuiet, share }, index) => (
          <Progress.Section key={index} value={share} color={isQuiet ? 'gray.7' : 'emerald.8'}>
            <Progress.Label>{isQuiet ? words.quiet : words.open}</Progress.Label>
          </Progress.Section>
        ))}
      </Progress.Root>
      <Group justify="space-between" aria-hidden>
        {MARKS.map((mark) => (
          <Text key={mark} size="xs" c="dimmed">
            {mark}
          </Text>
        ))}
      </Group>
    </Stack>
  );
}
