import { Button, Group, Modal, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import type { ReactNode } from 'react';
import type { Connection } from '../../../api/channels.ts';
import { settingsTexts } from '../../../texts/settings.ts';
import { texts } from '../../../texts/texts.ts';
import {
  OPTION_PARTS,
  saidOf,
  typedOptions,
  usualOptions,
  type KindWithOptions,
  type OptionDraft,
} from './option-fields.ts';
import { useOptions } from './use-options.ts';

const words = settingsTexts.channels.option;

interface OptionDialogProps {
  readonly kind: KindWithOptions;
  readonly connection: Connection;
  readonly onClose: () => void;
}

/** What is no secret of a connection: a template, the words of a page. Left empty as a whole, it is as usual. */
export function OptionDialog({ kind, connection, onClose }: OptionDialogProps): ReactNode {
  const { part, fields } = OPTION_PARTS[kind];
  const form = useForm<OptionDraft>({ initialValues: saidOf(kind, connection) });
  const usual = usualOptions(kind, connection);
  const options = useOptions(connection, onClose);
  const refuse = (errors: Record<string, string>): void =>
    form.setErrors(
      Object.fromEntries(Object.entries(errors).map(([path, message]) => [path.replace(`${part}.`, ''), message])),
    );
  return (
    <Modal
      opened
      onClose={onClose}
      title={`${words.button[kind]}: ${connection.name}`}
      closeButtonProps={{ 'aria-label': texts.shell.close }}
    >
      <form onSubmit={form.onSubmit((typed) => options.store(typedOptions(kind, typed), refuse))} noValidate>
        <Stack>
          <Text size="sm">{words.about[kind]}</Text>
          {fields.map(({ name, as, mostCharacters }) => {
            const common = {
              ...{
                label: words.fields[name],
                description: words.hints[name],
                placeholder: usual[name] ?? words.examples[name],
              },
              ...{ maxLength: mostCharacters, ...form.getInputProps(name) },
            };
            return as === 'lines' ? (
              <Textarea key={name} {...common} autosize minRows={2} maxRows={8} />
            ) : (
              <TextInput key={name} {...common} autoComplete="off" />
            );
          })}
          <Text size="sm" c="dimmed">
            {words.empty[kind]}
          </Text>
          <Group justify="flex-end">
            <Button type="submit" loading={options.isPending}>
              {texts.shell.save}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
