export { settingsSchema } from './settings/document.ts';
export type { ReviewRule, Settings } from './settings/document.ts';
export type { CustomFollowUp } from './settings/follow-ups.ts';
export type { Signal } from './settings/scoring.ts';
export { defaultSettings } from './settings/defaults.ts';
export type { Locale } from './settings/defaults.ts';
export { applySettingsPatch } from './settings/patch.ts';
export type { PatchResult } from './settings/patch.ts';
export type { SettingsError } from './settings/errors.ts';
