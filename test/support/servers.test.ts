import { Connection } from '@temporalio/client';
import { afterAll, expect, test } from 'vitest';
import { queryOnce } from '../../scripts/up/postgres-cluster.ts';
import { registerSearchAttributes, SEARCH_ATTRIBUTES } from '../../scripts/up/search-attributes.ts';
import { createTestDatabase, type TestDatabase } from './postgres.ts';
import { devServerAddress, timeSkippingEnv } from './temporal.ts';

const databases: TestDatabase[] = [];
afterAll(async () => {
  for (const database of databases) await database.drop();
});

test('a test database is migrated, and nobody else sees what is written to it', async () => {
  const [one, other] = [await createTestDatabase(), await createTestDatabase()];
  databases.push(one, other);
  const count = "SELECT count(*)::int AS tables FROM information_schema.tables WHERE table_schema = 'rapport'";
  const [{ tables } = {}] = await queryOnce(one.url, count);
  expect(tables).toBeGreaterThan(0);
  await queryOnce(one.url, 'CREATE TABLE rapport.mine ()');
  expect(await queryOnce(other.url, count)).toEqual([{ tables }]);
});

test('the shared Temporal server knows the search attributes, and registering again changes nothing', async () => {
  const address = await devServerAddress();
  expect(await registerSearchAttributes(address, 'default')).toBeNull();
  const connection = await Connection.connect({ address });
  const { customAttributes } = await connection.operatorService.listSearchAttributes({ namespace: 'default' });
  await connection.close();
  expect(customAttributes).toMatchObject(SEARCH_ATTRIBUTES);
});

test('where search attributes are refused, one sentence says what an administrator does', async () => {
  const sentence = await registerSearchAttributes(await devServerAddress(), 'of-somebody-else');
  expect(sentence).toMatch(/^Temporal does not let Rapport register search attributes in namespace "of-somebody-else"/);
  for (const name of Object.keys(SEARCH_ATTRIBUTES)) expect(sentence).toContain(name);
});

test('time passes as fast as a test likes', async () => {
  const env = await timeSkippingEnv();
  const before = await env.currentTimeMs();
  await env.sleep('30 days');
  expect((await env.currentTimeMs()) - before).toBeGreaterThanOrEqual(30 * 24 * 3_600_000);
  await env.teardown();
});
