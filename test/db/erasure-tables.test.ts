import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ERASED_TABLES, KEPT_TABLES } from '../../db/repositories/erasure.ts';
import { queryOnce } from '../../scripts/up/postgres-cluster.ts';
import { createTestDatabase, type TestDatabase } from '../support/postgres.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const erased = new Set<string>(ERASED_TABLES.map(([table]) => table));

describe('what an erasure takes along', () => {
  it('says of every table whether it goes or stays, and why', async () => {
    const tables = await queryOnce(
      database.url,
      `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'rapport'`,
    );
    const undecided = tables
      .map(({ name }) => name as string)
      .filter((name) => !erased.has(name) && !(name in KEPT_TABLES));
    expect(undecided).toEqual([]);
  });

  it('names only tables and columns that there are', async () => {
    const columns = await queryOnce(
      database.url,
      `SELECT table_name || '.' || column_name AS name FROM information_schema.columns WHERE table_schema = 'rapport'`,
    );
    const names = new Set(columns.map(({ name }) => name));
    expect(ERASED_TABLES.filter(([table, column]) => !names.has(`${table}.${column}`))).toEqual([]);
  });

  it('takes along every table that names a contact', async () => {
    const naming = await queryOnce(
      database.url,
      `SELECT DISTINCT table_name AS name FROM information_schema.columns c JOIN pg_tables t ON t.tablename = c.table_name
       WHERE c.table_schema = 'rapport' AND t.schemaname = 'rapport' AND column_name LIKE '%contact_id'
       UNION SELECT conrelid::regclass::text FROM pg_constraint WHERE confrelid = 'rapport.contacts'::regclass`,
    );
    const left = naming.map(({ name }) => String(name).replace('rapport.', '')).filter((name) => !erased.has(name));
    // Ids alone, which go after a week, or when their job ends: test/bulk/delete.test.ts.
    expect(left).toEqual(['event_feed', 'job_items']);
  });
});
