import { Button, Group, Modal, SimpleGrid, Stack } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMediaQuery } from '@mantine/hooks';
import { useDeferredValue, type ReactNode } from 'react';
import type { Connection } from '../../../api/channels.ts';
import { settingsTexts } from '../../../texts/settings.ts';
import { texts } from '../../../texts/texts.ts';
import { useOptions } from './use-options.ts';
import { configOf, lookOf, optionsOf, type LookDraft } from './widget-look.ts';
import { LookFields } from './widget-look-fields.tsx';
import { WidgetPreview } from './widget-preview.tsx';
import classes from './widget-preview.module.css';

const words = settingsTexts.channels.look;
const NARROW = '(max-width: 48em)';

interface WidgetLookDialogProps {
  readonly connection: Connection;
  readonly onClose: () => void;
}

/** How the chat widget looks and what it says, with the widget itself beside it. */
export function WidgetLookDialog({ connection, onClose }: WidgetLookDialogProps): ReactNode {
  const narrow = useMediaQuery(NARROW, matchMedia(NARROW).matches);
  const form = useForm<LookDraft>({ initialValues: lookOf(connection) });
  const options = useOptions(connection, onClose);
  const shown = useDeferredValue(form.values);
  return (
    <Modal
      opened
      onClose={onClose}
      title={words.title(connection.name)}
      size={980}
      fullScreen={narrow}
      closeButtonProps={{ 'aria-label': texts.shell.close }}
    >
      <form onSubmit={form.onSubmit((draft) => options.store(optionsOf(draft), form.setErrors))} noValidate>
        <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="lg">
          <LookFields form={form} connection={connection} />
          {/* In sight however many words there are to scroll through. */}
          <Stack className={classes['beside'] ?? ''}>
            <WidgetPreview config={configOf(shown, connection)} />
            <Group justify="flex-end">
              <Button type="submit" loading={options.isPending}>
                {texts.shell.save}
              </Button>
            </Group>
          </Stack>
        </SimpleGrid>
      </form>
    </Modal>
  );
}
