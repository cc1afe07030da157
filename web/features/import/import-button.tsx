import { ActionIcon } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconUpload } from '@tabler/icons-react';
import { lazy, Suspense, type ReactNode } from 'react';
import { useMay } from '../../api/session.ts';
import { texts } from '../../texts/texts.ts';

const ImportDialog = lazy(async () => ({ default: (await import('./import-dialog.tsx')).ImportDialog }));

/** Brings contacts in from a file; the dialog is loaded when it is first opened. */
export function ImportButton(): ReactNode {
  const [opened, dialog] = useDisclosure();
  if (!useMay('edit')) return null;
  return (
    <>
      <ActionIcon
        variant="default"
        size={36}
        aria-label={texts.people.import}
        title={texts.people.importHint}
        onClick={dialog.open}
      >
        <IconUpload size={18} />
      </ActionIcon>
      <Suspense>{opened && <ImportDialog onClose={dialog.close} />}</Suspense>
    </>
  );
}
