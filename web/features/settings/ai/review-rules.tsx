import { ActionIcon, Badge, Button, Checkbox, Group, Paper, Select, Stack, Text, Title } from '@mantine/core';
import { randomId } from '@mantine/hooks';
import { IconPencil, IconPlus } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import type { ReviewRule } from '../../../api/settings.ts';
import { GRADES } from '../../../design/vocabulary.ts';
import { settingsTexts } from '../../../texts/settings.ts';
import { useSettingsForm } from '../form-context.ts';
import { ReviewRuleDialog } from './review-rule-dialog.tsx';

const words = settingsTexts.reviews;
const GRADED = GRADES.filter((grade) => grade !== 'F');
const SHOWN = 6;

/** What brings a conversation to people. */
export function ReviewRules(): ReactNode {
  const form = useSettingsForm();
  return (
    <Stack gap="sm">
      <Text size="sm">{words.intro}</Text>
      <Checkbox label={words.frustration} {...form.getInputProps('review.frustration', { type: 'checkbox' })} />
      <Checkbox label={words.complex} {...form.getInputProps('review.complex', { type: 'checkbox' })} />
      <Checkbox label={words.highValue} {...form.getInputProps('review.highValue.enabled', { type: 'checkbox' })} />
      {form.values.review.highValue.enabled && (
        <Select
          label={words.highValueGrade}
          data={GRADED}
          allowDeselect={false}
          w={200}
          {...form.getInputProps('review.highValue.minGrade')}
        />
      )}
      <OwnRules />
    </Stack>
  );
}

function OwnRules(): ReactNode {
  const form = useSettingsForm();
  const [edited, setEdited] = useState<ReviewRule | null>(null);
  const { rules } = form.values.review;
  const set = (changed: ReviewRule[]): void => {
    form.setFieldValue('review.rules', changed);
    setEdited(null);
  };
  const store = (rule: ReviewRule): void =>
    set(
      rules.some(({ id }) => id === rule.id)
        ? rules.map((each) => (each.id === rule.id ? rule : each))
        : [...rules, rule],
    );
  return (
    <Stack gap="xs" component="section" pt="md">
      <Group justify="space-between">
        <Title order={2} size="h4">
          {words.rules}
        </Title>
        <Button
          variant="default"
          leftSection={<IconPlus size={16} aria-hidden />}
          onClick={() => setEdited({ id: randomId('rule-'), name: '', intents: [], keywords: [] })}
        >
          {words.add}
        </Button>
      </Group>
      {rules.map((rule) => (
        <RuleCard key={rule.id} rule={rule} onEdit={() => setEdited(rule)} />
      ))}
      {edited && (
        <ReviewRuleDialog
          rule={edited}
          onDone={store}
          onRemove={() => set(rules.filter(({ id }) => id !== edited.id))}
          onClose={() => setEdited(null)}
        />
      )}
    </Stack>
  );
}

function RuleCard({ rule: { name, intents, keywords }, onEdit }: { rule: ReviewRule; onEdit: () => void }): ReactNode {
  const said = [...intents, ...keywords];
  return (
    <Paper withBorder p="sm">
      <Group justify="space-between" wrap="nowrap">
        <Stack gap={6} miw={0}>
          <Text fw={500}>{name}</Text>
          <Group gap={6}>
            {said.slice(0, SHOWN).map((word) => (
              <Badge key={word} variant="light" color="gray" tt="none">
                {word}
              </Badge>
            ))}
            {said.length > SHOWN && <Text size="sm">+{said.length - SHOWN}</Text>}
          </Group>
        </Stack>
        <ActionIcon variant="subtle" color="gray" aria-label={settingsTexts.edit(name)} onClick={onEdit}>
          <IconPencil size={16} aria-hidden />
        </ActionIcon>
      </Group>
    </Paper>
  );
}
