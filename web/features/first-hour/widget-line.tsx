import { Button, Code, CopyButton, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import type { ReactNode } from 'react';
import { api, body } from '../../api/client.ts';
import { useChange } from '../../api/use-change.ts';
import { firstHourTexts } from '../../texts/first-hour.ts';
import { texts } from '../../texts/texts.ts';

const words = firstHourTexts.line;

/** Connects a chat widget, and shows the line that puts it on a page. */
export function WidgetLine({ onClose }: { onClose: () => void }): ReactNode {
  const form = useForm({
    initialValues: { origin: '' },
    validate: { origin: (typed) => (originOf(typed) === null ? words.notAnAddress : null) },
  });
  const connect = useChange(['channels'], async (origin: string) =>
    body(
      await api.POST('/v1/channels', {
        body: { kind: 'web', name: words.nameAtFirst, credentials: { allowedOrigins: [origin] } },
      }),
    ),
  );
  const line = connect.data && lineFor(connect.data.id);
  return (
    <Modal
      opened
      onClose={onClose}
      title={words.title}
      size="lg"
      closeButtonProps={{ 'aria-label': texts.shell.close }}
    >
      {line === undefined ? (
        <form onSubmit={form.onSubmit(({ origin }) => connect.mutate(originOf(origin) ?? origin))} noValidate>
          <Stack>
            <TextInput
              label={words.origin}
              description={words.originHint}
              placeholder="https://"
              inputMode="url"
              data-autofocus
              {...form.getInputProps('origin')}
            />
            <Group justify="flex-end">
              <Button type="submit" loading={connect.isPending}>
                {words.make}
              </Button>
            </Group>
          </Stack>
        </form>
      ) : (
        <Stack>
          <Text size="sm">{words.paste}</Text>
          <Code block tabIndex={0} aria-label={words.label} role="region">
            {line}
          </Code>
          <Group justify="flex-end">
            <CopyButton value={line}>
              {({ copied, copy }) => (
                <Button variant="default" onClick={copy}>
                  {copied ? words.copied : words.copy}
                </Button>
              )}
            </CopyButton>
            <Button onClick={onClose}>{words.done}</Button>
          </Group>
        </Stack>
      )}
    </Modal>
  );
}

const lineFor = (id: string): string =>
  `<script src="${location.origin}/widget.js" data-connection="${id}" async></script>`;

/** The origin of a page's address, however much of the address was typed; null for what is no address of a page. */
function originOf(typed: string): string | null {
  if (!URL.canParse(typed.trim())) return null;
  const url = new URL(typed.trim());
  return /^https?:$/.test(url.protocol) ? url.origin : null;
}
