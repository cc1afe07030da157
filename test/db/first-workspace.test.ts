import { createHash } from 'node:crypto';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { ensureFirstWorkspace } from '../../db/first-workspace.ts';
import { openDatabase } from '../../db/client.ts';
import { hashOfToken } from '../../db/one-time-token.ts';
import { authenticate } from '../../db/repositories/api-keys.ts';
import { openLink } from '../../db/repositories/sign-in-links.ts';
import { makeOperatorLink } from '../../db/welcome-link.ts';
import { TEST_LOCALE as locale } from '../support/api.ts';
import { asOwner } from '../support/owner.ts';
import { createTestDatabase, type TestDatabase } from '../support/postgres.ts';

const databases: TestDatabase[] = [];
let url: string;
beforeEach(async () => {
  const database = await createTestDatabase();
  databases.push(database);
  url = database.url;
});
afterAll(async () => {
  for (const database of databases) await database.drop();
});

async function whoIs(key: string) {
  const database = openDatabase({ url, role: 'rapport_api', poolSize: 1, applicationName: 'test' });
  const caller = await authenticate(database, createHash('sha256').update(key).digest());
  await database.destroy();
  return caller;
}

async function linkOf(token: string | null | undefined, at = new Date()) {
  const database = openDatabase({ url, role: 'rapport_api', poolSize: 1, applicationName: 'test' });
  const link = await openLink(database, hashOfToken(token ?? ''), at);
  await database.destroy();
  return link;
}

describe('the first workspace', () => {
  it('is made once with a random key, also by two processes that start at once', async () => {
    const made = await Promise.all([1, 2, 3].map(() => ensureFirstWorkspace(url, { locale })));
    expect(new Set(made.map(({ workspaceId }) => workspaceId)).size).toBe(1);
    const keys = made.flatMap(({ adminKey }) => adminKey ?? []);
    expect(keys).toHaveLength(1);
    expect(await whoIs(keys[0] ?? '')).toMatchObject({
      role: 'admin',
      installation: true,
      workspaceId: made[0]?.workspaceId,
    });
    const [settings] = await asOwner<{ country: string }>(
      url,
      "SELECT document #>> '{locale,country}' AS country FROM rapport.settings",
    );
    expect(settings?.country).toBe('PH');
  });

  it('takes the key it is given, and one given later as well', async () => {
    expect((await ensureFirstWorkspace(url, { adminKey: 'a key of my own', locale })).adminKey).toBe('a key of my own');
    expect((await ensureFirstWorkspace(url, { adminKey: 'a key of my own', locale })).adminKey).toBeNull();
    const later = await ensureFirstWorkspace(url, { adminKey: 'another key of mine', locale });
    for (const key of ['a key of my own', 'another key of mine']) {
      expect(await whoIs(key)).toMatchObject({ workspaceId: later.workspaceId, installation: true });
    }
  });

  it('lets a revoked key in again when it is set again', async () => {
    await ensureFirstWorkspace(url, { adminKey: 'a key of my own', locale });
    await asOwner(url, 'UPDATE rapport.api_keys SET revoked_at = now()');
    expect(await whoIs('a key of my own')).toBeUndefined();
    await ensureFirstWorkspace(url, { adminKey: 'a key of my own', locale });
    expect(await whoIs('a key of my own')).toBeDefined();
  });
});

describe('the link to sign in by', () => {
  it('is made at every start until somebody has joined, the one before void; it makes an admin, for a day', async () => {
    const { workspaceId, welcomeToken: first } = await ensureFirstWorkspace(url, { locale });
    expect(await linkOf(first)).toMatchObject({
      purpose: 'welcome',
      role: 'admin',
      workspace_id: workspaceId,
      email: null,
    });
    const { welcomeToken: second } = await ensureFirstWorkspace(url, { locale });
    expect(await linkOf(first)).toBeUndefined();
    expect(await linkOf(second)).toBeDefined();
    expect(await linkOf(second, new Date(Date.now() + 24 * 3_600_000))).toBeUndefined();
    await join(workspaceId, 'owner@example.com');
    expect((await ensureFirstWorkspace(url, { locale })).welcomeToken).toBeNull();
  });

  it('can be made by the operator: for a new admin, or for somebody’s new password', async () => {
    const { workspaceId } = await ensureFirstWorkspace(url, { locale });
    await join(workspaceId, 'owner@example.com');
    const made = await makeOperatorLink(url, {});
    expect(made).toMatchObject({ purpose: 'welcome', workspace: 'Workspace' });
    expect(await linkOf(made?.token)).toMatchObject({ purpose: 'welcome', workspace_id: workspaceId });
    const reset = await makeOperatorLink(url, { email: 'owner@example.com' });
    expect(await linkOf(reset?.token)).toMatchObject({ purpose: 'reset', email: 'owner@example.com' });
    expect(await makeOperatorLink(url, { email: 'nobody@example.com' })).toBeUndefined();
    expect(await makeOperatorLink(url, { workspaceId: 'none' })).toBeUndefined();
  });
});

const join = (workspaceId: string, email: string) =>
  asOwner(
    url,
    `WITH account AS (INSERT INTO rapport.accounts (id, email, password_hash) VALUES (gen_random_uuid(), $2, 'x') RETURNING id)
     INSERT INTO rapport.users (id, workspace_id, account_id, name, email, role, invited_at, joined_at)
     SELECT gen_random_uuid(), $1, id, 'Owner', $2, 'admin', now(), now() FROM account`,
    [workspaceId, email],
  );
