import { Button, Group, MultiSelect, Stack, Table, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useBranches, type Branch } from '../../api/branches.ts';
import { api, body } from '../../api/client.ts';
import type { components } from '../../api/generated/schema.d.ts';
import { useChange } from '../../api/use-change.ts';
import { settingsTexts } from '../../texts/settings.ts';
import { InlineText } from '../contact/inline-text.tsx';
import { ConfirmButton } from '../../design/confirm-button.tsx';
import { Rows } from './rows.tsx';

const words = settingsTexts.branches;
const CHANNELS = ['channels'];
type Connection = components['schemas']['Channel'];

/** The places of the business, and by which channels people write to each. */
export function BranchesSection(): ReactNode {
  const branches = useBranches();
  const { data: connections = [] } = useQuery({
    queryKey: CHANNELS,
    queryFn: async () => body(await api.GET('/v1/channels')).items,
  });
  const make = useChange(['branches'], (name: string) => api.POST('/v1/branches', { body: { name } }));
  const form = useForm({ initialValues: { name: '' } });
  return (
    <Stack>
      <Text size="sm" c="dimmed">
        {words.hint}
      </Text>
      <form onSubmit={form.onSubmit(({ name }) => make.mutate(name.trim(), { onSuccess: form.reset }))}>
        <Group align="flex-end" gap="xs">
          <TextInput label={words.newBranch} required maxLength={100} {...form.getInputProps('name')} />
          <Button type="submit" leftSection={<IconPlus size={16} aria-hidden />} loading={make.isPending}>
            {words.add}
          </Button>
        </Group>
      </form>
      <Rows label={settingsTexts.sections.branches} heads={[words.branch, words.channels]}>
        {branches.map((branch) => (
          <BranchRow key={branch.id} branch={branch} connections={connections} />
        ))}
      </Rows>
    </Stack>
  );
}

function BranchRow({ branch, connections }: { branch: Branch; connections: readonly Connection[] }): ReactNode {
  const { id, name } = branch;
  const path = { params: { path: { id } } };
  const rename = useChange(['branches'], (to: string) =>
    api.PATCH('/v1/branches/{id}', { ...path, body: { name: to } }),
  );
  const remove = useChange(['branches'], () => api.DELETE('/v1/branches/{id}', path));
  const assign = useChange(CHANNELS, (chosen: readonly string[]) =>
    Promise.all(
      connections
        .filter((connection) => chosen.includes(connection.id) !== (connection.branchId === id))
        .map((connection) =>
          api.PATCH('/v1/channels/{id}', {
            params: { path: { id: connection.id } },
            body: { branchId: chosen.includes(connection.id) ? id : null },
          }),
        ),
    ),
  );
  return (
    <Table.Tr>
      <Table.Td>
        <InlineText
          label={settingsTexts.name}
          value={name}
          readOnly={false}
          onSave={(to) => to !== '' && rename.mutate(to)}
        />
      </Table.Td>
      <Table.Td>
        <MultiSelect
          label={words.channelsOf(name)}
          placeholder={words.noChannels}
          data={connections.map((connection) => ({ value: connection.id, label: connection.name }))}
          value={connections.filter(({ branchId }) => branchId === id).map((connection) => connection.id)}
          disabled={assign.isPending || connections.length === 0}
          onChange={(chosen) => assign.mutate(chosen)}
        />
      </Table.Td>
      <Table.Td>
        <Group justify="flex-end">
          <ConfirmButton
            label={settingsTexts.remove(name)}
            question={words.removeHint}
            onConfirm={() => remove.mutate(undefined)}
          />
        </Group>
      </Table.Td>
    </Table.Tr>
  );
}
