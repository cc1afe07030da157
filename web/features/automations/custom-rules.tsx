import { ActionIcon, Badge, Button, Group, Menu, Stack, Text } from '@mantine/core';
import { randomId } from '@mantine/hooks';
import { IconPencil, IconPlus } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import { useTemplates, type CustomFollowUp } from '../../api/settings.ts';
import { automationsTexts } from '../../texts/automations.ts';
import { settingsTexts } from '../../texts/settings.ts';
import { useSettingsForm } from '../settings/form-context.ts';
import { CustomRuleDialog } from './custom-rule-dialog.tsx';
import { Part } from './part.tsx';

const words = automationsTexts.custom;

/** The workspace's own rules for follow-ups, begun empty or from a preset. */
export function CustomRules(): ReactNode {
  const form = useSettingsForm();
  const [edited, setEdited] = useState<CustomFollowUp | null>(null);
  const rules = form.values.followUps.custom;
  const set = (changed: CustomFollowUp[]): void => {
    form.setFieldValue('followUps.custom', changed);
    setEdited(null);
  };
  const isKnown = rules.some(({ id }) => id === edited?.id);
  return (
    <Part title={words.title} hint={words.hint}>
      {rules.length === 0 && <Text size="sm">{words.none}</Text>}
      <Stack gap="xs">
        {rules.map((rule) => (
          <Group key={rule.id} justify="space-between" wrap="nowrap">
            <Text size="sm" miw={0} truncate>
              {rule.name}
            </Text>
            <Group gap="xs" wrap="nowrap">
              <Badge variant="light" tt="none" color={rule.mode === 'off' ? 'gray' : 'indigo'}>
                {automationsTexts.modes[rule.mode]}
              </Badge>
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={settingsTexts.edit(rule.name)}
                onClick={() => setEdited(rule)}
              >
                <IconPencil size={16} aria-hidden />
              </ActionIcon>
            </Group>
          </Group>
        ))}
      </Stack>
      <NewRule has={new Set(rules.map(({ id }) => id))} onNew={setEdited} />
      {edited && (
        <CustomRuleDialog
          rule={edited}
          isNew={!isKnown}
          onDone={(rule) => set(isKnown ? rules.map((each) => (each.id === rule.id ? rule : each)) : [...rules, rule])}
          onRemove={() => set(rules.filter(({ id }) => id !== edited.id))}
          onClose={() => setEdited(null)}
        />
      )}
    </Part>
  );
}

interface NewRuleProps {
  readonly has: ReadonlySet<string>;
  readonly onNew: (rule: CustomFollowUp) => void;
}

/** Presets of the workspace's kind of business first, then those of all others. */
function NewRule({ has, onNew }: NewRuleProps): ReactNode {
  const form = useSettingsForm();
  const templates = useTemplates();
  const { type } = form.values.businessProfile;
  const own = templates.filter(({ key }) => key === type);
  const all = [...own, ...templates].flatMap(({ followUpPresets }) => followUpPresets);
  const presets = [...new Map(all.map((preset) => [preset.id, preset])).values()].filter(({ id }) => !has.has(id));
  const empty = (): CustomFollowUp => ({ id: randomId('rule-'), name: '', mode: 'approval', when: {}, message: '' });
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <Button variant="default" leftSection={<IconPlus size={16} aria-hidden />} w="fit-content">
          {words.add}
        </Button>
      </Menu.Target>
      <Menu.Dropdown mah={360} style={{ overflowY: 'auto' }}>
        <Menu.Item onClick={() => onNew(empty())}>{words.own}</Menu.Item>
        <Menu.Label>{words.preset}</Menu.Label>
        {presets.map((preset) => (
          <Menu.Item key={preset.id} onClick={() => onNew(preset)}>
            {preset.name}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
