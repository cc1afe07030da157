import {
  Group,
  Modal,
  NumberInput,
  SegmentedControl,
  Select,
  Stack,
  Switch,
  TagsInput,
  Text,
  TextInput,
  Textarea,
} from '@mantine/core';
import { isNotEmpty, useForm, type UseFormReturnType } from '@mantine/form';
import type { ReactNode } from 'react';
import type { Signal } from '../../../api/settings.ts';
import { settingsTexts } from '../../../texts/settings.ts';
import { texts } from '../../../texts/texts.ts';
import { DialogButtons } from '../dialog-buttons.tsx';
import { DurationInput } from '../duration-input.tsx';
import { categoryName } from './category-name.ts';

const words = settingsTexts.scoring;
const KINDS = ['ai', 'keyword', 'action', 'manual'] as const;

interface SignalDialogProps {
  readonly signal: Signal;
  readonly categories: readonly string[];
  readonly onDone: (signal: Signal) => void;
  readonly onRemove: () => void;
  readonly onClose: () => void;
}

/** One signal; what only another kind has stays as it was, so that a change of mind loses nothing. */
export function SignalDialog({ signal, categories, onDone, onRemove, onClose }: SignalDialogProps): ReactNode {
  const isNew = signal.name === '';
  const form = useForm<Signal>({
    initialValues: signal,
    validate: {
      name: isNotEmpty(settingsTexts.missing),
      keywords: (given, { kind }) => (kind === 'keyword' && given.length === 0 ? settingsTexts.missing : null),
      action: (given, { kind }) => (kind === 'action' && !given?.trim() ? settingsTexts.missing : null),
      description: (given, { kind }) => (kind === 'ai' && given.trim() === '' ? settingsTexts.missing : null),
    },
  });
  return (
    <Modal
      opened
      onClose={onClose}
      title={isNew ? words.addTitle : words.editTitle}
      closeButtonProps={{ 'aria-label': texts.shell.close }}
    >
      <form onSubmit={form.onSubmit(onDone)} noValidate>
        <Stack>
          <TextInput
            label={settingsTexts.name}
            required
            maxLength={100}
            data-autofocus
            {...form.getInputProps('name')}
          />
          <KindFields form={form} />
          <Group grow align="flex-start">
            <Select
              label={words.category}
              allowDeselect={false}
              data={categories.map((value) => ({ value, label: categoryName(value) }))}
              {...form.getInputProps('category')}
            />
            <NumberInput label={words.points} min={-100} max={100} {...form.getInputProps('points')} />
          </Group>
          <Limits form={form} />
          <DialogButtons isNew={isNew} onRemove={onRemove} />
        </Stack>
      </form>
    </Modal>
  );
}

function KindFields({ form }: { form: UseFormReturnType<Signal> }): ReactNode {
  const { kind, action } = form.values;
  return (
    <>
      <SegmentedControl
        fullWidth
        aria-label={words.kind}
        data={KINDS.map((value) => ({ value, label: words.kinds[value] }))}
        {...form.getInputProps('kind')}
      />
      <Text size="sm" c="dimmed">
        {words.kindHints[kind]}
      </Text>
      {kind === 'ai' && (
        <Textarea
          label={words.description}
          autosize
          minRows={2}
          maxLength={1_000}
          required
          {...form.getInputProps('description')}
        />
      )}
      {kind === 'keyword' && (
        <TagsInput
          label={words.keywords}
          description={words.keywordsHint}
          required
          acceptValueOnBlur
          // A complaint that went only as somebody presses Done would move the button from under the pointer.
          onSearchChange={() => form.clearFieldError('keywords')}
          {...form.getInputProps('keywords')}
        />
      )}
      {kind === 'action' && (
        <TextInput
          label={words.action}
          required
          maxLength={100}
          {...form.getInputProps('action')}
          value={action ?? ''}
        />
      )}
    </>
  );
}

function Limits({ form }: { form: UseFormReturnType<Signal> }): ReactNode {
  const { maxCount, halfLife } = form.values;
  return (
    <>
      <NumberInput
        label={words.cap}
        description={words.capHint}
        min={1}
        max={100}
        allowDecimal={false}
        {...form.getInputProps('maxCount')}
        value={maxCount ?? ''}
        onChange={(given) => form.setFieldValue('maxCount', given === '' ? null : Number(given))}
      />
      <Switch
        label={words.fades}
        checked={halfLife !== null}
        onChange={({ currentTarget }) => form.setFieldValue('halfLife', currentTarget.checked ? 'P30D' : null)}
      />
      {halfLife !== null && (
        <DurationInput label={words.halfLife} {...form.getInputProps('halfLife')} value={halfLife} />
      )}
    </>
  );
}
