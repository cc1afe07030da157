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
    const errors = parsed.error.issues.map(({ path, message }) => ({ path: path.map(String).join('.'), message }));
    return { ok: false, kind: 'invalid', errors };
  }
  const errors = contradictionsIn(parsed.data);
  if (errors.length > 0) return { ok: false, kind: 'contradiction', errors };
  return { ok: true, settings: parsed.data };
}
