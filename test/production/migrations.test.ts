import { readdirSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { migrate, migrateDown } from '../../db/migrate.ts';
import { projectRoot } from '../../scripts/install/places.ts';
import { asOwner } from '../support/owner.ts';
import { createTestDatabase, type TestDatabase } from '../support/postgres.ts';

const FOLDER = path.join(projectRoot, 'db/migrations');

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

/** Everything that a schema is made of, in words that can be compared. */
async function schema(): Promise<readonly string[]> {
  const rows = await asOwner<{ line: string }>(
    database.url,
    `SELECT format('column %s.%s %s %s null=%s default=%s', table_schema, table_name, column_name, data_type, is_nullable, column_default) AS line
     FROM information_schema.columns WHERE table_schema IN ('rapport', 'scoped')
     UNION ALL SELECT 'index ' || indexdef FROM pg_indexes WHERE schemaname = 'rapport'
     UNION ALL SELECT format('constraint %s %s', conrelid::regclass, pg_get_constraintdef(oid)) FROM pg_constraint
       WHERE connamespace = 'rapport'::regnamespace
     UNION ALL SELECT format('policy %s %s %s %s %s %s', tablename, policyname, roles, cmd, qual, with_check) FROM pg_policies
     UNION ALL SELECT format('grant %s.%s %s %s', table_schema, table_name, grantee, privilege_type)
       FROM information_schema.role_table_grants WHERE table_schema IN ('rapport', 'scoped')
     UNION ALL SELECT format('function %s %s', p.oid::regprocedure, md5(p.prosrc)) FROM pg_proc p
       WHERE p.pronamespace = 'rapport'::regnamespace
     UNION ALL SELECT format('trigger %s', pg_get_triggerdef(oid)) FROM pg_trigger WHERE NOT tgisinternal
     ORDER BY 1`,
  );
  return rows.map(({ line }) => line);
}

const applied = async (): Promise<number> =>
  (await asOwner<{ n: number }>(database.url, 'SELECT count(*)::integer AS n FROM knex_migrations'))[0]?.n ?? 0;

describe('migrations', () => {
  test('come in pairs, each with a number of its own', () => {
    const files = readdirSync(FOLDER);
    const ups = files.filter((file) => file.endsWith('.up.sql')).map((file) => file.replace('.up.sql', ''));
    const downs = files.filter((file) => file.endsWith('.down.sql')).map((file) => file.replace('.down.sql', ''));
    expect(downs.toSorted()).toEqual(ups.toSorted());
    expect(new Set(ups.map((name) => name.slice(0, 4))).size).toBe(ups.length);
    for (const name of ups) expect(name).toMatch(/^\d{4}_[a-z_]+$/);
  });

  test('up, down and up again end where they began, and down leaves nothing', async () => {
    const before = await schema();
    expect(before.length).toBeGreaterThan(200);
    await migrateDown(database.url);
    const left = await asOwner(database.url, `SELECT 1 FROM pg_namespace WHERE nspname IN ('rapport', 'scoped')`);
    expect(left).toEqual([]);
    await migrate(database.url);
    expect(await schema()).toEqual(before);
  }, 60_000);

  test('a second time they change nothing', async () => {
    const [before, count] = [await schema(), await applied()];
    await migrate(database.url);
    expect(await schema()).toEqual(before);
    expect(await applied()).toBe(count);
  }, 60_000);

  test('four processes that migrate an empty database at once do it once', async () => {
    const [before, count] = [await schema(), await applied()];
    await migrateDown(database.url);
    await Promise.all([1, 2, 3, 4].map(() => migrate(database.url)));
    expect(await schema()).toEqual(before);
    expect(await applied()).toBe(count);
  }, 60_000);
});
