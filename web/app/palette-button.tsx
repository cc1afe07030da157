import { Kbd, NavLink } from '@mantine/core';
import { useDisclosure, useHotkeys } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { lazy, Suspense, type ReactNode } from 'react';
import { texts } from '../texts/texts.ts';

const words = texts.shell;
const Palette = lazy(async () => ({ default: (await import('../features/palette/palette.tsx')).Palette }));

/** Opens the command palette, which is loaded when it is first asked for. */
export function PaletteButton(): ReactNode {
  const [opened, { open, close }] = useDisclosure();
  // Also while somebody writes: the keys mean nothing else there.
  useHotkeys([['mod+K', open]], []);
  return (
    <>
      <NavLink
        component="button"
        type="button"
        label={words.find}
        aria-keyshortcuts="Control+K"
        leftSection={<IconSearch size={20} aria-hidden />}
        rightSection={
          <Kbd size="xs" aria-hidden visibleFrom="sm">
            {words.findKeys}
          </Kbd>
        }
        onClick={open}
      />
      <Suspense>{opened && <Palette onClose={close} />}</Suspense>
    </>
  );
}
