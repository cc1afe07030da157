import { Badge, Button, Group, Paper, Stack, Text } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import { api } from '../../api/client.ts';
import { useChange } from '../../api/use-change.ts';
import { useWebhooks, WEBHOOKS, type Webhook } from '../../api/webhooks.ts';
import { Failed } from '../../app/screen-error.tsx';
import { Time } from '../../design/time.tsx';
import { settingsTexts } from '../../texts/settings.ts';
import { ConfirmButton } from '../../design/confirm-button.tsx';
import { Deliveries } from './deliveries.tsx';
import { ShownOnce } from './shown-once.tsx';
import { WebhookDialog } from './webhook-dialog.tsx';

const words = settingsTexts.webhooks;

/** The business's own endpoints, which are told of events. */
export function WebhooksSection(): ReactNode {
  const { data, error, refetch } = useWebhooks();
  const [adding, setAdding] = useState(false);
  const [secret, setSecret] = useState<string | null>(null);
  return (
    <Stack>
      <Button w="fit-content" leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setAdding(true)}>
        {words.add}
      </Button>
      {secret !== null && <ShownOnce label={words.secret} secret={secret} onClose={() => setSecret(null)} />}
      {error && <Failed error={error} retry={refetch} />}
      {data?.length === 0 && <Text size="sm">{settingsTexts.nothingYet}</Text>}
      {data?.map((webhook) => (
        <Endpoint key={webhook.id} webhook={webhook} />
      ))}
      {adding && <WebhookDialog onMade={setSecret} onClose={() => setAdding(false)} />}
    </Stack>
  );
}

const STATE_COLORS = { active: 'green', attention: 'orange', disabled: 'gray' } as const;

function Endpoint({ webhook }: { webhook: Webhook }): ReactNode {
  const { id, url, events, state, lastError, lastDeliveredAt } = webhook;
  const [shown, setShown] = useState(false);
  const params = { path: { id } };
  const turn = useChange(WEBHOOKS, (to: 'active' | 'disabled') =>
    api.PATCH('/v1/webhooks/{id}', { params, body: { state: to } }),
  );
  const test = useChange(WEBHOOKS, () => api.POST('/v1/webhooks/{id}/test', { params }));
  const remove = useChange(WEBHOOKS, () => api.DELETE('/v1/webhooks/{id}', { params }));
  return (
    <Paper withBorder p="sm" component="article" aria-label={url}>
      <Group justify="space-between" align="flex-start">
        <Stack gap={4} miw={0}>
          <Group gap="xs">
            <Text fw={500}>{url}</Text>
            <Badge variant="light" tt="none" color={STATE_COLORS[state]}>
              {words.states[state]}
            </Badge>
          </Group>
          <Text size="sm" c="dimmed">
            {events.includes('*') ? words.all : events.join(', ')} · {words.lastDelivered} <Time at={lastDeliveredAt} />
          </Text>
          {lastError !== null && state !== 'active' && <Text size="sm">{lastError}</Text>}
        </Stack>
        <Group gap="xs">
          <Button
            size="compact-sm"
            variant="default"
            loading={test.isPending}
            onClick={() => test.mutate(undefined, { onSuccess: () => setShown(true) })}
          >
            {words.test}
          </Button>
          <Button size="compact-sm" variant="default" aria-expanded={shown} onClick={() => setShown(!shown)}>
            {words.deliveries}
          </Button>
          <Button
            size="compact-sm"
            variant="default"
            onClick={() => turn.mutate(state === 'disabled' ? 'active' : 'disabled')}
          >
            {state === 'disabled' ? words.turnOn : words.turnOff}
          </Button>
          <ConfirmButton
            label={settingsTexts.remove(url)}
            question={words.removeHint}
            onConfirm={() => remove.mutate(undefined)}
          />
        </Group>
      </Group>
      {shown && <Deliveries webhookId={id} />}
    </Paper>
  );
}
