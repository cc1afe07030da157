import { Button, Group, Select, Stack, Textarea } from '@mantine/core';
import { DateTimePicker } from '@mantine/dates';
import { isNotEmpty, useForm } from '@mantine/form';
import { getHotkeyHandler } from '@mantine/hooks';
import { useEffect, useRef, type ReactNode } from 'react';
import type { ChannelName, Decision } from '../../api/follow-up-decisions.ts';
import type { FollowUp } from '../../api/follow-ups.ts';
import { useContact } from '../../api/use-contact.ts';
import { instantOf, pickedOf } from '../../design/picked-time.ts';
import type { Channel } from '../../design/vocabulary.ts';
import { followUpsTexts } from '../../texts/follow-ups.ts';
import { texts } from '../../texts/texts.ts';
import type { Deciding } from './use-decide.tsx';

const words = followUpsTexts;
const LONGEST = 32_768;

interface EditorProps {
  readonly followUp: FollowUp;
  readonly decide: Deciding['decide'];
  readonly onClose: () => void;
}

/** Message, channel and time, changed where they stand. What is saved without an approval goes on waiting. */
export function FollowUpEditor({ followUp, decide, onClose }: EditorProps): ReactNode {
  const { data: contact } = useContact(followUp.contact.id);
  const first = useRef<HTMLTextAreaElement>(null);
  useEffect(() => first.current?.focus(), []);
  const form = useForm({
    initialValues: {
      message: followUp.message ?? followUp.suggestedMessage,
      channel: followUp.channel,
      due: pickedOf(followUp.dueAt) as string | null,
    },
    validate: {
      message: isNotEmpty(words.needsMessage),
      due: isNotEmpty(words.needsTime),
    },
  });
  const save = (approves: boolean) => {
    form.onSubmit((values) => {
      onClose();
      void saveChanges(followUp, decide, changesOf(followUp, values), approves);
    })();
  };
  // Where the contact has never written nothing can be sent.
  const channels = [...new Set([followUp.channel, ...(contact?.conversations ?? []).map(({ channel }) => channel)])];
  return (
    <Stack
      gap="sm"
      onKeyDown={getHotkeyHandler([
        ['Escape', onClose],
        ['mod+Enter', () => save(true)],
      ])}
    >
      <Textarea
        label={words.message}
        autosize
        minRows={3}
        maxRows={14}
        maxLength={LONGEST}
        ref={first}
        dir="auto"
        {...form.getInputProps('message')}
      />
      <Group grow align="flex-start">
        <Select
          label={words.channel}
          allowDeselect={false}
          data={channels.map((value) => ({ value, label: texts.words.channel[value as Channel] ?? value }))}
          {...form.getInputProps('channel')}
        />
        <DateTimePicker label={words.dueAt} valueFormat={texts.words.pickedTime} {...form.getInputProps('due')} />
      </Group>
      <EditorButtons onSave={save} onClose={onClose} />
    </Stack>
  );
}

function EditorButtons({ onSave, onClose }: { onSave: (approves: boolean) => void; onClose: () => void }): ReactNode {
  return (
    <Group gap="xs">
      <Button size="sm" onClick={() => onSave(true)}>
        {words.saveAndApprove}
      </Button>
      <Button size="sm" variant="default" onClick={() => onSave(false)}>
        {words.save}
      </Button>
      <Button size="sm" variant="subtle" color="gray" onClick={onClose}>
        {words.cancel}
      </Button>
    </Group>
  );
}

type Changes = Omit<Extract<Decision, { type: 'edit' }>, 'type'>;

function changesOf(followUp: FollowUp, values: { message: string; channel: string; due: string | null }): Changes {
  const message = values.message.trim();
  const isMoved = values.due !== null && values.due !== pickedOf(followUp.dueAt);
  return {
    ...(message === (followUp.message ?? followUp.suggestedMessage) ? {} : { message }),
    ...(values.channel === followUp.channel ? {} : { channel: values.channel as ChannelName }),
    ...(isMoved && values.due !== null ? { dueAt: instantOf(values.due) } : {}),
  };
}

async function saveChanges(
  followUp: FollowUp,
  decide: Deciding['decide'],
  changes: Changes,
  approves: boolean,
): Promise<void> {
  const { message, ...moved } = changes;
  const isMoved = Object.keys(moved).length > 0;
  if (!approves) {
    if (isMoved || message !== undefined) await decide(followUp, { type: 'edit', ...changes });
    return;
  }
  const now = isMoved ? await decide(followUp, { type: 'edit', ...changes }) : followUp;
  if (now) await decide(now, { type: 'approve', ...(isMoved || message === undefined ? {} : { message }) });
}
