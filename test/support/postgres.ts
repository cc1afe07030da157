import { randomBytes } from 'node:crypto';
import { queryOnce } from '../../scripts/up/postgres-cluster.ts';
import { TEMPLATE } from './postgres-server.ts';
import { sharedServer } from './shared-server.ts';

export interface TestDatabase {
  /** Connection string of the owner. */
  readonly url: string;
  drop(): Promise<void>;
}

/** A migrated, empty database of one's own, cloned in some 30 ms. Drop it in `afterAll`; the run's end drops the rest. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const admin = await sharedServer('postgres');
  const name = `test_${randomBytes(6).toString('hex')}`;
  await queryOnce(admin, `CREATE DATABASE ${name} TEMPLATE ${TEMPLATE} STRATEGY file_copy`, 30_000);
  const url = new URL(admin);
  url.pathname = `/${name}`;
  return {
    url: url.href,
    drop: async () => void (await queryOnce(admin, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`, 30_000)),
  };
}
