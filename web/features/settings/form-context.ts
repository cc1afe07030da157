import { createFormContext } from '@mantine/form';
import { createContext, useContext } from 'react';
import type { Settings, SettingsInForce } from '../../api/settings.ts';

/** The draft of the settings, for every field of it. */
export const [SettingsFormProvider, useSettingsForm, useNewForm] = createFormContext<Settings>();

interface Begun {
  /** The settings that the draft was begun from. */
  readonly begun: SettingsInForce;
  /** Goes on from settings that this screen has stored meanwhile; what is drafted besides stays. */
  readonly adopt: (now: SettingsInForce) => void;
}

export const BegunContext = createContext<Begun | null>(null);

export function useBegun(): Begun {
  const begun = useContext(BegunContext);
  if (begun === null) throw new Error('there is no draft of the settings around this');
  return begun;
}
