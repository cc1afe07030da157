import { Button, Group, Modal, Stack, Textarea } from '@mantine/core';
import { DateTimePicker } from '@mantine/dates';
import { isNotEmpty, useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { api } from '../../api/client.ts';
import type { ContactDetail } from '../../api/contacts.ts';
import { instantOf, pickedOf } from '../../design/picked-time.ts';
import { contactTexts } from '../../texts/contact.ts';
import { texts } from '../../texts/texts.ts';
import { snoozeUntil } from '../follow-ups/snooze-times.ts';
import { calledAs } from '../people/contact-name.tsx';

const words = contactTexts.remind;

interface RemindProps {
  readonly contact: ContactDetail;
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** A reminder of this contact: a follow-up that waits for its time, and then for a person. */
export function RemindMe({ contact, opened, onClose }: RemindProps): ReactNode {
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={words.title(calledAs(contact))}
      closeButtonProps={{ 'aria-label': texts.shell.close }}
    >
      <RemindForm contact={contact} onDone={onClose} />
    </Modal>
  );
}

function RemindForm({ contact, onDone }: { contact: ContactDetail; onDone: () => void }): ReactNode {
  const client = useQueryClient();
  const form = useForm({
    initialValues: {
      due: pickedOf(snoozeUntil('tomorrow', new Date()).toISOString()) as string | null,
      message: '',
      note: '',
    },
    validate: { due: isNotEmpty(words.inFuture) },
  });
  const make = useMutation({
    mutationFn: async ({ due, message, note }: typeof form.values) =>
      api.POST('/v1/follow-ups', {
        body: {
          contactId: contact.id,
          dueAt: instantOf(due ?? ''),
          ...(message.trim() === '' ? {} : { message: message.trim() }),
          ...(note.trim() === '' ? {} : { note: note.trim() }),
        },
      }),
    onSuccess: () => {
      notifications.show({ color: 'green', message: words.done });
      onDone();
      return Promise.all([
        client.invalidateQueries({ queryKey: ['follow-ups'] }),
        client.invalidateQueries({ queryKey: ['contact', contact.id] }),
      ]);
    },
  });
  return (
    <form onSubmit={form.onSubmit((values) => make.mutate(values))}>
      <Stack>
        <DateTimePicker
          label={words.when}
          valueFormat={texts.words.pickedTime}
          minDate={new Date()}
          required
          {...form.getInputProps('due')}
        />
        <Textarea
          label={words.message}
          description={words.messageHint}
          autosize
          minRows={2}
          {...form.getInputProps('message')}
        />
        <Textarea label={words.note} autosize minRows={1} maxLength={2_000} {...form.getInputProps('note')} />
        <Group justify="flex-end">
          <Button type="submit" loading={make.isPending}>
            {words.submit}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
