import { automationsTexts } from '../../texts/automations.ts';

/** How what a trigger finds is sent, for a select. */
export const MODES = (['off', 'approval', 'auto'] as const).map((value) => ({
  value,
  label: automationsTexts.modes[value],
}));
