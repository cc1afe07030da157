import { Button, Group, Modal, MultiSelect, Stack, TextInput } from '@mantine/core';
import { isNotEmpty, useForm } from '@mantine/form';
import type { ReactNode } from 'react';
import { api, body } from '../../api/client.ts';
import { useChange } from '../../api/use-change.ts';
import { WEBHOOKS, type NewWebhook } from '../../api/webhooks.ts';
import { settingsTexts } from '../../texts/settings.ts';
import { texts } from '../../texts/texts.ts';

const words = settingsTexts.webhooks;

/** Adds an endpoint; its secret is told this once. */
export function WebhookDialog({
  onMade,
  onClose,
}: {
  onMade: (secret: string) => void;
  onClose: () => void;
}): ReactNode {
  const form = useForm<NewWebhook>({
    initialValues: { url: '', events: ['*'] },
    validate: { url: isNotEmpty(settingsTexts.missing), events: isNotEmpty(settingsTexts.missing) },
  });
  const make = useChange(WEBHOOKS, async (given: NewWebhook) => body(await api.POST('/v1/webhooks', { body: given })));
  const submit = form.onSubmit((given) =>
    make.mutate(given, {
      onSuccess: ({ secret }) => {
        onMade(secret);
        onClose();
      },
    }),
  );
  return (
    <Modal opened onClose={onClose} title={words.add} closeButtonProps={{ 'aria-label': texts.shell.close }}>
      <form onSubmit={submit} noValidate>
        <Stack>
          <TextInput label={words.url} placeholder="https://" required data-autofocus {...form.getInputProps('url')} />
          <MultiSelect
            label={words.events}
            data={Object.entries(words.eventNames).map(([value, label]) => ({ value, label }))}
            required
            {...form.getInputProps('events')}
          />
          <Group justify="flex-end">
            <Button type="submit" loading={make.isPending}>
              {words.make}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
