import { Button, Group, Modal, Select, Stack, TagsInput, TextInput, type TagsInputProps } from '@mantine/core';
import { isNotEmpty, matches, useForm } from '@mantine/form';
import type { ReactNode } from 'react';
import { api } from '../../api/client.ts';
import type { CustomField } from '../../api/custom-fields.ts';
import { useChange } from '../../api/use-change.ts';
import { settingsTexts } from '../../texts/settings.ts';
import { texts } from '../../texts/texts.ts';

const words = settingsTexts.fields;
/** What the API takes as a field's key. */
const KEY = /^[a-z][a-z0-9_]{0,39}$/;
type Values = Pick<CustomField, 'name' | 'key' | 'kind' | 'options'>;

/** Makes a field, or renames one and changes the options of a choice; key and kind stay as they were made. */
export function FieldDialog({ field, onClose }: { field: CustomField | null; onClose: () => void }): ReactNode {
  const form = useForm<Values>({
    initialValues: field ?? { name: '', key: '', kind: 'text', options: [] },
    validate: {
      name: isNotEmpty(settingsTexts.missing),
      key: matches(KEY, words.keyWrong),
      options: (options, { kind }) => (kind === 'choice' && options.length === 0 ? settingsTexts.missing : null),
    },
  });
  const store = useChange(['custom-fields'], async ({ name, key, kind, options }: Values) => {
    const choices = kind === 'choice' ? { options } : {};
    if (field === null) return api.POST('/v1/custom-fields', { body: { name, key, kind, ...choices } });
    const params = { path: { id: field.id } };
    return api.PATCH('/v1/custom-fields/{id}', { params, body: { name, ...choices } });
  });
  return (
    <Modal
      opened
      onClose={onClose}
      title={field === null ? words.add : field.name}
      closeButtonProps={{ 'aria-label': texts.shell.close }}
    >
      <form onSubmit={form.onSubmit((values) => store.mutate(values, { onSuccess: onClose }))} noValidate>
        <Stack>
          <TextInput
            label={settingsTexts.name}
            required
            maxLength={100}
            data-autofocus
            {...form.getInputProps('name')}
          />
          <TextInput
            label={words.key}
            description={words.keyHint}
            required
            disabled={field !== null}
            {...form.getInputProps('key')}
          />
          <Select
            label={words.kind}
            data={Object.entries(words.kinds).map(([value, label]) => ({ value, label }))}
            allowDeselect={false}
            disabled={field !== null}
            {...form.getInputProps('kind')}
          />
          {form.values.kind === 'choice' && <Options {...form.getInputProps('options')} />}
          <Group justify="flex-end">
            <Button type="submit" loading={store.isPending}>
              {texts.shell.save}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

function Options(props: Partial<TagsInputProps>): ReactNode {
  return (
    <TagsInput
      label={words.options}
      description={settingsTexts.scoring.keywordsHint}
      required
      acceptValueOnBlur
      {...props}
    />
  );
}
