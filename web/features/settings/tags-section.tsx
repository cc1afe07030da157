import { ActionIcon, Button, ColorSwatch, Group, Stack, Table, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { IconPencil, IconPlus } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import { api } from '../../api/client.ts';
import { useTags, type Tag } from '../../api/tags.ts';
import { useChange } from '../../api/use-change.ts';
import { TagBadge } from '../../design/badges.tsx';
import { settingsTexts } from '../../texts/settings.ts';
import { ConfirmButton } from '../../design/confirm-button.tsx';
import { Rows } from './rows.tsx';
import { TagDialog } from './tag-dialog.tsx';

const words = settingsTexts.tags;

/** The tags of the workspace: make, rename, recolour, merge, remove. */
export function TagsSection(): ReactNode {
  const tags = useTags();
  const [edited, setEdited] = useState<Tag | null>(null);
  const make = useChange(['tags'], (name: string) => api.POST('/v1/tags', { body: { name, color: 'gray' } }));
  const remove = useChange(['tags'], (id: string) => api.DELETE('/v1/tags/{id}', { params: { path: { id } } }));
  const form = useForm({ initialValues: { name: '' } });
  return (
    <Stack>
      <form onSubmit={form.onSubmit(({ name }) => make.mutate(name.trim(), { onSuccess: form.reset }))}>
        <Group align="flex-end" gap="xs">
          <TextInput label={words.newTag} required maxLength={60} {...form.getInputProps('name')} />
          <Button type="submit" leftSection={<IconPlus size={16} aria-hidden />} loading={make.isPending}>
            {words.add}
          </Button>
        </Group>
      </form>
      <Rows label={settingsTexts.sections.tags} heads={[words.tag, words.color]}>
        {tags.map((tag) => (
          <Table.Tr key={tag.id}>
            <Table.Td>
              <TagBadge name={tag.name} color={tag.color} />
            </Table.Td>
            <Table.Td>
              <ColorSwatch
                size={18}
                color={tag.color.startsWith('#') ? tag.color : `var(--mantine-color-${tag.color}-6)`}
              />
            </Table.Td>
            <Table.Td>
              <Group gap={4} justify="flex-end" wrap="nowrap">
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  aria-label={settingsTexts.edit(tag.name)}
                  onClick={() => setEdited(tag)}
                >
                  <IconPencil size={16} aria-hidden />
                </ActionIcon>
                <ConfirmButton
                  label={settingsTexts.remove(tag.name)}
                  question={words.removeHint}
                  onConfirm={() => remove.mutate(tag.id)}
                />
              </Group>
            </Table.Td>
          </Table.Tr>
        ))}
      </Rows>
      {edited && <TagDialog tag={edited} tags={tags} onClose={() => setEdited(null)} />}
    </Stack>
  );
}
