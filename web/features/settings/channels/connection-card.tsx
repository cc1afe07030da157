import { Alert, Badge, Group, Paper, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Connection } from '../../../api/channels.ts';
import { Time } from '../../../design/time.tsx';
import { settingsTexts } from '../../../texts/settings.ts';
import { ComingIn } from './coming-in.tsx';
import { ConnectionActions } from './connection-actions.tsx';
import { saidOf } from './option-fields.ts';

const words = settingsTexts.channels;

const COLORS = { active: 'green', attention: 'orange', paused: 'gray' } as const;

/** One account: how it stands, what is to be done for messages to come by it, and what can be done with it. */
export function ConnectionCard({ connection }: { connection: Connection }): ReactNode {
  const { kind, name, state, fault, lastEventAt, notUnderstood } = connection;
  const odd = notUnderstood.reduce((sum, { count }) => sum + count, 0);
  const kinds: Readonly<Record<string, string>> = words.kinds;
  return (
    <Paper withBorder p="sm" component="article" aria-label={name}>
      <Stack gap="xs">
        <Group justify="space-between">
          <Group gap="xs">
            <Text fw={500}>{name}</Text>
            <Text size="sm" c="dimmed">
              {/* A kind that this version of the dashboard does not know yet is named as the API names it. */}
              {kinds[kind] ?? kind}
            </Text>
            <Badge variant="light" tt="none" color={COLORS[state]}>
              {words.states[state]}
            </Badge>
          </Group>
          <ConnectionActions connection={connection} />
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
        {kind === 'whatsapp' && <BeyondTheWindow connection={connection} />}
        <ComingIn connection={connection} />
      </Stack>
    </Paper>
  );
}

/** Whether a follow-up can still go when the contact's last message is a day old. */
function BeyondTheWindow({ connection }: { connection: Connection }): ReactNode {
  const { name = '', language = '' } = saidOf('whatsapp', connection);
  return <Text size="sm">{name === '' ? words.noTemplate : words.byTemplate(name, language)}</Text>;
}
