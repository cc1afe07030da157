import { Badge, Group, Text } from '@mantine/core';
import { IconAlertTriangle, IconClock } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { FollowUp } from '../../api/follow-ups.ts';
import { useActorName } from '../../api/users.ts';
import { dayAndClockOf, Time } from '../../design/time.tsx';
import { followUpsTexts } from '../../texts/follow-ups.ts';
import { gateInWords, isBlocked } from './gate-words.ts';

const words = followUpsTexts;

const OUTCOME_COLORS = { replied: 'green', converted: 'emerald', no_reply: 'gray' } as const;

/** Where a follow-up stands: its gate while it waits, what became of it afterwards. */
export function FollowUpOutcome({ followUp }: { followUp: FollowUp }): ReactNode {
  switch (followUp.state) {
    case 'pending':
    case 'approved':
      return <GateLine followUp={followUp} />;
    case 'sent':
      return <SentLine followUp={followUp} />;
    case 'unconfirmed':
      return <Text size="sm">{words.didItGo}</Text>;
    case 'failed':
      return (
        <Text size="sm" c="red">
          {followUp.reason === null ? words.failedUnknown : words.failedBecause(followUp.reason)}
        </Text>
      );
    case 'dismissed':
      return (
        <Text size="sm" c="dimmed">
          {words.dismissedAt} <Time at={followUp.decidedAt} /> <DecidedBy followUp={followUp} />
          {followUp.reason !== null && followUp.reason !== '' && `: ${followUp.reason}`}
        </Text>
      );
    case 'cancelled':
      return <Text size="sm">{cancelReason(followUp.reason)}</Text>;
  }
}

const cancelReason = (reason: string | null): string =>
  words.cancelReason[reason as keyof typeof words.cancelReason] ?? words.state.cancelled;

function GateLine({ followUp }: { followUp: FollowUp }): ReactNode {
  const Mark = isBlocked(followUp) ? IconAlertTriangle : IconClock;
  return (
    <Group gap={6} wrap="nowrap" align="flex-start">
      <Mark size={16} aria-hidden style={{ flex: 'none', marginTop: 2 }} />
      <Text size="sm">
        {gateInWords(followUp, dayAndClockOf)}
        {followUp.state === 'approved' && followUp.decidedAt !== null && (
          <Text span c="dimmed">
            {' '}
            {words.approvedAt} <Time at={followUp.decidedAt} /> <DecidedBy followUp={followUp} />
          </Text>
        )}
      </Text>
    </Group>
  );
}

function SentLine({ followUp }: { followUp: FollowUp }): ReactNode {
  const { outcome } = followUp;
  return (
    <Group gap="xs">
      <Badge
        variant={outcome === null ? 'default' : 'light'}
        color={outcome === null ? 'gray' : OUTCOME_COLORS[outcome]}
        tt="none"
      >
        {words.outcome[outcome ?? 'open']}
      </Badge>
      <Text size="sm" c="dimmed">
        {words.sentAt} <Time at={followUp.sentAt} />, <DecidedBy followUp={followUp} />
      </Text>
    </Group>
  );
}

function DecidedBy({ followUp: { decidedBy } }: { followUp: FollowUp }): ReactNode {
  const name = useActorName();
  return decidedBy === null ? words.sentAutomatically : words.by(name(decidedBy));
}
