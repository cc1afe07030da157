import { Button, Modal } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconUsersGroup } from '@tabler/icons-react';
import { lazy, Suspense, type ReactNode } from 'react';
import { useMergeSuggestions } from '../../api/merges.ts';
import { mergingTexts } from '../../texts/merging.ts';
import { texts } from '../../texts/texts.ts';

const words = mergingTexts;
const Suggestions = lazy(async () => ({ default: (await import('./suggestions.tsx')).Suggestions }));

/** Opens the pairs that are possibly one person; not there while there is none. */
export function SuggestionsButton(): ReactNode {
  const [opened, dialog] = useDisclosure();
  const { data } = useMergeSuggestions();
  const found = data?.pages.some(({ items }) => items.length > 0) ?? false;
  if (!found && !opened) return null;
  return (
    <>
      <Button variant="light" leftSection={<IconUsersGroup size={16} aria-hidden />} onClick={dialog.open}>
        {words.suggestedTitle}
      </Button>
      <Modal
        opened={opened}
        onClose={dialog.close}
        title={words.suggestedTitle}
        size="xl"
        closeButtonProps={{ 'aria-label': texts.shell.close }}
      >
        <Suspense>
          <Suggestions />
        </Suspense>
      </Modal>
    </>
  );
}
