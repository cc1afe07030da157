import { Stack } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { useSettings, type SettingsInForce } from '../../api/settings.ts';
import { Failed } from '../../app/screen-error.tsx';
import { ScreenSkeleton } from '../../app/screen-skeleton.tsx';
import { BegunContext, SettingsFormProvider, useNewForm } from './form-context.ts';
import { SaveBar } from './save-bar.tsx';

interface SettingsFormProps {
  /** Whether saving first shows which contacts would change; for what no contact is classed by, there is nothing to show. */
  readonly preview: boolean;
  readonly children: ReactNode;
}

/** A draft of the settings for everything inside, kept apart from those in force until somebody saves it. */
export function SettingsForm(props: SettingsFormProps): ReactNode {
  const { data, error, refetch } = useSettings();
  if (data) return <Draft inForce={data} {...props} />;
  return error === null ? <ScreenSkeleton /> : <Failed error={error} retry={refetch} />;
}

function Draft({ inForce, preview, children }: SettingsFormProps & { inForce: SettingsInForce }): ReactNode {
  const form = useNewForm({ initialValues: inForce.settings });
  const [begun, setBegun] = useState(inForce);
  const begin = (now: SettingsInForce): void => {
    setBegun(now);
    form.setInitialValues(now.settings);
    form.setValues(now.settings);
  };
  // Newer settings replace an untouched draft; a touched one is refused when it is saved, and begins anew when discarded.
  if (begun.etag !== inForce.etag && !form.isDirty()) begin(inForce);
  const adopt = (now: SettingsInForce): void => {
    setBegun(now);
    form.setInitialValues(now.settings);
  };
  return (
    <SettingsFormProvider form={form}>
      <BegunContext value={{ begun, adopt }}>
        <Stack gap="md">
          {children}
          <SaveBar begun={begun} preview={preview} onSaved={begin} />
        </Stack>
      </BegunContext>
    </SettingsFormProvider>
  );
}
