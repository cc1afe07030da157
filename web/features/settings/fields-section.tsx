import { ActionIcon, Badge, Button, Group, Stack, Table } from '@mantine/core';
import { IconPencil, IconPlus } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import { api } from '../../api/client.ts';
import { useCustomFields, type CustomField } from '../../api/custom-fields.ts';
import { useChange } from '../../api/use-change.ts';
import { settingsTexts } from '../../texts/settings.ts';
import { ConfirmButton } from '../../design/confirm-button.tsx';
import { FieldDialog } from './field-dialog.tsx';
import { Rows } from './rows.tsx';

const words = settingsTexts.fields;

/** The details that the workspace keeps of a contact besides the usual ones. */
export function FieldsSection(): ReactNode {
  const fields = useCustomFields();
  const [edited, setEdited] = useState<CustomField | 'new' | null>(null);
  const remove = useChange(['custom-fields'], (id: string) =>
    api.DELETE('/v1/custom-fields/{id}', { params: { path: { id } } }),
  );
  return (
    <Stack>
      <Button w="fit-content" leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setEdited('new')}>
        {words.add}
      </Button>
      <Rows label={settingsTexts.sections.fields} heads={[settingsTexts.name, words.key, words.kind, words.options]}>
        {fields.map((field) => (
          <Table.Tr key={field.id}>
            <Table.Td>{field.name}</Table.Td>
            <Table.Td>{field.key}</Table.Td>
            <Table.Td>
              <Badge variant="light" color="gray" tt="none">
                {words.kinds[field.kind]}
              </Badge>
            </Table.Td>
            <Table.Td>{field.options.join(', ')}</Table.Td>
            <Table.Td>
              <Group gap={4} justify="flex-end" wrap="nowrap">
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  aria-label={settingsTexts.edit(field.name)}
                  onClick={() => setEdited(field)}
                >
                  <IconPencil size={16} aria-hidden />
                </ActionIcon>
                <ConfirmButton
                  label={settingsTexts.remove(field.name)}
                  question={words.removeHint}
                  onConfirm={() => remove.mutate(field.id)}
                />
              </Group>
            </Table.Td>
          </Table.Tr>
        ))}
      </Rows>
      {edited && <FieldDialog field={edited === 'new' ? null : edited} onClose={() => setEdited(null)} />}
    </Stack>
  );
}
