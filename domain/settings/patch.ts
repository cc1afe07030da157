import type { z } from 'zod';
import { contradictionsIn } from './contradictions.ts';
import { settingsSchema } from './document.ts';
import type { Settings } from './document.ts';
import type { SettingsError } from './errors.ts';
import { mergePatch, patchError } from './merge-patch.ts';

export type PatchResult =
  | { readonly ok: true; readonly settings: Settings }
  | { readonly ok: false; readonly kind: 'invalid' | 'contradiction'; readonly errors: readonly SettingsError[] };

/**
 * The document after a JSON merge patch (RFC 7396: null removes, lists are replaced whole).
 *
 * `invalid`: the patch or what it makes is no settings document. `contradiction`: it is one, but says two things that
 * cannot both be meant, or names what does not exist.
 */
export function applySettingsPatch(current: Settings, patch: unknown): PatchResult {
  const refused = patchError(patch);
  if (refused !== null) return { ok: false, kind: 'invalid', errors: [refused] };
  const parsed = settingsSchema.safeParse(mergePatch(current, patch));
  if (!parsed.success) {
    return { ok: false, kind: 'invalid', errors: parsed.error.issues.flatMap(settingsErrors) };
  }
  const errors = contradictionsIn(parsed.data);
  if (errors.length > 0) return { ok: false, kind: 'contradiction', errors };
  return { ok: true, settings: parsed.data };
}

/** A key that no setting has is named itself: its parent's path would leave open which of them it is. */
function settingsErrors(issue: z.core.$ZodIssue): SettingsError[] {
  const path = issue.path.map(String);
  if (issue.code !== 'unrecognized_keys') return [{ path: path.join('.'), message: issue.message }];
  return issue.keys.map((key) => ({ path: [...path, key].join('.'), message: 'is no setting' }));
}
