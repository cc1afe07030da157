import { settingsSchema, type Settings } from '../../domain/settings.ts';
import type { Scope } from '../client.ts';

export interface SettingsInForce {
  readonly version: number;
  readonly settings: Settings;
}

/**
 * Reads the newest settings of the workspace. A version never changes once written, so that each is fetched and parsed once in
 * a process; the version itself is asked for every time, unless it came along with something else (`version`).
 */
export type SettingsReader = (scope: Scope, workspaceId: string, version?: number) => Promise<SettingsInForce>;

export function createSettingsReader(): SettingsReader {
  const newest = new Map<string, SettingsInForce>();
  return async (scope, workspaceId, version) => {
    // Taken before the query: a decide running beside this one may meanwhile have put a newer one there.
    const known = newest.get(workspaceId);
    if (known !== undefined && known.version === version) return known;
    const { rows } = await scope.raw<{ rows: { version: number; document: unknown }[] }>(
      `SELECT version, CASE WHEN version <> ? THEN document END AS document
       FROM settings WHERE workspace_id = ? ORDER BY version DESC LIMIT 1`,
      [known?.version ?? 0, workspaceId],
    );
    const row = rows[0];
    if (row === undefined) throw new Error(`workspace ${workspaceId} has no settings`);
    if (known?.version === row.version) return known;
    const read = { version: row.version, settings: settingsSchema.parse(row.document) };
    newest.set(workspaceId, read);
    return read;
  };
}
