import { Group, NumberInput, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { settingsTexts } from '../../../texts/settings.ts';
import { useSettingsForm } from '../form-context.ts';

const words = settingsTexts.scoring;

/** The least score of each grade. */
export function GradeThresholds(): ReactNode {
  const form = useSettingsForm();
  return (
    <Stack gap="xs" component="section">
      <Title order={2} size="h4">
        {words.grades}
      </Title>
      <Text size="sm" c="dimmed">
        {words.gradesIntro}
      </Text>
      <Group align="flex-start">
        {(['A', 'B', 'C', 'D'] as const).map((grade) => (
          <NumberInput
            key={grade}
            label={words.gradeFrom(grade)}
            min={0}
            max={100}
            w={110}
            allowDecimal={false}
            {...form.getInputProps(`leadScoring.grades.${grade}`)}
          />
        ))}
      </Group>
    </Stack>
  );
}
