import { Badge, Button, Group, Select, Stack, Table, Text } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import { api, body } from '../../api/client.ts';
import { useSession } from '../../api/session.ts';
import { useChange } from '../../api/use-change.ts';
import { useUsers, type User } from '../../api/users.ts';
import { Time } from '../../design/time.tsx';
import { settingsTexts } from '../../texts/settings.ts';
import { ConfirmButton } from '../../design/confirm-button.tsx';
import { InviteDialog } from './invite-dialog.tsx';
import { Rows } from './rows.tsx';
import { ShownOnce } from './shown-once.tsx';

const words = settingsTexts.people;
const KEY = ['users'];

interface Link {
  readonly url: string;
  readonly name: string;
}

/** Who signs in here, as what. Links are handed over by whoever made them. */
export function PeopleSection(): ReactNode {
  const users = useUsers().filter(({ state }) => state !== 'removed');
  const [inviting, setInviting] = useState(false);
  const [link, setLink] = useState<Link | null>(null);
  return (
    <Stack>
      <Button w="fit-content" leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setInviting(true)}>
        {words.invite}
      </Button>
      {link && <ShownOnce label={words.linkFor(link.name)} secret={link.url} onClose={() => setLink(null)} />}
      <Rows label={settingsTexts.sections.people} heads={[settingsTexts.name, words.email, words.role, words.lastSeen]}>
        {users.map((user) => (
          <Person key={user.id} user={user} onLink={(url) => setLink({ url, name: user.name })} />
        ))}
      </Rows>
      {inviting && <InviteDialog onInvited={setLink} onClose={() => setInviting(false)} />}
    </Stack>
  );
}

function Person({ user, onLink }: { user: User; onLink: (url: string) => void }): ReactNode {
  const { id, name, email, role, state, lastSeenAt } = user;
  const params = { path: { id } };
  const isSelf = useSession().user?.id === id;
  const change = useChange(KEY, (to: User['role']) => api.PATCH('/v1/users/{id}', { params, body: { role: to } }));
  const remove = useChange(KEY, () => api.DELETE('/v1/users/{id}', { params }));
  const link = useChange(KEY, async () => body(await api.POST('/v1/users/{id}/link', { params })));
  return (
    <Table.Tr>
      <Table.Td>
        {name}{' '}
        {state === 'invited' && (
          <Badge variant="light" color="blue" tt="none">
            {words.invited}
          </Badge>
        )}
      </Table.Td>
      <Table.Td>{email}</Table.Td>
      <Table.Td>
        <Select
          aria-label={words.roleOf(name)}
          data={words.roles}
          value={role}
          allowDeselect={false}
          w={190}
          onChange={(to) => to !== null && change.mutate(to as User['role'])}
        />
      </Table.Td>
      <Table.Td>
        <Text size="sm">
          <Time at={lastSeenAt} />
        </Text>
      </Table.Td>
      <Table.Td>
        {!isSelf && (
          <Group gap={4} wrap="nowrap" justify="flex-end">
            <Button
              size="compact-sm"
              variant="subtle"
              loading={link.isPending}
              aria-label={words.linkFor(name)}
              onClick={() => link.mutate(undefined, { onSuccess: ({ url }) => onLink(url) })}
            >
              {words.link}
            </Button>
            <ConfirmButton
              label={settingsTexts.remove(name)}
              question={words.removeHint}
              confirm={words.remove}
              onConfirm={() => remove.mutate(undefined)}
            />
          </Group>
        )}
      </Table.Td>
    </Table.Tr>
  );
}
