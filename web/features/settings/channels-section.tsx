import { Alert, Anchor, Badge, Button, Code, Group, Paper, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { api, body } from '../../api/client.ts';
import type { components } from '../../api/generated/schema.d.ts';
import { useChange } from '../../api/use-change.ts';
import { Failed } from '../../app/screen-error.tsx';
import { Time } from '../../design/time.tsx';
import { settingsTexts } from '../../texts/settings.ts';
import { ChannelDialog } from './channel-dialog.tsx';
import { ConfirmButton } from './confirm-button.tsx';

const words = settingsTexts.channels;
const KEY = ['channels'];
type Connection = components['schemas']['Channel'];

/** The accounts through which customers write, and what is wrong with one. */
export function ChannelsSection(): ReactNode {
  const [connecting, setConnecting] = useState(false);
  const { data, error, refetch } = useQuery({
    queryKey: KEY,
    queryFn: async () => body(await api.GET('/v1/channels')).items,
  });
  return (
    <Stack>
      <Group>
        <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setConnecting(true)}>
          {words.connect}
        </Button>
        <Anchor href="/docs" size="sm">
          {words.others}
        </Anchor>
      </Group>
      {error && <Failed error={error} retry={() => void refetch()} />}
      {data?.length === 0 && <Text size="sm">{words.none}</Text>}
      {data?.map((connection) => (
        <ConnectionCard key={connection.id} connection={connection} />
      ))}
      {connecting && <ChannelDialog onClose={() => setConnecting(false)} />}
    </Stack>
  );
}

const COLORS = { active: 'green', attention: 'orange', paused: 'gray' } as const;

const kindName = (kind: string): string => (words.kinds as Readonly<Record<string, string>>)[kind] ?? kind;

function ConnectionCard({ connection }: { connection: Connection }): ReactNode {
  const { id, kind, name, state, fault, lastEventAt, webhookUrl } = connection;
  const snippet = `<script src="${location.origin}/widget.js" data-connection="${id}" async></script>`;
  return (
    <Paper withBorder p="sm" component="article" aria-label={name}>
      <Stack gap="xs">
        <Group justify="space-between">
          <Group gap="xs">
            <Text fw={500}>{name}</Text>
            <Text size="sm" c="dimmed">
              {kindName(kind)}
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
        <Text size="sm">{kind === 'web' ? words.snippet : words.webhook}</Text>
        <Code block>{kind === 'web' ? snippet : webhookUrl}</Code>
      </Stack>
    </Paper>
  );
}

function Actions({ connection: { id, kind, name, state } }: { connection: Connection }): ReactNode {
  const params = { path: { id } };
  const test = useChange(KEY, () => api.POST('/v1/channels/{id}/test', { params }));
  const pause = useChange(KEY, () =>
    state === 'paused'
      ? api.POST('/v1/channels/{id}/resume', { params })
      : api.POST('/v1/channels/{id}/pause', { params }),
  );
  const remove = useChange(KEY, () => api.DELETE('/v1/channels/{id}', { params }));
  return (
    <Group gap="xs">
      {kind !== 'web' && (
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
      <ConfirmButton
        label={settingsTexts.remove(name)}
        question={words.removeHint}
        onConfirm={() => remove.mutate(undefined)}
      />
    </Group>
  );
}
