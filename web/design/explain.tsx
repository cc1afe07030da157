import { ActionIcon, Popover, Text } from '@mantine/core';
import { IconHelpCircle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { texts } from '../texts/texts.ts';

const words = texts.explained;

/** Words of the product that need explaining. */
export type Explained = Exclude<keyof typeof words, 'about'>;

export const isExplained = (word: string): word is Explained => word !== 'about' && Object.hasOwn(words, word);

/** A button beside a word that says what it means; also by touch, where nothing hovers. */
export function Explain({ word, label }: { word: Explained; label: string }): ReactNode {
  return (
    <Popover width={260} withArrow>
      <Popover.Target>
        <ActionIcon variant="transparent" color="gray" size="sm" aria-label={words.about(label)}>
          <IconHelpCircle size={16} aria-hidden />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown aria-label={words.about(label)}>
        <Text size="sm">{words[word]}</Text>
      </Popover.Dropdown>
    </Popover>
  );
}
