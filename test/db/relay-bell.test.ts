import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openDatabase } from '../../db/client.ts';
import { createRelayBell, RELAY_CHANNEL } from '../../db/relay-bell.ts';
import { createTestDatabase, type TestDatabase } from '../support/postgres.ts';

let database: TestDatabase;
let listener: pg.Client;
let heard = 0;
beforeAll(async () => {
  database = await createTestDatabase();
  listener = new pg.Client({ connectionString: database.url });
  await listener.connect();
  listener.on('notification', () => (heard += 1));
  await listener.query(`LISTEN ${RELAY_CHANNEL}`);
});
afterAll(async () => {
  await listener.end();
  await database.drop();
});

it('rung a thousand times in a moment, wakes the relay once or twice, and never before it was rung', async () => {
  const pool = openDatabase({ url: database.url, role: 'rapport_api', poolSize: 1, applicationName: 'bell test' });
  await pool.raw('SELECT 1');
  const bell = createRelayBell(pool, (error) => {
    throw error;
  });
  expect(heard).toBe(0);
  for (let times = 0; times < 1_000; times += 1) bell.ring();
  await bell.close();
  await listener.query('SELECT 1');
  expect(heard).toBeGreaterThanOrEqual(1);
  expect(heard).toBeLessThanOrEqual(2);
  await pool.destroy();
});

it('does not fail its caller when the database is away', async () => {
  const pool = openDatabase({
    url: 'postgres://nobody@127.0.0.1:1/none',
    role: 'rapport_api',
    poolSize: 1,
    applicationName: 'away',
  });
  const failed: unknown[] = [];
  const bell = createRelayBell(pool, (error) => failed.push(error));
  bell.ring();
  await pool.destroy();
  await bell.close();
  expect(failed).toHaveLength(1);
});
