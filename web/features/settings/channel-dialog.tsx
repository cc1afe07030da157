import { Button, Group, Modal, PasswordInput, Select, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { isNotEmpty, useForm } from '@mantine/form';
import type { ReactNode } from 'react';
import { api } from '../../api/client.ts';
import { useChange } from '../../api/use-change.ts';
import { settingsTexts } from '../../texts/settings.ts';
import { texts } from '../../texts/texts.ts';
import { CHANNEL_FIELDS, CONNECTABLE, credentialsOf, type ConnectableKind } from './channel-fields.ts';

const words = settingsTexts.channels;

/** Connects an account of a channel. What is typed here never comes out again. */
export function ChannelDialog({ onClose }: { onClose: () => void }): ReactNode {
  const form = useForm({
    initialValues: { kind: 'web' as ConnectableKind, name: '', credentials: {} as Record<string, string> },
    validate: { name: isNotEmpty(settingsTexts.missing) },
  });
  const connect = useChange(['channels'], ({ kind, name, credentials }: typeof form.values) =>
    api.POST('/v1/channels', { body: { kind, name, credentials: credentialsOf(kind, credentials) } }),
  );
  const { kind } = form.values;
  return (
    <Modal opened onClose={onClose} title={words.connect} closeButtonProps={{ 'aria-label': texts.shell.close }}>
      <form onSubmit={form.onSubmit((given) => connect.mutate(given, { onSuccess: onClose }))} noValidate>
        <Stack>
          <Select
            label={words.kind}
            data={CONNECTABLE.map((value) => ({ value, label: words.kinds[value] }))}
            allowDeselect={false}
            {...form.getInputProps('kind')}
          />
          <TextInput label={settingsTexts.name} required maxLength={100} {...form.getInputProps('name')} />
          {CHANNEL_FIELDS[kind].map((name) =>
            name === 'allowedOrigins' ? (
              <Textarea
                key={name}
                label={words.credentials[name]}
                description={words.originsHint}
                placeholder="https://"
                autosize
                minRows={2}
                {...form.getInputProps(`credentials.${name}`)}
                value={form.values.credentials[name] ?? ''}
              />
            ) : (
              <PasswordInput
                key={name}
                label={words.credentials[name]}
                autoComplete="off"
                required
                {...form.getInputProps(`credentials.${name}`)}
                value={form.values.credentials[name] ?? ''}
              />
            ),
          )}
          <Text size="sm" c="dimmed">
            {words.hints[kind === 'web' ? 'web' : 'provider']}
          </Text>
          <Group justify="flex-end">
            <Button type="submit" loading={connect.isPending}>
              {words.connectIt}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
