import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { migrate, type MigrationTold } from '../../db/migrate.ts';
import { asOwner } from '../support/owner.ts';
import { createTestDatabase, type TestDatabase } from '../support/postgres.ts';

/** What a change may wait, and a busy machine. */
const MOST_WAITED_MS = 2_500;

const folder = mkdtempSync(path.join(tmpdir(), 'rapport-migrations-'));
const url = pathToFileURL(`${folder}/`);
let template: TestDatabase;
let databaseUrl: string;
beforeAll(async () => {
  template = await createTestDatabase();
  const name = `${new URL(template.url).pathname.slice(1)}_online`;
  await asOwner(template.url, `CREATE DATABASE ${name}`);
  databaseUrl = Object.assign(new URL(template.url), { pathname: `/${name}` }).href;
});
afterAll(async () => {
  await asOwner(template.url, `DROP DATABASE ${new URL(databaseUrl).pathname.slice(1)}`);
  await template.drop();
  rmSync(folder, { recursive: true });
});

function addMigration(name: string, up: string): void {
  writeFileSync(path.join(folder, `${name}.up.sql`), up);
  writeFileSync(path.join(folder, `${name}.down.sql`), 'SELECT 1;\n');
}

/** The longest that a reader had to wait while `work` ran. */
async function longestRead(work: Promise<void>): Promise<number> {
  let over = false;
  const done = work.finally(() => (over = true));
  let longest = 0;
  while (!over) {
    const askedAt = performance.now();
    await asOwner(databaseUrl, 'SELECT * FROM shelf');
    longest = Math.max(longest, performance.now() - askedAt);
    await sleep(50);
  }
  await done;
  return longest;
}

/** Migrates; `gaveWay` resolves when a migration has let others pass, and `done` when all are there. */
function migrating() {
  const told: MigrationTold[] = [];
  let hear: () => void;
  const gaveWay = new Promise<void>((resolve) => (hear = resolve));
  const done = migrate(databaseUrl, {
    folder: url,
    tell: (each) => {
      told.push(each);
      if (each.gaveWay) hear();
    },
  });
  return { told, gaveWay, done };
}

test('a change that cannot have its table lets others pass, keeps no other table meanwhile, and comes again', async () => {
  addMigration('0001_shelf', 'CREATE TABLE shelf (book text);\nCREATE TABLE room (name text);\n');
  await migrate(databaseUrl, { folder: url });
  addMigration('0002_windows', 'ALTER TABLE room ADD COLUMN windows integer;\n');
  addMigration('0003_authors', 'ALTER TABLE shelf ADD COLUMN author text;\n');

  const reader = new pg.Client({ connectionString: databaseUrl });
  await reader.connect();
  await reader.query('BEGIN');
  await reader.query('SELECT * FROM shelf');
  const change = migrating();
  const letGo = change.gaveWay.then(async () => {
    await asOwner(databaseUrl, `INSERT INTO room (name, windows) VALUES ('attic', 1)`);
    await reader.end();
  });
  expect(await longestRead(change.done)).toBeLessThan(MOST_WAITED_MS);
  await letGo;
  await asOwner(databaseUrl, `INSERT INTO shelf (book, author) VALUES ('Noli Me Tangere', 'José Rizal')`);
}, 60_000);

test('a change that meets a writer in a circle is the one to give way, and comes again', async () => {
  // The server looks for circles when somebody has waited for a second: here the change is the first to have.
  addMigration(
    '0004_shelves_in_rooms',
    `SET LOCAL deadlock_timeout = '50ms';\nALTER TABLE shelf ADD COLUMN room text;\nALTER TABLE room ADD COLUMN shelves integer;\n`,
  );
  const writer = new pg.Client({ connectionString: databaseUrl });
  await writer.connect();
  await writer.query('BEGIN');
  await writer.query(`INSERT INTO room (name) VALUES ('cellar')`);
  const change = migrating();
  while (!(await someoneWaits())) await sleep(5);
  await writer.query(`INSERT INTO shelf (book) VALUES ('El Filibusterismo')`);
  await writer.query('COMMIT');
  await writer.end();
  await change.done;
  expect(change.told.map(({ gaveWay }) => gaveWay)).toEqual([true, false]);
}, 60_000);

const someoneWaits = async (): Promise<boolean> =>
  (await asOwner(databaseUrl, `SELECT FROM pg_locks WHERE NOT granted AND relation = 'room'::regclass`)).length > 0;

test('an index is made while others write, and one that failed half-way is made again', async () => {
  await asOwner(databaseUrl, `INSERT INTO shelf (book) VALUES ('Noli Me Tangere')`);
  const statements = [
    'DROP INDEX CONCURRENTLY IF EXISTS shelf_books;',
    'CREATE UNIQUE INDEX CONCURRENTLY shelf_books ON shelf (book);',
    'CREATE INDEX CONCURRENTLY IF NOT EXISTS shelf_authors ON shelf (author);',
  ];
  addMigration('0005_indexes_concurrently', `${statements.join('\n')}\n`);
  await expect(migrate(databaseUrl, { folder: url })).rejects.toThrow('could not create unique index');

  await asOwner(databaseUrl, 'DELETE FROM shelf WHERE author IS NULL');
  await migrate(databaseUrl, { folder: url });
  const indexes = await asOwner<{ name: string; valid: boolean }>(
    databaseUrl,
    `SELECT indexrelid::regclass::text AS name, indisvalid AS valid FROM pg_index
     WHERE indrelid = 'shelf'::regclass ORDER BY 1`,
  );
  expect(indexes).toEqual([
    { name: 'shelf_authors', valid: true },
    { name: 'shelf_books', valid: true },
  ]);
}, 60_000);
