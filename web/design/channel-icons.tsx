import { Group } from '@mantine/core';
import type { ReactNode } from 'react';
import { texts } from '../texts/texts.ts';
import { CHANNEL_ICONS } from './icons.ts';
import type { Channel } from './vocabulary.ts';
import { Hint } from './hint.tsx';

/** One channel's icon with its word. A channel this version does not know yet is shown by its identifier. */
export function ChannelIcon({ channel, size = 18 }: { channel: string; size?: number }): ReactNode {
  const Icon = CHANNEL_ICONS[channel as Channel];
  const label = texts.words.channel[channel as Channel] ?? channel;
  if (Icon === undefined) return <span>{channel}</span>;
  return (
    <Hint label={label}>
      <Icon size={size} role="img" aria-label={label} />
    </Hint>
  );
}

/** Where a contact has messaged. */
export function ChannelIcons({ channels }: { channels: readonly string[] }): ReactNode {
  return (
    <Group gap={4} wrap="nowrap" c="dimmed">
      {channels.map((channel) => (
        <ChannelIcon key={channel} channel={channel} />
      ))}
    </Group>
  );
}
