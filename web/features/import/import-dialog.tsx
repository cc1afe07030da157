import { Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import { importTexts } from '../../texts/import.ts';
import { texts } from '../../texts/texts.ts';
import { ColumnsStep } from './columns-step.tsx';
import { FileStep } from './file-step.tsx';
import { ResultStep } from './result-step.tsx';
import { RunningStep } from './running-step.tsx';
import { useImport } from './use-import.ts';

/** From a file over its columns and a dry run to the contacts, each step in the same dialog. */
export function ImportDialog({ onClose }: { onClose: () => void }): ReactNode {
  const importing = useImport();
  const { step, chosen } = importing;
  return (
    <Modal
      opened
      onClose={onClose}
      title={importTexts.title}
      size="xl"
      centered
      closeOnClickOutside={false}
      closeButtonProps={{ 'aria-label': texts.shell.close }}
    >
      {step.name === 'file' && <FileStep importing={importing} />}
      {step.name === 'columns' && chosen && <ColumnsStep importing={importing} chosen={chosen} />}
      {step.name === 'running' && <RunningStep step={step} onClose={onClose} />}
      {step.name === 'result' && <ResultStep importing={importing} report={step.report} onClose={onClose} />}
    </Modal>
  );
}
