import { Alert, Button, Group, List, Paper, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, type UseMutationResult } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { ApiProblem, inWords } from '../../api/problem.ts';
import {
  previewSettings,
  useSaveSettings,
  type Preview,
  type SettingsInForce,
  type SettingsPatch,
} from '../../api/settings.ts';
import { settingsTexts } from '../../texts/settings.ts';
import { ClassingAnew } from './classing-anew.tsx';
import { patchBetween } from './patch-between.ts';
import { useSettingsForm } from './form-context.ts';
import { WhatIfDialog } from './what-if-dialog.tsx';
import classes from './settings.module.css';

const words = settingsTexts.save;

interface SaveBarProps {
  /** What the draft was begun from. */
  readonly begun: SettingsInForce;
  readonly preview: boolean;
  readonly onSaved: (now: SettingsInForce) => void;
}

/** What stands below a changed draft: what is wrong with it, and the ways on. Nothing is stored before it is pressed. */
export function SaveBar(props: SaveBarProps): ReactNode {
  const form = useSettingsForm();
  const { job, jobSeen, look, store, isStoring, patch } = useSaving(props);
  const discard = (): void => {
    form.reset();
    form.clearErrors();
  };
  return (
    <>
      {job && <ClassingAnew key={job.id} jobId={job.id} offersPast={job.past} onClose={jobSeen} />}
      {form.isDirty() && (
        <Paper withBorder shadow="md" p="sm" className={classes['saveBar'] ?? ''} role="region" aria-label={words.bar}>
          <Wrong errors={form.errors} />
          <Group justify="space-between">
            <Text size="sm">{words.unsaved}</Text>
            <Group gap="xs">
              <Button variant="default" onClick={discard}>
                {words.discard}
              </Button>
              <Button
                loading={look.isPending || isStoring}
                onClick={() => (props.preview ? look.mutate(patch()) : store(null))}
              >
                {props.preview ? words.look : words.save}
              </Button>
            </Group>
          </Group>
        </Paper>
      )}
      {look.data && (
        <WhatIfDialog
          preview={look.data}
          saving={isStoring}
          onSave={() => store(look.data)}
          onClose={() => look.reset()}
        />
      )}
    </>
  );
}

interface Saving {
  /** The contacts are being classed by what was saved; `past` where new signals could be looked for in the past, too. */
  readonly job: { readonly id: string; readonly past: boolean } | null;
  readonly jobSeen: () => void;
  readonly look: UseMutationResult<Preview, Error, SettingsPatch>;
  readonly store: (seen: Preview | null) => void;
  readonly isStoring: boolean;
  readonly patch: () => SettingsPatch;
}

function useSaving({ begun, preview, onSaved }: SaveBarProps): Saving {
  const form = useSettingsForm();
  const [job, setJob] = useState<Saving['job']>(null);
  const refuse = (error: Error): void => {
    const wrong = errorsOf(error);
    form.setErrors(wrong);
    if (error instanceof ApiProblem && error.code === 'settings_changed') {
      notifications.show({ color: 'orange', title: words.changedTitle, message: words.changed });
    } else if (Object.keys(wrong).length === 0) notifications.show({ color: 'red', message: inWords(error) });
  };
  const look = useMutation({ mutationFn: previewSettings, onError: refuse, meta: { quiet: true } });
  const save = useSaveSettings();
  const patch = (): SettingsPatch => patchBetween(begun.settings, form.getValues());
  const store = (seen: Preview | null): void =>
    save.mutate(
      { patch: patch(), etag: begun.etag },
      {
        onError: refuse,
        onSuccess: ({ jobId, ...now }) => {
          onSaved(now);
          notifications.show({ color: 'green', message: words.saved });
          setJob(jobId === null || !preview ? null : { id: jobId, past: (seen?.fromNowOn.length ?? 0) > 0 });
        },
        onSettled: () => look.reset(),
      },
    );
  return { job, jobSeen: () => setJob(null), look, store, isStoring: save.isPending, patch };
}

/** The API's paths are the form's, so that each field shows its own. */
const errorsOf = (error: Error): Record<string, string> =>
  error instanceof ApiProblem ? Object.fromEntries(error.errors.map(({ path, message }) => [path, message])) : {};

function Wrong({ errors }: { errors: Readonly<Record<string, ReactNode>> }): ReactNode {
  const found = Object.entries(errors).filter(([, message]) => Boolean(message));
  if (found.length === 0) return null;
  return (
    <Alert color="red" variant="light" title={words.wrong} role="alert" mb="sm">
      <List size="sm">
        {found.map(([path, message]) => (
          <List.Item key={path}>
            {words.where(path)} {message}
          </List.Item>
        ))}
      </List>
    </Alert>
  );
}
