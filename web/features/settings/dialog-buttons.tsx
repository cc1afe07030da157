import { Button, Group } from '@mantine/core';
import type { ReactNode } from 'react';
import { settingsTexts } from '../../texts/settings.ts';
import { texts } from '../../texts/texts.ts';

interface DialogButtonsProps {
  /** What is new cannot be removed yet. */
  readonly isNew: boolean;
  readonly onRemove: () => void;
}

/** The end of a dialog about one thing of a draft: remove it, or be done with it. */
export function DialogButtons({ isNew, onRemove }: DialogButtonsProps): ReactNode {
  return (
    <Group justify="space-between">
      {isNew ? (
        <span />
      ) : (
        <Button variant="subtle" color="red" onClick={onRemove}>
          {texts.shell.delete}
        </Button>
      )}
      <Button type="submit">{settingsTexts.done}</Button>
    </Group>
  );
}
