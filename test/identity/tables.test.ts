import { afterAll, beforeAll, expect, it } from 'vitest';
import { MOVED_TABLES, UNMOVED_TABLES } from '../../db/repositories/merges/rows.ts';
import { queryOnce } from '../../scripts/up/postgres-cluster.ts';
import { createTestDatabase, type TestDatabase } from '../support/postgres.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

it('says of every table that names a contact whether a merge moves its rows, and why not', async () => {
  const naming = await queryOnce(
    database.url,
    `SELECT DISTINCT table_name AS name FROM information_schema.columns c JOIN pg_tables t ON t.tablename = c.table_name
     WHERE c.table_schema = 'rapport' AND t.schemaname = 'rapport' AND column_name = 'contact_id'`,
  );
  const names = naming.map(({ name }) => name as string);
  const decided = [...MOVED_TABLES, ...Object.keys(UNMOVED_TABLES)];
  expect(names.filter((name) => !decided.includes(name))).toEqual([]);
  expect(decided.filter((name) => !names.includes(name))).toEqual([]);
});
