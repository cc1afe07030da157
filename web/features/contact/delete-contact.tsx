import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { api, body } from '../../api/client.ts';
import type { ContactDetail } from '../../api/contacts.ts';
import { contactTexts } from '../../texts/contact.ts';
import { texts } from '../../texts/texts.ts';
import { calledAs } from '../people/contact-name.tsx';
import { showJob } from '../people/show-job.tsx';

const words = contactTexts;

interface DeleteProps {
  readonly contact: ContactDetail;
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly onGone: () => void;
}

/** Asks before a contact is removed for good, then shows how far it is. */
export function DeleteContact({ contact, opened, onClose, onGone }: DeleteProps): ReactNode {
  const client = useQueryClient();
  const remove = useMutation({
    mutationFn: async () => body(await api.DELETE('/v1/contacts/{id}', { params: { path: { id: contact.id } } })),
    onSuccess: ({ job }) => {
      const refresh = (): void => void client.invalidateQueries({ queryKey: ['contacts'] });
      onClose();
      onGone();
      client.removeQueries({ queryKey: ['contact', contact.id] });
      refresh();
      showJob(job.id, 'delete', refresh);
    },
  });
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={words.removeTitle(calledAs(contact))}
      closeButtonProps={{ 'aria-label': texts.shell.close }}
    >
      <Stack>
        <Text size="sm">{words.removeText}</Text>
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose} data-autofocus>
            {texts.shell.cancel}
          </Button>
          <Button color="red" loading={remove.isPending} onClick={() => remove.mutate()}>
            {words.removeConfirm}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
