import { Button, Group } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { lazy, Suspense, useState, type ReactNode } from 'react';
import { CHANNELS, type Connection } from '../../../api/channels.ts';
import { api } from '../../../api/client.ts';
import { useChange } from '../../../api/use-change.ts';
import { ConfirmButton } from '../../../design/confirm-button.tsx';
import { settingsTexts } from '../../../texts/settings.ts';
import { ChannelDialog } from './channel-dialog.tsx';
import { OptionDialog } from './option-dialog.tsx';
import { hasOptions } from './option-fields.ts';

// It brings the widget along.
const WidgetLookDialog = lazy(async () => ({ default: (await import('./widget-look-dialog.tsx')).WidgetLookDialog }));

const words = settingsTexts.channels;

/** Those of which no provider can be asked anything. */
const OWN_KINDS = ['web', 'form'];

type Dialog = 'change' | 'options';

/** Changes, tests, pauses and removes a connection. */
export function ConnectionActions({ connection }: { connection: Connection }): ReactNode {
  const { id, kind, name, state } = connection;
  const [open, setOpen] = useState<Dialog | null>(null);
  const params = { path: { id } };
  const test = useChange(CHANNELS, () => api.POST('/v1/channels/{id}/test', { params }));
  const pause = useChange(CHANNELS, () =>
    state === 'paused'
      ? api.POST('/v1/channels/{id}/resume', { params })
      : api.POST('/v1/channels/{id}/pause', { params }),
  );
  const remove = useChange(CHANNELS, () => api.DELETE('/v1/channels/{id}', { params }));
  const common = { size: 'compact-sm', variant: 'default' } as const;
  const optionsLabel = kind === 'web' ? words.look.button : hasOptions(kind) ? words.option.button[kind] : null;
  return (
    <Group gap="xs">
      {!OWN_KINDS.includes(kind) && (
        <Button
          {...common}
          loading={test.isPending}
          onClick={() =>
            test.mutate(undefined, { onSuccess: () => notifications.show({ message: words.tested(name) }) })
          }
        >
          {words.test}
        </Button>
      )}
      {optionsLabel !== null && (
        <Button {...common} aria-label={`${optionsLabel}: ${name}`} onClick={() => setOpen('options')}>
          {optionsLabel}
        </Button>
      )}
      <Button {...common} loading={pause.isPending} onClick={() => pause.mutate(undefined)}>
        {state === 'paused' ? words.resume : words.pause}
      </Button>
      <Button {...common} aria-label={words.change(name)} onClick={() => setOpen('change')}>
        {words.changeIt}
      </Button>
      {open !== null && <Opened dialog={open} connection={connection} onClose={() => setOpen(null)} />}
      <ConfirmButton
        label={settingsTexts.remove(name)}
        question={words.removeHint}
        onConfirm={() => remove.mutate(undefined)}
      />
    </Group>
  );
}

interface OpenedProps {
  readonly dialog: Dialog;
  readonly connection: Connection;
  readonly onClose: () => void;
}

function Opened({ dialog, connection, onClose }: OpenedProps): ReactNode {
  const { kind } = connection;
  if (dialog === 'change') return <ChannelDialog connection={connection} onClose={onClose} />;
  if (hasOptions(kind)) return <OptionDialog kind={kind} connection={connection} onClose={onClose} />;
  return (
    <Suspense fallback={null}>
      <WidgetLookDialog connection={connection} onClose={onClose} />
    </Suspense>
  );
}
