import { readFile, readdir } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import knex, { type Knex } from 'knex';
import pg from 'pg';

/**
 * Plain numbered SQL, in pairs: `0001_name.up.sql`, `0001_name.down.sql`. Each runs in a transaction of its own, except those whose name
 * ends with `_concurrently`: their statements, each ending a line with its semicolon, run one by one outside of any, as
 * CREATE INDEX CONCURRENTLY must. Such a file has to stand being run again from its first statement.
 */
const FOLDER = new URL('./migrations/', import.meta.url);
const ONE_BY_ONE = '_concurrently';
const END_OF_STATEMENT = /;[ \t]*$/m;

/** Any fixed number: two processes that migrate at once meet at this advisory lock instead of at the DDL. */
const MIGRATION_LOCK = 7_268_011;
const GATE_EVERY_MS = 100;

/**
 * How long a change may wait for a table. Everybody who comes after it waits behind it, and who has what it will need next may be
 * among them: it gives up long before the server would look for such a circle (after a second), lets them pass, and comes again,
 * soon at first.
 */
const LOCK_TIMEOUT = '100ms';
const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 2_000;
const PATIENCE_MS = 15 * 60_000;
/** It could not have its table in time; or it and a writer had what the other wanted, and it was the one to give way. */
const GAVE_WAY = new Set(['55P03', '40P01']);

const RENEWS_ALL_VIEWS = 'rapport.refresh_scopes()';

/** What is told of each migration that ran, or gave way and will come again. */
export interface MigrationTold {
  readonly name: string;
  readonly way: 'up' | 'down';
  readonly gaveWay: boolean;
  readonly ms: number;
}
type Tell = (told: MigrationTold) => void;
const TELL_NOBODY: Tell = () => undefined;

function sourceIn(folder: URL, tell: Tell): Knex.MigrationSource<string> {
  const run = async (trx: Knex, name: string, way: 'up' | 'down'): Promise<void> => {
    const startedAt = performance.now();
    const told = (gaveWay: boolean): void => tell({ name, way, gaveWay, ms: performance.now() - startedAt });
    try {
      await apply(trx, name, await readFile(new URL(`${name}.${way}.sql`, folder), 'utf8'));
    } catch (error) {
      if (hasGivenWay(error)) told(true);
      throw error;
    }
    told(false);
  };
  const apply = async (trx: Knex, name: string, sql: string): Promise<void> => {
    if (name.endsWith(ONE_BY_ONE)) {
      for (const statement of sql.split(END_OF_STATEMENT).filter((part) => part.trim() !== ''))
        await trx.raw(statement);
      return;
    }
    await trx.raw(`SET LOCAL lock_timeout = '${LOCK_TIMEOUT}'`);
    if (sql.includes(RENEWS_ALL_VIEWS)) await takeAllTables(trx);
    await trx.raw(sql);
  };
  return {
    getMigrations: async () =>
      (await readdir(folder))
        .filter((file) => file.endsWith('.up.sql'))
        .map((file) => file.slice(0, -'.up.sql'.length))
        .sort(),
    getMigrationName: (name) => name,
    getMigration: (name) =>
      Promise.resolve({
        up: (trx: Knex) => run(trx, name, 'up'),
        down: (trx: Knex) => run(trx, name, 'down'),
        config: { transaction: !name.endsWith(ONE_BY_ONE) },
      }),
  };
}

/**
 * What renews all views needs every one of them and the table behind it. Taken as its statements come to them they are never had
 * while others work: who comes meanwhile has the view, and waits for the table. So all of them before anything else is done, each
 * view before its table, which is what LOCK does, and those first that writers take first. They are held until the migration ends:
 * work that takes long belongs into one whose name ends with `_concurrently`.
 */
async function takeAllTables(trx: Knex): Promise<void> {
  const { rows } = await trx.raw<{ rows: { name: string }[] }>(
    `SELECT format('scoped.%I', viewname) AS name FROM pg_views WHERE schemaname = 'scoped'
     ORDER BY array_position('{contact_inbox,contacts}', viewname::text), viewname`,
  );
  if (rows.length > 0) await trx.raw(`LOCK TABLE ${rows.map(({ name }) => name).join(', ')} IN ACCESS EXCLUSIVE MODE`);
}

interface MigrateOptions {
  /** Where the migrations are. */
  readonly folder?: URL;
  readonly tell?: Tell;
}

/** Runs `work` while this process alone may migrate the database. */
async function alone(
  databaseUrl: string,
  { folder = FOLDER, tell = TELL_NOBODY }: MigrateOptions,
  work: (db: Knex) => Promise<unknown>,
): Promise<void> {
  const gate = new pg.Client({ connectionString: databaseUrl });
  await gate.connect();
  // The owner may be called "rapport", and its search path then begins with our own schema once that exists: without a fixed
  // place, knex would look for its list there, find none, and run every migration again.
  const migrations = { migrationSource: sourceIn(folder, tell), schemaName: 'public' };
  // What knex would print of a failure, the whole migration with it, is in the error; those that give way are told.
  const log = { warn: () => undefined };
  const db = knex({ client: 'pg', connection: databaseUrl, pool: { min: 0, max: 2 }, migrations, log });
  try {
    // Asked for again and again: whoever waits inside a query holds a snapshot, and CREATE INDEX CONCURRENTLY would wait for its end.
    while (!(await takes(gate))) await sleep(GATE_EVERY_MS);
    // The advisory lock says that nobody else migrates: a lock row that knex finds was left by a killed process.
    await db.migrate.forceFreeMigrationsLock();
    await work(db);
  } finally {
    await db.destroy();
    await gate.end();
  }
}

async function takes(gate: pg.Client): Promise<boolean> {
  const { rows } = await gate.query<{ mine: boolean }>('SELECT pg_try_advisory_lock($1) AS mine', [MIGRATION_LOCK]);
  return rows[0]?.mine === true;
}

/**
 * Each by itself: knex's `latest` runs those that are due in one transaction, which would hold the tables of all until the last is
 * done. One that gave way was undone whole, and what went before it stays.
 */
async function oneByOne(step: () => Promise<boolean>): Promise<void> {
  const giveUpAt = Date.now() + PATIENCE_MS;
  for (let pause = FIRST_PAUSE_MS; ;) {
    try {
      if (!(await step())) return;
      pause = FIRST_PAUSE_MS;
    } catch (error) {
      if (!hasGivenWay(error) || Date.now() > giveUpAt) throw error;
      // Of uneven length: what comes in even steps itself would be met each time.
      await sleep(pause * (0.5 + Math.random()));
      pause = Math.min(pause * 1.5, LONGEST_PAUSE_MS);
    }
  }
}

const hasGivenWay = (error: unknown): boolean => GAVE_WAY.has(String((error as { code?: unknown }).code));

/**
 * Brings the database up to this version's schema; does nothing when it is there already. Safe to run from several processes at
 * once, and while the version before works on it.
 *
 * @param databaseUrl connection string of the tables' owner, who must be able to create roles and the trusted extensions
 *   pg_trgm, unaccent and btree_gin.
 * @throws the server's error 55P03 or 40P01 where others held its tables for a quarter of an hour
 */
export const migrate = (databaseUrl: string, options: MigrateOptions = {}): Promise<void> =>
  alone(databaseUrl, options, (db) => oneByOne(async () => ((await db.migrate.up()) as Batch)[1].length > 0));

/** What knex answers: a number of its own, and the names of those that ran. */
type Batch = [number, string[]];

/**
 * Takes down what is newer than `downTo` (`0012`), newest first; everything without it, and then all data of Rapport is lost.
 * For development and tests: a released version is never taken down.
 */
export const migrateDown = (
  databaseUrl: string,
  { downTo, ...options }: MigrateOptions & { readonly downTo?: string } = {},
): Promise<void> =>
  alone(databaseUrl, options, (db) =>
    oneByOne(async () => {
      if (!isAbove(downTo, await db.migrate.currentVersion())) return false;
      await db.migrate.down();
      return true;
    }),
  );

/** knex calls a database without migrations "none". */
const isAbove = (floor: string | undefined, version: string): boolean =>
  version !== 'none' && (floor === undefined || version > floor);
