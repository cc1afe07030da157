import { Button, Group, Stack, Text } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { CHANNELS, type Connection } from '../../../api/channels.ts';
import { api, body } from '../../../api/client.ts';
import { Failed } from '../../../app/screen-error.tsx';
import { settingsTexts } from '../../../texts/settings.ts';
import { ChannelDialog } from './channel-dialog.tsx';
import { ConnectionCard } from './connection-card.tsx';

const words = settingsTexts.channels;

/** A worker takes a mailbox up within seconds after it was connected, which nothing tells this page of. */
const ASK_EVERY_MS = 3_000;

const isAboutToBeRead = ({ watch }: Connection): boolean =>
  watch?.nextAt != null && Date.parse(watch.nextAt) <= Date.now() + ASK_EVERY_MS;

/** The accounts through which customers write, and what is wrong with one. */
export function ChannelsSection(): ReactNode {
  const [connecting, setConnecting] = useState(false);
  const { data, error, refetch } = useQuery({
    queryKey: CHANNELS,
    queryFn: async () => body(await api.GET('/v1/channels')).items,
    refetchInterval: ({ state }) => (state.data?.some(isAboutToBeRead) === true ? ASK_EVERY_MS : false),
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
