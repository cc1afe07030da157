import { Button, Checkbox, Group, Modal, Stack, Text } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import type { BusinessTemplate } from '../../../api/settings.ts';
import { settingsTexts } from '../../../texts/settings.ts';
import { texts } from '../../../texts/texts.ts';
import { useSettingsForm } from '../form-context.ts';

const words = settingsTexts.business;
const PARTS = ['signals', 'reviewRules', 'followUpPresets'] as const;

/** What a kind of business brings, each part to be taken over or not. It goes into the draft. */
export function BringTemplate({ template, onClose }: { template: BusinessTemplate; onClose: () => void }): ReactNode {
  const form = useSettingsForm();
  const [parts, setParts] = useState<readonly string[]>(PARTS);
  const apply = (): void => {
    form.setValues((draft) => ({ ...draft, ...broughtInto(form.values, template, parts) }));
    onClose();
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={words.bring(template.name)}
      closeButtonProps={{ 'aria-label': texts.shell.close }}
    >
      <Stack>
        <Text size="sm">{template.description}</Text>
        <Checkbox.Group value={[...parts]} onChange={setParts}>
          <Stack gap="xs">
            {PARTS.map((part) => (
              <Checkbox key={part} value={part} label={words.parts[part](template[part].length)} />
            ))}
          </Stack>
        </Checkbox.Group>
        <Text size="sm" c="dimmed">
          {words.bringHint}
        </Text>
        <Group justify="flex-end">
          <Button onClick={apply}>{words.apply}</Button>
        </Group>
      </Stack>
    </Modal>
  );
}

type Draft = ReturnType<typeof useSettingsForm>['values'];

/** Presets are added once: those of the same id stay as somebody has reworded them. */
function broughtInto(draft: Draft, template: BusinessTemplate, parts: readonly string[]): Partial<Draft> {
  const { followUps, leadScoring, review, businessProfile } = draft;
  const has = new Set(followUps.custom.map(({ id }) => id));
  return {
    businessProfile: {
      ...businessProfile,
      type: template.key,
      characteristics: template.characteristics.map(({ key }) => key),
    },
    ...(parts.includes('signals') ? { leadScoring: { ...leadScoring, signals: [...template.signals] } } : {}),
    ...(parts.includes('reviewRules') ? { review: { ...review, rules: [...template.reviewRules] } } : {}),
    ...(parts.includes('followUpPresets')
      ? {
          followUps: {
            ...followUps,
            custom: [...followUps.custom, ...template.followUpPresets.filter(({ id }) => !has.has(id))],
          },
        }
      : {}),
  };
}
