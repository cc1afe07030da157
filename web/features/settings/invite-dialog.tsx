import { Button, Group, Modal, Select, Stack, Text, TextInput } from '@mantine/core';
import { isEmail, isNotEmpty, useForm } from '@mantine/form';
import type { ReactNode } from 'react';
import { api, body } from '../../api/client.ts';
import { useChange } from '../../api/use-change.ts';
import type { User } from '../../api/users.ts';
import { settingsTexts } from '../../texts/settings.ts';
import { texts } from '../../texts/texts.ts';

const words = settingsTexts.people;

interface InviteDialogProps {
  readonly onInvited: (link: { url: string; name: string }) => void;
  readonly onClose: () => void;
}

/** Invites somebody by a link that the inviter hands over. */
export function InviteDialog({ onInvited, onClose }: InviteDialogProps): ReactNode {
  const form = useForm({
    initialValues: { name: '', email: '', role: 'agent' as User['role'] },
    validate: { name: isNotEmpty(settingsTexts.missing), email: isEmail(words.emailWrong) },
  });
  const invite = useChange(['users'], async (given: typeof form.values) =>
    body(await api.POST('/v1/users', { body: given })),
  );
  const submit = form.onSubmit((given) =>
    invite.mutate(given, {
      onSuccess: ({ inviteUrl, name }) => {
        onInvited({ url: inviteUrl, name });
        onClose();
      },
    }),
  );
  return (
    <Modal opened onClose={onClose} title={words.invite} closeButtonProps={{ 'aria-label': texts.shell.close }}>
      <form onSubmit={submit} noValidate>
        <Stack>
          <TextInput label={settingsTexts.name} required data-autofocus {...form.getInputProps('name')} />
          <TextInput label={words.email} type="email" required {...form.getInputProps('email')} />
          <Select label={words.role} data={words.roles} allowDeselect={false} {...form.getInputProps('role')} />
          <Text size="sm" c="dimmed">
            {words.inviteHint}
          </Text>
          <Group justify="flex-end">
            <Button type="submit" loading={invite.isPending}>
              {words.makeLink}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
