import type { Knex } from 'knex';
import type { Settings } from '../../domain/settings.ts';
import type { NewApiKey } from '../api-key.ts';
import type { Scope } from '../client.ts';

/** Makes a workspace with its settings and first admin key. Runs outside of any workspace: there is none yet. */
export async function createWorkspace(
  db: Knex,
  workspace: {
    readonly id: string;
    readonly name: string;
    readonly settings: Settings;
    readonly keyId: string;
    readonly key: NewApiKey;
  },
): Promise<void> {
  await db.raw('SELECT rapport.create_workspace(?, ?, ?, ?, ?, false, ?)', [
    workspace.id,
    workspace.name,
    workspace.keyId,
    workspace.key.hash,
    workspace.key.prefix,
    JSON.stringify(workspace.settings),
  ]);
}

/** The name of the workspace that is set. */
export async function readWorkspaceName(scope: Scope): Promise<string> {
  const row = await scope<{ name: string }>('workspaces').first('name');
  if (!row) throw new Error('the workspace is not there');
  return row.name;
}
