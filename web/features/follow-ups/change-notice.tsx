import { Alert, Button, List } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { FollowUp } from '../../api/follow-ups.ts';
import { dayAndClockOf } from '../../design/time.tsx';
import type { Channel } from '../../design/vocabulary.ts';
import { followUpsTexts } from '../../texts/follow-ups.ts';
import { texts } from '../../texts/texts.ts';
import type { Conflict } from './use-decide.tsx';

const words = followUpsTexts.changed;

/** Tells what is different from what the person decided about; nothing was decided. */
export function ChangeNotice({ conflict, onUnderstood }: { conflict: Conflict; onUnderstood: () => void }): ReactNode {
  return (
    <Alert color="orange" variant="light" icon={<IconAlertTriangle aria-hidden />} title={words.title} role="alert">
      <List size="sm" mb="xs">
        {differences(conflict).map((line) => (
          <List.Item key={line}>{line}</List.Item>
        ))}
      </List>
      <Button size="compact-sm" variant="default" onClick={onUnderstood}>
        {words.ok}
      </Button>
    </Alert>
  );
}

const textOf = ({ message, suggestedMessage }: FollowUp): string => message ?? suggestedMessage;
const channelOf = ({ channel }: FollowUp): string => texts.words.channel[channel as Channel] ?? channel;

function differences({ seen, now }: Conflict): string[] {
  const lines = [
    ...(textOf(seen) === textOf(now) ? [] : [words.message(textOf(seen), textOf(now))]),
    ...(seen.dueAt === now.dueAt ? [] : [words.dueAt(dayAndClockOf(seen.dueAt), dayAndClockOf(now.dueAt))]),
    ...(seen.channel === now.channel ? [] : [words.channel(channelOf(seen), channelOf(now))]),
    ...(now.evidence.length > seen.evidence.length ? [words.evidence] : []),
  ];
  return lines.length > 0 ? lines : [words.other];
}
