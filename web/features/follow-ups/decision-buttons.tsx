import { Button, Group, Menu } from '@mantine/core';
import { IconCheck, IconClockPause, IconPencil, IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { FollowUp } from '../../api/follow-ups.ts';
import { followUpsTexts } from '../../texts/follow-ups.ts';
import type { OpenedPart } from './follow-up-card.tsx';
import { SNOOZES, snoozeUntil } from './snooze-times.ts';
import type { Deciding } from './use-decide.tsx';

const words = followUpsTexts;

interface ButtonsProps {
  readonly followUp: FollowUp;
  readonly decide: Deciding['decide'];
  readonly snoozing: boolean;
  readonly onOpen: (part: OpenedPart | null) => void;
}

/** What a person can do with a follow-up in its state. */
export function DecisionButtons(props: ButtonsProps): ReactNode {
  const { followUp, decide } = props;
  switch (followUp.state) {
    case 'pending':
      return <WaitingButtons {...props} />;
    case 'approved':
    case 'dismissed':
      return (
        <Group>
          <Button variant="default" size="sm" onClick={() => void decide(followUp, { type: 'undo' })}>
            {followUp.state === 'approved' ? words.takeBack : words.bringBack}
          </Button>
        </Group>
      );
    case 'unconfirmed':
      return (
        <Group>
          <Button size="sm" onClick={() => void decide(followUp, { type: 'resolve', sent: true })}>
            {words.itWent}
          </Button>
          <Button size="sm" variant="default" onClick={() => void decide(followUp, { type: 'resolve', sent: false })}>
            {words.itDidNot}
          </Button>
        </Group>
      );
    default:
      return null;
  }
}

function WaitingButtons({ followUp, decide, snoozing, onOpen }: ButtonsProps): ReactNode {
  return (
    <Group gap="xs" role="group" aria-label={words.actions(followUp.contact.name ?? words.unnamed)}>
      <Button
        size="sm"
        leftSection={<IconCheck size={18} aria-hidden />}
        onClick={() => void decide(followUp, { type: 'approve' })}
      >
        {words.approve}
      </Button>
      <Button
        variant="default"
        size="sm"
        leftSection={<IconPencil size={18} aria-hidden />}
        onClick={() => onOpen('editor')}
      >
        {words.edit}
      </Button>
      <Menu opened={snoozing} onChange={(open) => onOpen(open ? 'snooze' : null)} position="bottom-start">
        <Menu.Target>
          <Button variant="default" size="sm" leftSection={<IconClockPause size={18} aria-hidden />}>
            {words.snooze}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {SNOOZES.map((snooze) => (
            <Menu.Item
              key={snooze}
              onClick={() =>
                void decide(followUp, { type: 'snooze', until: snoozeUntil(snooze, new Date()).toISOString() })
              }
            >
              {words.snoozeTimes[snooze]}
            </Menu.Item>
          ))}
          <Menu.Divider />
          <Menu.Item closeMenuOnClick={false} onClick={() => onOpen('editor')}>
            {words.snoozeOther}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Button
        variant="subtle"
        color="gray"
        size="sm"
        leftSection={<IconX size={18} aria-hidden />}
        onClick={() => void decide(followUp, { type: 'dismiss' })}
      >
        {words.dismiss}
      </Button>
    </Group>
  );
}
