import pg from 'pg';
import { v7 as uuidv7 } from 'uuid';
import { makeToken } from './one-time-token.ts';
import { OPERATOR, type LinkPurpose } from './repositories/sign-in-links.ts';

/** Whoever starts Rapport sits at the terminal; the next start, or `npm run sign-in-link`, makes another one. */
const LASTS_MS = 24 * 3_600_000;

/** A link made on the server itself, by the tables' owner. */
export interface OperatorLink {
  readonly token: string;
  readonly purpose: Exclude<LinkPurpose, 'invite'>;
  readonly workspace: string;
}

/** Makes the one link by which somebody becomes an admin of the workspace; an unused one before it is void. @returns its token */
export async function insertWelcome(client: pg.Client, workspaceId: string, now: Date): Promise<string> {
  await client.query("DELETE FROM rapport.sign_in_links WHERE workspace_id = $1 AND purpose = 'welcome'", [
    workspaceId,
  ]);
  return insertLink(client, { workspaceId, purpose: 'welcome', userId: null, now });
}

async function insertLink(
  client: pg.Client,
  link: { workspaceId: string; purpose: OperatorLink['purpose']; userId: string | null; now: Date },
): Promise<string> {
  const { token, hash } = makeToken();
  await client.query(
    `INSERT INTO rapport.sign_in_links (id, workspace_id, purpose, user_id, token_hash, created_by, created_at, expires_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [
      ...[uuidv7(), link.workspaceId, link.purpose, link.userId, hash, OPERATOR],
      ...[link.now, new Date(link.now.getTime() + LASTS_MS)],
    ],
  );
  return token;
}

/**
 * Makes a one-time link for whoever runs the server: for a new admin of a workspace, or, where an e-mail is given, for that
 * person to set a new password.
 *
 * @param databaseUrl connection string of the tables' owner
 * @param options.workspaceId the installation's first one where it is left out
 * @param options.email of somebody who can sign in, normalised
 * @returns undefined when there is no such workspace, or nobody of this e-mail
 */
export async function makeOperatorLink(
  databaseUrl: string,
  options: { readonly workspaceId?: string | undefined; readonly email?: string | undefined },
): Promise<OperatorLink | undefined> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    return await (options.email === undefined
      ? welcome(client, options.workspaceId)
      : reset(client, options.email, options.workspaceId));
  } finally {
    await client.end();
  }
}

async function welcome(client: pg.Client, workspaceId: string | undefined): Promise<OperatorLink | undefined> {
  const { rows } = await client.query<{ id: string; name: string }>(
    `SELECT w.id, w.name FROM rapport.workspaces w JOIN rapport.api_keys k ON k.workspace_id = w.id
     WHERE CASE WHEN $1::text IS NULL THEN k.installation ELSE w.id::text = $1 END ORDER BY k.created_at, k.id LIMIT 1`,
    [workspaceId ?? null],
  );
  const [workspace] = rows;
  if (!workspace) return undefined;
  const token = await insertWelcome(client, workspace.id, new Date());
  return { token, purpose: 'welcome', workspace: workspace.name };
}

async function reset(
  client: pg.Client,
  email: string,
  workspaceId: string | undefined,
): Promise<OperatorLink | undefined> {
  const { rows } = await client.query<{ id: string; workspace_id: string; name: string }>(
    `SELECT u.id, u.workspace_id, w.name FROM rapport.users u JOIN rapport.workspaces w ON w.id = u.workspace_id
     WHERE u.email = $1 AND u.account_id IS NOT NULL AND w.id::text = coalesce($2, w.id::text)
     ORDER BY u.last_seen_at DESC NULLS LAST LIMIT 1`,
    [email, workspaceId ?? null],
  );
  const [user] = rows;
  if (!user) return undefined;
  await client.query('DELETE FROM rapport.sign_in_links WHERE user_id = $1', [user.id]);
  const link = { workspaceId: user.workspace_id, purpose: 'reset', userId: user.id, now: new Date() } as const;
  return { token: await insertLink(client, link), purpose: 'reset', workspace: user.name };
}
