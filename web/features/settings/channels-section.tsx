import { Alert, Badge, Button, Group, Paper, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { CHANNELS, type Connection } from '../../api/channels.ts';
import { api, body } from '../../api/client.ts';
import { useChange } from '../../api/use-change.ts';
import { Failed } from '../../app/screen-error.tsx';
import { Time } from '../../design/time.tsx';
import { settingsTexts } from '../../texts/settings.ts';
import { ChannelDialog } from './channel-dialog.tsx';
import { snippetOf } from './channel-snippet.ts';
import { ConfirmButton } from '../../design/confirm-button.tsx';
import { CopiedCode } from './copied-code.tsx';

const words = settingsTexts.channels;

/** The accounts through which customers write, and what is wrong with one. */
export function ChannelsSection(): ReactNode {
  const [connecting, setConnecting] = useState(false);
  const { data, error, refetch } = useQuery({
    queryKey: CHANNELS,
    queryFn: async () => body(await api.GET('/v1/channels')).items,
  });
  return (
    <Stack>
      <Group>
        <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setConnecting(true)}>
          {words.connect}
        </Button>
      </Group>
      {error && <Failed error={error} retry={() => void refetch()} />}
      {data?.length === 0 && <Text size="sm">{words.none}</Text>}
      {data?.map((connection) => (
        <ConnectionCard key={connection.id} connection={connection} />
      ))}
      {connecting && <ChannelDialog connection={null} onClose={() => setConnecting(false)} />}
    </Stack>
  );
}

const COLORS = { active: 'green', attention: 'orange', paused: 'gray' } as const;

/** A kind that this version of the dashboard does not know yet is named as the API names it. */
const wordFor = (of: Readonly<Record<string, string>>, kind: string, otherwise: string): string =>
  of[kind] ?? otherwise;

/** Those of which no provider can be asked anything. */
const OWN_KINDS = ['web', 'form'];

function ConnectionCard({ connection }: { connection: Connection }): ReactNode {
  const { kind, name, state, fault, lastEventAt, notUnderstood } = connection;
  const snippet = snippetOf(connection);
  const odd = notUnderstood.reduce((sum, { count }) => sum + count, 0);
  return (
    <Paper withBorder p="sm" component="article" aria-label={name}>
      <Stack gap="xs">
        <Group justify="space-between">
          <Group gap="xs">
            <Text fw={500}>{name}</Text>
            <Text size="sm" c="dimmed">
              {wordFor(words.kinds, kind, kind)}
            </Text>
            <Badge variant="light" tt="none" color={COLORS[state]}>
              {words.states[state]}
            </Badge>
          </Group>
          <Actions connection={connection} />
        </Group>
        <Text size="sm" c="dimmed">
          {words.lastEvent} <Time at={lastEventAt} />
        </Text>
        {fault && (
          <Alert color="orange" variant="light" title={words.faults(fault.code)}>
            {fault.detail}
          </Alert>
        )}
        {odd > 0 && <Text size="sm">{words.notUnderstood(odd)}</Text>}
        {snippet === null ? (
          <Text size="sm">{words.readFrom}</Text>
        ) : (
          <>
            <Text size="sm">{wordFor(words.next, kind, words.nextOfOthers)}</Text>
            <CopiedCode code={snippet} />
          </>
        )}
      </Stack>
    </Paper>
  );
}

function Actions({ connection }: { connection: Connection }): ReactNode {
  const { id, kind, name, state } = connection;
  const [changing, setChanging] = useState(false);
  const params = { path: { id } };
  const test = useChange(CHANNELS, () => api.POST('/v1/channels/{id}/test', { params }));
  const pause = useChange(CHANNELS, () =>
    state === 'paused'
      ? api.POST('/v1/channels/{id}/resume', { params })
      : api.POST('/v1/channels/{id}/pause', { params }),
  );
  const remove = useChange(CHANNELS, () => api.DELETE('/v1/channels/{id}', { params }));
  return (
    <Group gap="xs">
      {!OWN_KINDS.includes(kind) && (
        <Button
          size="compact-sm"
          variant="default"
          loading={test.isPending}
          onClick={() =>
            test.mutate(undefined, { onSuccess: () => notifications.show({ message: words.tested(name) }) })
          }
        >
          {words.test}
        </Button>
      )}
      <Button size="compact-sm" variant="default" loading={pause.isPending} onClick={() => pause.mutate(undefined)}>
        {state === 'paused' ? words.resume : words.pause}
      </Button>
      <Button size="compact-sm" variant="default" aria-label={words.change(name)} onClick={() => setChanging(true)}>
        {words.changeIt}
      </Button>
      {changing && <ChannelDialog connection={connection} onClose={() => setChanging(false)} />}
      <ConfirmButton
        label={settingsTexts.remove(name)}
        question={words.removeHint}
        onConfirm={() => remove.mutate(undefined)}
      />
    </Group>
  );
}
