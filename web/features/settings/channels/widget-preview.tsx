import { Text } from '@mantine/core';
import { useEffect, useRef, type ReactNode } from 'react';
import { settingsTexts } from '../../../texts/settings.ts';
import { showPreview } from '../../../widget/preview.ts';
import type { WidgetConfig } from '../../../widget/texts.ts';
import type { Transcript } from '../../../widget/transcript.ts';
import classes from './widget-preview.module.css';

const words = settingsTexts.channels.look;

const line = (id: string, from: 'visitor' | 'team', text: string) => ({
  ...{ id, from, text, attachments: [], sentAt: `2026-01-01T00:00:0${id}Z`, clientId: null },
});
const EXAMPLE: Transcript = {
  messages: [line('1', 'visitor', words.exampleQuestion), line('2', 'team', words.exampleAnswer)],
  outgoing: [],
};

/** The widget itself, on a page that stands for the business's own. */
export function WidgetPreview({ config }: { config: WidgetConfig }): ReactNode {
  const frame = useRef<HTMLDivElement>(null);
  // Whoever has closed it to see its button is not shown it open again at the next key.
  const isOpen = useRef(true);
  const told = JSON.stringify(config);
  useEffect(() => {
    if (frame.current === null) return undefined;
    const shown = showPreview(frame.current, JSON.parse(told) as WidgetConfig, {
      ...{ example: EXAMPLE, isOpen: isOpen.current },
    });
    // Escape closes what is tried, and not the dialog around it.
    shown.host.setAttribute('data-mantine-stop-propagation', 'true');
    return () => {
      isOpen.current = shown.isOpen();
      shown.remove();
    };
  }, [told]);
  return (
    <section aria-label={words.preview} className={classes['preview']}>
      <Text size="sm" fw={600}>
        {words.preview}
      </Text>
      <div ref={frame} className={classes['frame']} />
      <Text size="xs" c="dimmed">
        {words.previewHint}
      </Text>
    </section>
  );
}
