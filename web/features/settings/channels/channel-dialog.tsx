import { Button, Group, Modal, Select, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import type { ReactNode } from 'react';
import { CHANNELS, type Connection } from '../../../api/channels.ts';
import { api } from '../../../api/client.ts';
import { useChange } from '../../../api/use-change.ts';
import { settingsTexts } from '../../../texts/settings.ts';
import { texts } from '../../../texts/texts.ts';
import { fieldsOfDraft, mistakesIn, refusedIn } from './channel-draft.ts';
import { CONNECTABLE, credentialsOf, isConnectable, MAIL_SERVICES, type ChannelDraft } from './channel-fields.ts';
import { ChannelInputs } from './channel-inputs.tsx';
import { sayAtFields } from './say-at-fields.ts';

const words = settingsTexts.channels;

/** The usual port of a mail server for those who hand mails in (RFC 6409). */
const SUBMISSION_PORT = '587';

const NEW: ChannelDraft = { kind: 'web', service: 'postmark', name: '', credentials: { 'smtp port': SUBMISSION_PORT } };

const draftOf = ({ kind, name }: Connection): ChannelDraft => ({
  ...{ kind: isConnectable(kind) ? kind : null, service: null, name, credentials: {} },
});

interface ChannelDialogProps {
  /** Null to connect another. */
  readonly connection: Connection | null;
  readonly onClose: () => void;
}

const WRONG = { missing: settingsTexts.missing, noPort: words.wrongPort };

const inWords = (mistakes: Readonly<Record<string, keyof typeof WRONG>>): Record<string, string> =>
  Object.fromEntries(Object.entries(mistakes).map(([path, mistake]) => [path, WRONG[mistake]]));

/** Connects an account of a channel, or changes one that is. What is typed here never comes out again. */
export function ChannelDialog({ connection, onClose }: ChannelDialogProps): ReactNode {
  const isNew = connection === null;
  const form = useForm<ChannelDraft>({
    initialValues: isNew ? NEW : draftOf(connection),
    validate: (given) => inWords(mistakesIn(given, isNew)),
  });
  const draft = form.values;
  const save = useChange(CHANNELS, (given: ChannelDraft) => send(given, connection), true);
  const submit = form.onSubmit((given) =>
    save.mutate(given, {
      onSuccess: () => {
        if (!isNew) notifications.show({ message: words.changed(given.name) });
        onClose();
      },
      onError: (error) => sayAtFields(error, (errors) => refusedIn(given, errors), form.setErrors),
    }),
  );
  return (
    <Modal
      opened
      onClose={onClose}
      title={isNew ? words.connect : words.change(connection.name)}
      closeButtonProps={{ 'aria-label': texts.shell.close }}
    >
      <form onSubmit={submit} noValidate>
        <Stack>
          {isNew && (
            <Select
              label={words.kind}
              data={CONNECTABLE.map((value) => ({ value, label: words.kinds[value] }))}
              allowDeselect={false}
              {...form.getInputProps('kind')}
            />
          )}
          <TextInput label={settingsTexts.name} required maxLength={100} {...form.getInputProps('name')} />
          <ChannelInputs
            form={form}
            fields={fieldsOfDraft(draft, isNew)}
            {...(draft.kind === 'email'
              ? { service: <ServiceSelect isNew={isNew} {...form.getInputProps('service')} /> }
              : {})}
          />
          <Text size="sm" c="dimmed">
            {isNew ? words.stored : words.changeHint}
          </Text>
          <Group justify="flex-end">
            <Button type="submit" loading={save.isPending}>
              {isNew ? words.connectIt : words.changeIt}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

/** Who receives the mails. Which one it is of a connection is not told either, so that it stays or is chosen anew. */
function ServiceSelect({ isNew, ...input }: { isNew: boolean } & object): ReactNode {
  return (
    <Select
      label={words.service}
      data={Object.keys(MAIL_SERVICES).map((value) => ({
        value,
        label: words.services[value as keyof typeof MAIL_SERVICES],
      }))}
      allowDeselect={!isNew}
      placeholder={words.asItIs}
      {...input}
    />
  );
}

function send(draft: ChannelDraft, connection: Connection | null) {
  const [name, credentials] = [draft.name.trim(), credentialsOf(draft)];
  if (connection === null) return api.POST('/v1/channels', { body: { kind: draft.kind ?? '', name, credentials } });
  const changed = Object.keys(credentials).length > 0 ? { credentials } : {};
  return api.PATCH('/v1/channels/{id}', { params: { path: { id: connection.id } }, body: { name, ...changed } });
}
