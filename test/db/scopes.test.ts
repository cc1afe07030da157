import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inWorkspace, openDatabase } from '../../db/client.ts';
import { asOwner } from '../support/owner.ts';
import { createTestDatabase, type TestDatabase } from '../support/postgres.ts';

/** Tables of no workspace, and why nobody can learn anything of one from them. */
const SHARED: Readonly<Record<string, string>> = {
  feed_cursors: 'how far readers of the whole feed have got',
  accounts: 'people, found by their own e-mail and password; which workspaces they are in is in users',
  heartbeats: 'names of processes and when they were last heard of',
  sessions: 'found by a token that only its browser has',
  sign_in_attempts: 'keyed hashes and counts',
  workspaces: 'has its own policy and view, by its id',
};

const ROLES = ['rapport_api', 'rapport_worker'] as const;

let database: TestDatabase;
let tables: { name: string; scoped: boolean }[];
let pools: Record<string, Knex>;
beforeAll(async () => {
  database = await createTestDatabase();
  tables = await asOwner(
    database.url,
    `SELECT c.relname AS name, EXISTS (
       SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'workspace_id' AND NOT a.attisdropped) AS scoped
     FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE n.nspname = 'rapport' AND c.relkind IN ('r', 'p') ORDER BY 1`,
  );
  pools = Object.fromEntries(
    ROLES.map((role) => [role, openDatabase({ url: database.url, role, poolSize: 2, applicationName: 'scopes test' })]),
  );
});
afterAll(async () => {
  for (const pool of Object.values(pools)) await pool.destroy();
  await database.drop();
});

const scopedNames = (): string[] => tables.filter(({ scoped }) => scoped).map(({ name }) => name);

describe('every table', () => {
  it('belongs to a workspace, or is named here with the reason', () => {
    expect(scopedNames().length).toBeGreaterThan(20);
    expect(tables.filter(({ name, scoped }) => !scoped && SHARED[name] === undefined)).toEqual([]);
  });

  it('of a workspace has row-level security with a policy that names the workspace set', async () => {
    const guarded = await asOwner<{ name: string }>(
      database.url,
      `SELECT c.relname AS name FROM pg_class c JOIN pg_policies p ON p.schemaname = 'rapport' AND p.tablename = c.relname
       WHERE c.relnamespace = 'rapport'::regnamespace AND c.relrowsecurity AND p.roles @> ARRAY['rapport_api', 'rapport_worker']::name[]
         AND p.qual LIKE '%workspace_id = (current_setting(''app.workspace''::text))::uuid%'
         AND p.with_check LIKE '%workspace_id = (current_setting(''app.workspace''::text))::uuid%' ORDER BY 1`,
    );
    expect(guarded.map(({ name }) => name)).toEqual(scopedNames());
  });

  it('has no other policy for the two roles that serve a workspace', async () => {
    const others = await asOwner(
      database.url,
      `SELECT tablename, policyname FROM pg_policies WHERE schemaname = 'rapport' AND policyname <> 'one_workspace'
       AND roles && ARRAY['rapport_api', 'rapport_worker', 'public']::name[]`,
    );
    expect(others).toEqual([]);
  });

  it.each(ROLES)('can be read by %s only through its view', async (role) => {
    for (const name of [...scopedNames(), 'workspaces']) {
      await expect(
        inWorkspace(pools[role] as Knex, randomUUID(), (scope) => scope.raw(`SELECT 1 FROM rapport.${name}`)),
      ).rejects.toThrow('permission denied');
    }
  });
});

describe('every view', () => {
  it('shows the set workspace and is one that a query is planned through', async () => {
    const views = await asOwner<{ name: string; definition: string; options: string[] | null }>(
      database.url,
      `SELECT c.relname AS name, pg_get_viewdef(c.oid) AS definition, c.reloptions AS options FROM pg_class c
       WHERE c.relnamespace = 'scoped'::regnamespace AND c.relkind = 'v' ORDER BY 1`,
    );
    expect(views.map(({ name }) => name)).toEqual(expect.arrayContaining([...scopedNames(), 'workspaces']));
    for (const { name, definition, options } of views) {
      expect([name, definition]).toEqual([
        name,
        expect.stringContaining("current_setting('app.workspace'::text))::uuid"),
      ]);
      expect([name, (options ?? []).join()]).toEqual([name, expect.not.stringContaining('security_barrier')]);
    }
  });

  it.each(ROLES)('of a table shows %s nothing of another workspace, and takes nothing for one', async (role) => {
    const [mine, theirs] = [randomUUID(), randomUUID()];
    for (const id of [mine, theirs]) {
      await asOwner(database.url, 'INSERT INTO rapport.workspaces (id, name) VALUES ($1, $2)', [id, id]);
      await asOwner(
        database.url,
        "INSERT INTO rapport.tags (id, workspace_id, name, color) VALUES (gen_random_uuid(), $1, 'x', 'teal')",
        [id],
      );
    }
    const pool = pools[role] as Knex;
    const seen = await inWorkspace(pool, mine, (scope) => scope('tags').select('workspace_id'));
    expect(seen).toEqual([{ workspace_id: mine }]);
    expect(await inWorkspace(pool, mine, (scope) => scope('tags').where({ workspace_id: theirs }).delete())).toBe(0);
    const foreign = { id: randomUUID(), workspace_id: theirs, name: 'y', color: 'teal' };
    await expect(inWorkspace(pool, mine, (scope) => scope('tags').insert(foreign))).rejects.toThrow('check option');
    expect(await inWorkspace(pool, mine, (scope) => scope('workspaces').select('id'))).toEqual([{ id: mine }]);
  });

  it.each(ROLES)('answers %s nothing but an error outside of a workspace', async (role) => {
    await expect((pools[role] as Knex)('contacts').select('id')).rejects.toThrow();
  });
});
