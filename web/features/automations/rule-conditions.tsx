import { Fieldset, Group, Input, MultiSelect, SimpleGrid, Switch, TagsInput } from '@mantine/core';
import type { ReactNode } from 'react';
import type { CustomFollowUp } from '../../api/settings.ts';
import { useTags } from '../../api/tags.ts';
import { CHANNELS, GRADES, STAGES, STATUSES } from '../../design/vocabulary.ts';
import { automationsTexts } from '../../texts/automations.ts';
import { settingsTexts } from '../../texts/settings.ts';
import { texts } from '../../texts/texts.ts';
import { DurationInput } from '../settings/duration-input.tsx';
import { DateCondition } from './date-condition.tsx';

const words = automationsTexts.custom;
type When = CustomFollowUp['when'];

interface RuleConditionsProps {
  readonly when: When;
  readonly error: ReactNode;
  readonly onChange: (when: When) => void;
}

const labelled = (values: readonly string[], labels: Readonly<Record<string, string>>) =>
  values.map((value) => ({ value, label: labels[value] ?? value }));

const LISTS = {
  stage: labelled(STAGES, texts.words.stage),
  status: labelled(STATUSES, texts.words.status),
  grade: labelled(GRADES, {}),
  channel: labelled(CHANNELS, texts.words.channel),
} as const;

/** All that is named must hold; of several values in one field, one suffices. */
export function RuleConditions({ when, error, onChange }: RuleConditionsProps): ReactNode {
  const tags = useTags();
  const list = (name: keyof typeof LISTS | 'tag'): ReactNode => (
    <MultiSelect
      key={name}
      label={words[name]}
      data={name === 'tag' ? tags.map((tag) => tag.name) : LISTS[name]}
      value={[...(when[name] ?? [])]}
      onChange={(values) => onChange({ ...when, [name]: values })}
      clearable
      searchable={name === 'tag'}
    />
  );
  return (
    <Fieldset legend={words.conditions}>
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        {(['stage', 'status', 'grade', 'tag', 'channel'] as const).map(list)}
        <TagsInput
          label={words.keywords}
          description={settingsTexts.scoring.keywordsHint}
          value={[...(when.keywords ?? [])]}
          onChange={(keywords) => onChange({ ...when, keywords })}
          acceptValueOnBlur
        />
        <Length name="silentFor" when={when} onChange={onChange} />
        <Length name="inStageFor" when={when} onChange={onChange} />
      </SimpleGrid>
      <DateCondition when={when} onChange={onChange} />
      {Boolean(error) && <Input.Error pt="xs">{error}</Input.Error>}
    </Fieldset>
  );
}

interface LengthProps {
  readonly name: 'silentFor' | 'inStageFor';
  readonly when: When;
  readonly onChange: (when: When) => void;
}

function Length({ name, when, onChange }: LengthProps): ReactNode {
  const { [name]: value, ...others } = when;
  return (
    <Group align="flex-end" gap="sm" wrap="nowrap" mih={60}>
      <Switch
        aria-label={words[name]}
        pb={8}
        checked={value !== undefined}
        onChange={({ currentTarget }) => onChange(currentTarget.checked ? { ...others, [name]: 'P2D' } : others)}
      />
      <DurationInput
        label={words[name]}
        value={value ?? 'P2D'}
        disabled={value === undefined}
        onChange={(iso) => onChange({ ...when, [name]: iso })}
      />
    </Group>
  );
}
