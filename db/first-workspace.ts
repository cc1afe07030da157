import pg from 'pg';
import { v7 as uuidv7 } from 'uuid';
import { defaultSettings, type Locale } from '../domain/settings.ts';
import { describeApiKey, makeApiKey, type NewApiKey } from './api-key.ts';
import { insertWelcome } from './welcome-link.ts';

/** Any fixed number: two processes that start at once meet here, and only one makes the workspace. */
const FIRST_WORKSPACE_LOCK = 7_268_012;

export interface FirstWorkspace {
  readonly workspaceId: string;
  /** The installation's key, when it was made just now; null when the workspace had one, which nobody can read again. */
  readonly adminKey: string | null;
  /** Of a one-time link that makes the first person who can sign in; null once there is one. The one before is void. */
  readonly welcomeToken: string | null;
}

/**
 * Makes the installation's first workspace and admin key, once, and a link to sign in by for as long as nobody has.
 *
 * @param databaseUrl connection string of the tables' owner
 * @param options.adminKey the key to make instead of a random one; where the workspace exists with another key, this one is
 *   made valid as well, so that setting it later lets somebody in who lost the first
 */
export async function ensureFirstWorkspace(
  databaseUrl: string,
  options: { readonly adminKey?: string | undefined; readonly locale: Locale },
): Promise<FirstWorkspace> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query('BEGIN');
    await client.query('SELECT pg_advisory_xact_lock($1)', [FIRST_WORKSPACE_LOCK]);
    const first = await ensure(client, options);
    await client.query('COMMIT');
    return first;
  } finally {
    await client.end();
  }
}

async function ensure(
  client: pg.Client,
  { adminKey, locale }: { readonly adminKey?: string | undefined; readonly locale: Locale },
): Promise<FirstWorkspace> {
  const existing = await client.query<{ workspace_id: string }>(
    'SELECT workspace_id FROM rapport.api_keys WHERE installation ORDER BY created_at, id LIMIT 1',
  );
  const workspaceId = existing.rows[0]?.workspace_id;
  if (workspaceId !== undefined) {
    const added = adminKey !== undefined && (await addKey(client, workspaceId, describeApiKey(adminKey)));
    const { rowCount } = await client.query('SELECT FROM rapport.users WHERE joined_at IS NOT NULL LIMIT 1');
    const welcomeToken = rowCount === 0 ? await insertWelcome(client, workspaceId, new Date()) : null;
    return { workspaceId, adminKey: added ? adminKey : null, welcomeToken };
  }
  const key = adminKey === undefined ? makeApiKey() : describeApiKey(adminKey);
  const id = uuidv7();
  await client.query('SELECT rapport.create_workspace($1, $2, $3, $4, $5, true, $6)', [
    id,
    'Workspace',
    uuidv7(),
    key.hash,
    key.prefix,
    JSON.stringify(defaultSettings(locale)),
  ]);
  return { workspaceId: id, adminKey: key.key, welcomeToken: await insertWelcome(client, id, new Date()) };
}

/** Answers whether the key was unknown before. One that was revoked is valid again: its owner set it on purpose. */
async function addKey(client: pg.Client, workspaceId: string, key: NewApiKey): Promise<boolean> {
  const { rows } = await client.query<{ fresh: boolean }>(
    `INSERT INTO rapport.api_keys AS k (id, workspace_id, name, role, key_hash, prefix, installation)
     VALUES ($1, $2, 'Key of the environment', 'admin', $3, $4, true)
     ON CONFLICT (key_hash) DO UPDATE SET revoked_at = NULL WHERE k.workspace_id = excluded.workspace_id AND k.revoked_at IS NOT NULL
     RETURNING (xmax = 0) AS fresh`,
    [uuidv7(), workspaceId, key.hash, key.prefix],
  );
  return rows[0]?.fresh ?? false;
}
