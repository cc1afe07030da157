import { Badge, Button, Stack, Table } from '@mantine/core';
import type { ReactNode } from 'react';
import { api } from '../../api/client.ts';
import { useChange } from '../../api/use-change.ts';
import { useDeliveries, WEBHOOKS, type Delivery } from '../../api/webhooks.ts';
import { Time } from '../../design/time.tsx';
import { settingsTexts } from '../../texts/settings.ts';
import { followUpsTexts } from '../../texts/follow-ups.ts';
import { Rows } from './rows.tsx';

const words = settingsTexts.webhooks;
const COLORS = { queued: 'blue', delivered: 'green', dead: 'red' } as const;

/** What an endpoint was told and how it answered; each can be sent again. */
export function Deliveries({ webhookId }: { webhookId: string }): ReactNode {
  const { deliveries, more } = useDeliveries(webhookId);
  return (
    <Stack gap="xs" pt="sm">
      <Rows label={words.deliveries} heads={[words.event, words.state, words.attempts, words.answer, words.at]}>
        {deliveries.map((delivery) => (
          <DeliveryRow key={delivery.id} webhookId={webhookId} delivery={delivery} />
        ))}
      </Rows>
      {more && (
        <Button variant="default" size="compact-sm" w="fit-content" onClick={more}>
          {followUpsTexts.more}
        </Button>
      )}
    </Stack>
  );
}

function DeliveryRow({ webhookId, delivery }: { webhookId: string; delivery: Delivery }): ReactNode {
  const { id, type, state, attempts, responseStatus, error, createdAt } = delivery;
  const resend = useChange(WEBHOOKS, () =>
    api.POST('/v1/webhooks/{id}/deliveries/{deliveryId}/resend', {
      params: { path: { id: webhookId, deliveryId: id } },
    }),
  );
  return (
    <Table.Tr>
      <Table.Td>{type}</Table.Td>
      <Table.Td>
        <Badge variant="light" tt="none" color={COLORS[state]}>
          {words.deliveryStates[state]}
        </Badge>
      </Table.Td>
      <Table.Td>{attempts}</Table.Td>
      <Table.Td>{responseStatus ?? error ?? '–'}</Table.Td>
      <Table.Td>
        <Time at={createdAt} />
      </Table.Td>
      <Table.Td>
        <Button
          size="compact-sm"
          variant="subtle"
          loading={resend.isPending}
          aria-label={words.resendOf(type)}
          onClick={() => resend.mutate(undefined)}
        >
          {words.resend}
        </Button>
      </Table.Td>
    </Table.Tr>
  );
}
