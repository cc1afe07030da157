import { Checkbox, Group, MultiSelect, NumberInput, Select, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { GRADES } from '../../../design/vocabulary.ts';
import { settingsTexts } from '../../../texts/settings.ts';
import { DurationInput } from '../duration-input.tsx';
import { useSettingsForm } from '../form-context.ts';

const words = settingsTexts.mood;
const GRADED = GRADES.filter((grade) => grade !== 'F');

/** How a mood is made of messages, and who is marked as VIP or at risk. */
export function MoodAndMarks(): ReactNode {
  const form = useSettingsForm();
  return (
    <Stack gap="lg">
      <Part title={words.sentiment}>
        <NumberInput
          label={words.halfLife}
          description={words.halfLifeHint}
          min={1}
          max={100}
          maw={420}
          {...form.getInputProps('sentiment.halfLifeMessages')}
        />
      </Part>
      <Part title={words.vip}>
        <Group align="flex-end">
          <Select
            label={words.vipGrade}
            data={GRADED}
            allowDeselect={false}
            w={200}
            {...form.getInputProps('flags.vip.minGrade')}
          />
          <Checkbox
            label={words.vipConverted}
            pb={8}
            {...form.getInputProps('flags.vip.converted', { type: 'checkbox' })}
          />
        </Group>
      </Part>
      <Part title={words.atRisk}>
        <Group align="flex-end">
          <NumberInput
            label={words.atRiskBelow}
            min={-1}
            max={1}
            step={0.05}
            decimalScale={3}
            {...form.getInputProps('flags.atRisk.sentimentBelow')}
          />
          <DurationInput
            label={words.churnWithin}
            {...form.getInputProps('flags.atRisk.churnWithin')}
            value={form.values.flags.atRisk.churnWithin}
          />
        </Group>
      </Part>
      <Part title={words.completeness}>
        <MultiSelect
          aria-label={words.completeness}
          description={words.completenessHint}
          data={Object.entries(words.fields).map(([value, label]) => ({ value, label }))}
          maw={520}
          {...form.getInputProps('completeness')}
        />
      </Part>
    </Stack>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }): ReactNode {
  return (
    <Stack gap="xs" component="section">
      <Title order={2} size="h4">
        {title}
      </Title>
      <Text component="div">{children}</Text>
    </Stack>
  );
}
