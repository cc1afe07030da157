import { Button, Group, Select, Stack, Table, TextInput } from '@mantine/core';
import { isNotEmpty, useForm } from '@mantine/form';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { api, body } from '../../api/client.ts';
import { useChange } from '../../api/use-change.ts';
import type { User } from '../../api/users.ts';
import { Failed } from '../../app/screen-error.tsx';
import { Time } from '../../design/time.tsx';
import { settingsTexts } from '../../texts/settings.ts';
import { ConfirmButton } from '../../design/confirm-button.tsx';
import { Rows } from './rows.tsx';
import { ShownOnce } from './shown-once.tsx';

const words = settingsTexts.keys;
const KEY = ['api-keys'];

/** The keys that other systems call with. */
export function KeysSection(): ReactNode {
  const { data, error, refetch } = useQuery({
    queryKey: KEY,
    queryFn: async () => body(await api.GET('/v1/api-keys')).items,
  });
  const revoke = useChange(KEY, (id: string) => api.DELETE('/v1/api-keys/{id}', { params: { path: { id } } }));
  return (
    <Stack>
      <NewKey />
      {error && <Failed error={error} retry={() => void refetch()} />}
      {data && (
        <Rows
          label={settingsTexts.sections.keys}
          heads={[settingsTexts.name, settingsTexts.people.role, words.begins, words.made, words.used]}
        >
          {data.map(({ id, name, role, prefix, createdAt, lastUsedAt }) => (
            <Table.Tr key={id}>
              <Table.Td>{name}</Table.Td>
              <Table.Td>{role}</Table.Td>
              <Table.Td>{prefix}…</Table.Td>
              <Table.Td>
                <Time at={createdAt} form="day" />
              </Table.Td>
              <Table.Td>
                <Time at={lastUsedAt} />
              </Table.Td>
              <Table.Td>
                <ConfirmButton
                  label={words.revokeOf(name)}
                  question={words.revokeHint}
                  confirm={words.revoke}
                  onConfirm={() => revoke.mutate(id)}
                />
              </Table.Td>
            </Table.Tr>
          ))}
        </Rows>
      )}
    </Stack>
  );
}

function NewKey(): ReactNode {
  const [key, setKey] = useState<string | null>(null);
  const form = useForm({
    initialValues: { name: '', role: 'viewer' as User['role'] },
    validate: { name: isNotEmpty(settingsTexts.missing) },
  });
  const make = useChange(KEY, async (given: typeof form.values) =>
    body(await api.POST('/v1/api-keys', { body: given })),
  );
  const submit = form.onSubmit((given) =>
    make.mutate(given, {
      onSuccess: (made) => {
        setKey(made.key);
        form.reset();
      },
    }),
  );
  return (
    <>
      <form onSubmit={submit} noValidate>
        <Group align="flex-end" gap="xs">
          <TextInput label={settingsTexts.name} placeholder={words.example} {...form.getInputProps('name')} />
          <Select
            label={settingsTexts.people.role}
            data={settingsTexts.people.roles}
            allowDeselect={false}
            w={200}
            {...form.getInputProps('role')}
          />
          <Button type="submit" loading={make.isPending}>
            {words.make}
          </Button>
        </Group>
      </form>
      {key !== null && <ShownOnce label={words.key} secret={key} onClose={() => setKey(null)} />}
    </>
  );
}
