import { Modal, Stack, TagsInput, TextInput } from '@mantine/core';
import { isNotEmpty, useForm } from '@mantine/form';
import type { ReactNode } from 'react';
import type { ReviewRule } from '../../../api/settings.ts';
import { settingsTexts } from '../../../texts/settings.ts';
import { texts } from '../../../texts/texts.ts';
import { DialogButtons } from '../dialog-buttons.tsx';

const words = settingsTexts.reviews;

interface ReviewRuleDialogProps {
  readonly rule: ReviewRule;
  readonly onDone: (rule: ReviewRule) => void;
  readonly onRemove: () => void;
  readonly onClose: () => void;
}

/** A rule of the workspace: the intents and words that bring a conversation to people. */
export function ReviewRuleDialog({ rule, onDone, onRemove, onClose }: ReviewRuleDialogProps): ReactNode {
  const form = useForm<ReviewRule>({
    initialValues: rule,
    validate: {
      name: isNotEmpty(settingsTexts.missing),
      keywords: (keywords, { intents }) => (keywords.length + intents.length === 0 ? words.either : null),
    },
  });
  // A complaint that went only as somebody presses Done would move the button from under the pointer.
  const typing = (): void => form.clearFieldError('keywords');
  return (
    <Modal opened onClose={onClose} title={words.ruleTitle} closeButtonProps={{ 'aria-label': texts.shell.close }}>
      <form onSubmit={form.onSubmit(onDone)} noValidate>
        <Stack>
          <TextInput
            label={settingsTexts.name}
            required
            maxLength={100}
            data-autofocus
            {...form.getInputProps('name')}
          />
          <TagsInput
            label={words.intents}
            description={words.intentsHint}
            acceptValueOnBlur
            onSearchChange={typing}
            {...form.getInputProps('intents')}
          />
          <TagsInput
            label={words.keywords}
            description={settingsTexts.scoring.keywordsHint}
            acceptValueOnBlur
            onSearchChange={typing}
            {...form.getInputProps('keywords')}
          />
          <DialogButtons isNew={rule.name === ''} onRemove={onRemove} />
        </Stack>
      </form>
    </Modal>
  );
}
