import { notifications } from '@mantine/notifications';
import { CHANNELS, type Connection } from '../../../api/channels.ts';
import { api } from '../../../api/client.ts';
import { useChange } from '../../../api/use-change.ts';
import { settingsTexts } from '../../../texts/settings.ts';
import { refusedOptions } from './option-fields.ts';
import { sayAtFields } from './say-at-fields.ts';

interface Options {
  readonly isPending: boolean;
  /** Stores some of the options; the others stay. What the server refuses of them is told by their paths, such as `texts.send`. */
  store(options: Record<string, unknown>, refused: (errors: Record<string, string>) => void): void;
}

/** Changes what is no secret of a connection. */
export function useOptions({ id, name }: Connection, onStored: () => void): Options {
  const { mutate, isPending } = useChange(
    CHANNELS,
    (options: Record<string, unknown>) =>
      api.PATCH('/v1/channels/{id}', { params: { path: { id } }, body: { options } }),
    true,
  );
  return {
    isPending,
    store: (options, refused) =>
      mutate(options, {
        onSuccess: () => {
          notifications.show({ message: settingsTexts.channels.changed(name) });
          onStored();
        },
        onError: (error) => sayAtFields(error, refusedOptions, refused),
      }),
  };
}
