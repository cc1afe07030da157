import { Button, Group, Modal, Select, Stack, Text, TextInput } from '@mantine/core';
import { isNotEmpty, useForm } from '@mantine/form';
import { useState, type ReactNode } from 'react';
import { api } from '../../api/client.ts';
import type { Tag } from '../../api/tags.ts';
import { useChange } from '../../api/use-change.ts';
import { settingsTexts } from '../../texts/settings.ts';
import { texts } from '../../texts/texts.ts';

const words = settingsTexts.tags;
const PALETTE = Object.keys(words.colors);

interface TagDialogProps {
  readonly tag: Tag;
  readonly tags: readonly Tag[];
  readonly onClose: () => void;
}

type TagPatch = { mergeInto: string } | { name?: string; color?: string };

/** Renames and recolours a tag, or gives its contacts another one. */
export function TagDialog({ tag, tags, onClose }: TagDialogProps): ReactNode {
  const [into, setInto] = useState<string | null>(null);
  const form = useForm({
    initialValues: { name: tag.name, color: tag.color },
    validate: { name: isNotEmpty(settingsTexts.missing) },
  });
  const change = useChange(['tags'], (body: TagPatch) =>
    api.PATCH('/v1/tags/{id}', { params: { path: { id: tag.id } }, body }),
  );
  const store = (patch: TagPatch): void => change.mutate(patch, { onSuccess: onClose });
  return (
    <Modal opened onClose={onClose} title={words.edit} closeButtonProps={{ 'aria-label': texts.shell.close }}>
      <Stack>
        <form onSubmit={form.onSubmit(store)}>
          <Stack>
            <TextInput label={settingsTexts.name} required maxLength={60} {...form.getInputProps('name')} />
            <Select
              label={words.color}
              data={[...new Set([...PALETTE, tag.color])].map((value) => ({ value, label: colorName(value) }))}
              allowDeselect={false}
              {...form.getInputProps('color')}
            />
            <Group justify="flex-end">
              <Button type="submit" loading={change.isPending}>
                {texts.shell.save}
              </Button>
            </Group>
          </Stack>
        </form>
        <Text size="sm" c="dimmed">
          {words.mergeHint}
        </Text>
        <Group align="flex-end" gap="xs">
          <Select
            label={words.mergeInto}
            data={tags.filter(({ id }) => id !== tag.id).map(({ id, name }) => ({ value: id, label: name }))}
            value={into}
            onChange={setInto}
            searchable
            flex={1}
          />
          <Button
            variant="default"
            disabled={into === null}
            onClick={() => into !== null && store({ mergeInto: into })}
          >
            {words.merge}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

const colorName = (color: string): string => (words.colors as Readonly<Record<string, string>>)[color] ?? color;
