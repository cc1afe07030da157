import { Group, Modal, Select, Stack, Textarea, TextInput } from '@mantine/core';
import { isNotEmpty, useForm } from '@mantine/form';
import type { ReactNode } from 'react';
import type { CustomFollowUp } from '../../api/settings.ts';
import { automationsTexts } from '../../texts/automations.ts';
import { settingsTexts } from '../../texts/settings.ts';
import { texts } from '../../texts/texts.ts';
import { DialogButtons } from '../settings/dialog-buttons.tsx';
import { MODES } from './modes.ts';
import { RuleConditions } from './rule-conditions.tsx';

const words = automationsTexts.custom;

interface CustomRuleDialogProps {
  readonly rule: CustomFollowUp;
  readonly isNew: boolean;
  readonly onDone: (rule: CustomFollowUp) => void;
  readonly onRemove: () => void;
  readonly onClose: () => void;
}

/** Conditions left empty are none, and are left out: an empty list would hold for nobody. */
const said = (when: CustomFollowUp['when']): CustomFollowUp['when'] =>
  Object.fromEntries(
    Object.entries(when).filter(([, value]) => (Array.isArray(value) ? value.length > 0 : value !== undefined)),
  );

/** A rule of the workspace: when it finds somebody, and what it says. */
export function CustomRuleDialog({ rule, isNew, onDone, onRemove, onClose }: CustomRuleDialogProps): ReactNode {
  const form = useForm<CustomFollowUp>({
    initialValues: rule,
    validate: {
      name: isNotEmpty(settingsTexts.missing),
      when: (when) => (Object.keys(said(when)).length === 0 ? words.oneNeeded : null),
    },
  });
  return (
    <Modal
      opened
      onClose={onClose}
      title={words.dialogTitle}
      size="lg"
      closeButtonProps={{ 'aria-label': texts.shell.close }}
    >
      <form onSubmit={form.onSubmit((given) => onDone({ ...given, when: said(given.when) }))} noValidate>
        <Stack>
          <Group align="flex-start" grow>
            <TextInput
              label={settingsTexts.name}
              required
              maxLength={100}
              data-autofocus
              {...form.getInputProps('name')}
            />
            <Select label={words.mode} data={MODES} allowDeselect={false} {...form.getInputProps('mode')} />
          </Group>
          <RuleConditions
            when={form.values.when}
            error={form.errors['when']}
            onChange={(when) => form.setFieldValue('when', when)}
          />
          <Textarea
            label={words.message}
            description={words.messageHint}
            autosize
            minRows={2}
            maxRows={8}
            maxLength={4_000}
            {...form.getInputProps('message')}
          />
          <DialogButtons isNew={isNew} onRemove={onRemove} />
        </Stack>
      </form>
    </Modal>
  );
}
