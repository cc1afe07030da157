import type { Settings } from '../../domain/settings.ts';
import type { Scope } from '../client.ts';

export interface SettingsVersion {
  readonly version: number;
  readonly document: Settings;
}

/** The settings in force. Every workspace has had some since it was made. */
export async function readSettings(scope: Scope): Promise<SettingsVersion> {
  const row = await scope<SettingsVersion>('settings').orderBy('version', 'desc').first('version', 'document');
  if (!row) throw new Error('the workspace has no settings');
  return row;
}

/**
 * Stores the version after `previous`.
 * @returns false when somebody else stored it meanwhile
 */
export async function insertSettings(
  scope: Scope,
  next: {
    readonly workspaceId: string;
    readonly previous: number;
    readonly document: Settings;
    readonly actor: string;
  },
): Promise<boolean> {
  const { rowCount } = await scope.raw<{ rowCount: number }>(
    `INSERT INTO settings (workspace_id, version, document, changed_by) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING`,
    [next.workspaceId, next.previous + 1, JSON.stringify(next.document), next.actor],
  );
  return rowCount > 0;
}
