import { ActionIcon, Checkbox, Group, Stack } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { CHANNEL_ICONS } from '../../design/icons.ts';
import { CHANNELS, type Channel } from '../../design/vocabulary.ts';
import { automationsTexts } from '../../texts/automations.ts';
import { texts } from '../../texts/texts.ts';
import { useSettingsForm } from '../settings/form-context.ts';
import { Part } from './part.tsx';

const words = automationsTexts.channels;

/** The channels to send on, the preferred first; those not used stand below. */
export function ChannelOrder(): ReactNode {
  const form = useSettingsForm();
  const used = form.values.followUps.channels;
  const set = (channels: Channel[]): void => form.setFieldValue('followUps.channels', channels);
  const swap = (index: number, by: -1 | 1): void => {
    const [moved, other] = [used[index], used[index + by]];
    if (moved === undefined || other === undefined) return;
    set(used.map((each) => (each === moved ? other : each === other ? moved : each)));
  };
  return (
    <Part title={words.title} hint={words.hint}>
      <Stack gap="xs" maw={420}>
        {used.map((channel, index) => (
          <Row key={channel} channel={channel} used onUse={() => set(used.filter((each) => each !== channel))}>
            <Move label={words.up(nameOf(channel))} disabled={index === 0} up onClick={() => swap(index, -1)} />
            <Move
              label={words.down(nameOf(channel))}
              disabled={index === used.length - 1}
              onClick={() => swap(index, 1)}
            />
          </Row>
        ))}
        {CHANNELS.filter((channel) => !used.includes(channel)).map((channel) => (
          <Row key={channel} channel={channel} onUse={() => set([...used, channel])} />
        ))}
      </Stack>
    </Part>
  );
}

const nameOf = (channel: Channel): string => texts.words.channel[channel];

interface RowProps {
  readonly channel: Channel;
  readonly used?: boolean;
  readonly onUse: () => void;
  readonly children?: ReactNode;
}

function Row({ channel, used = false, onUse, children }: RowProps): ReactNode {
  const Mark = CHANNEL_ICONS[channel];
  return (
    <Group justify="space-between" wrap="nowrap" mih={28}>
      <Group gap="sm" wrap="nowrap">
        <Checkbox checked={used} onChange={onUse} aria-label={words.use(nameOf(channel))} />
        <Mark size={18} aria-hidden />
        {nameOf(channel)}
      </Group>
      <Group gap={4} wrap="nowrap">
        {children}
      </Group>
    </Group>
  );
}

interface MoveProps {
  readonly label: string;
  readonly disabled: boolean;
  readonly up?: boolean;
  readonly onClick: () => void;
}

function Move({ label, disabled, up = false, onClick }: MoveProps): ReactNode {
  const Mark = up ? IconArrowUp : IconArrowDown;
  return (
    <ActionIcon variant="default" aria-label={label} disabled={disabled} onClick={onClick}>
      <Mark size={16} aria-hidden />
    </ActionIcon>
  );
}
