import { readFile, readdir } from 'node:fs/promises';
import knex, { type Knex } from 'knex';
import pg from 'pg';

/** Plain numbered SQL, in pairs: `0001_name.up.sql`, `0001_name.down.sql`. */
const FOLDER = new URL('./migrations/', import.meta.url);

/** Any fixed number: two processes that migrate at once meet at this advisory lock instead of at the DDL. */
const MIGRATION_LOCK = 7_268_011;

const readSql = (name: string, way: 'up' | 'down'): Promise<string> =>
  readFile(new URL(`${name}.${way}.sql`, FOLDER), 'utf8');

const source: Knex.MigrationSource<string> = {
  getMigrations: async () =>
    (await readdir(FOLDER)).filter((file) => file.endsWith('.up.sql')).map((file) => file.slice(0, -'.up.sql'.length)).sort(),
  getMigrationName: (name) => name,
  getMigration: (name) =>
    Promise.resolve({
      up: async (trx: Knex) => void (await trx.raw(await readSql(name, 'up'))),
      down: async (trx: Knex) => void (await trx.raw(await readSql(name, 'down'))),
    }),
};

/** Runs `work` while this process alone may migrate the database. */
async function alone(databaseUrl: string, work: (db: Knex) => Promise<unknown>): Promise<void> {
  const gate = new pg.Client({ connectionString: databaseUrl });
  await gate.connect();
  // The owner may be called "rapport", and its search path then begins with our own schema once that exists: without a fixed
  // place, knex would look for its list there, find none, and run every migration again.
  const migrations = { migrationSource: source, schemaName: 'public' };
  const db = knex({ client: 'pg', connection: databaseUrl, pool: { min: 0, max: 2 }, migrations });
  try {
    await gate.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    // The advisory lock says that nobody else migrates: a lock row that knex finds was left by a killed process.
    await db.migrate.forceFreeMigrationsLock();
    await work(db);
  } finally {
    await db.destroy();
    await gate.end();
  }
}

/**
 * Brings the database up to this version's schema; does nothing when it is there already. Safe to run from several processes at once.
 *
 * @param databaseUrl connection string of the tables' owner, who must be able to create roles and the trusted extensions
 *   pg_trgm, unaccent and btree_gin.
 */
export const migrate = (databaseUrl: string): Promise<void> => alone(databaseUrl, (db) => db.migrate.latest());

/** Takes everything down again, newest migration first. All data of Rapport is lost. */
export const migrateDown = (databaseUrl: string): Promise<void> =>
  alone(databaseUrl, (db) => db.migrate.rollback(undefined, true));
