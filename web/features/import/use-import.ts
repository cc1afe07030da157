import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import {
  previewFile,
  readImport,
  sendImport,
  type FilePreview,
  type ImportOrder,
  type ImportReport,
} from '../../api/imports.ts';
import { followJob } from '../../api/jobs.ts';

/** Where somebody is on the way from a file to its contacts. */
export type Step =
  | { readonly name: 'file' }
  | { readonly name: 'columns' }
  | {
      readonly name: 'running';
      readonly id: string;
      readonly dryRun: boolean;
      readonly done: number;
      readonly total: number;
    }
  | { readonly name: 'result'; readonly report: ImportReport };

export interface ChosenFile {
  readonly file: File;
  readonly preview: FilePreview;
  readonly order: Omit<ImportOrder, 'dryRun'>;
}

/** A file's way through the dialog. The job goes on when the dialog is closed. */
export function useImport() {
  const client = useQueryClient();
  const [chosen, setChosen] = useState<ChosenFile | null>(null);
  const [step, setStep] = useState<Step>({ name: 'file' });
  const unfollow = useRef<() => void>(() => undefined);
  useEffect(() => () => unfollow.current(), []);

  const follow = (id: string, dryRun: boolean): void => {
    setStep({ name: 'running', id, dryRun, done: 0, total: 0 });
    unfollow.current = followJob(id, ({ state, done, failed, total }) => {
      if (state === 'running') {
        setStep({ name: 'running', id, dryRun, done: done + failed, total });
        return;
      }
      if (!dryRun) void client.invalidateQueries({ queryKey: ['contacts'] });
      void readImport(id).then((report) => setStep({ name: 'result', report }));
    });
  };

  const choose = useMutation({
    mutationFn: async (file: File) => ({ file, preview: await previewFile(file) }),
    onSuccess: ({ file, preview }) => {
      const mapping = preview.columns.map(({ field }) => field);
      setChosen({ file, preview, order: { mapping, existing: 'update', dates: 'ymd' } });
      setStep({ name: 'columns' });
    },
  });
  const send = useMutation({
    mutationFn: ({ file, order, dryRun }: ChosenFile & { dryRun: boolean }) => sendImport(file, { ...order, dryRun }),
    onSuccess: (id, { dryRun }) => follow(id, dryRun),
  });

  return {
    ...{ step, chosen, choosing: choose.isPending, sending: send.isPending },
    choose: (file: File) => choose.mutate(file),
    change: (order: Partial<ChosenFile['order']>) =>
      setChosen((before) => before && { ...before, order: { ...before.order, ...order } }),
    run: (dryRun: boolean) => chosen && send.mutate({ ...chosen, dryRun }),
    toColumns: () => setStep({ name: 'columns' }),
    toFile: () => {
      setChosen(null);
      setStep({ name: 'file' });
    },
  };
}

export type Importing = ReturnType<typeof useImport>;
