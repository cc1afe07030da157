import knex, { type Knex } from 'knex';
import type pg from 'pg';
import type { Logger } from 'pino';

/** The database roles of db/migrations/0001: what a process may see. */
export type DatabaseRole = 'rapport_api' | 'rapport_worker' | 'rapport_relay' | 'rapport_maintenance';

export interface DatabaseOptions {
  readonly url: string;
  readonly role: DatabaseRole;
  readonly poolSize: number;
  /** Shown in pg_stat_activity. */
  readonly applicationName: string;
  /** Hears of connections that break; left out, knex writes plain lines of its own to standard error. */
  readonly logger?: Logger;
}

/** 64-bit numbers (inbox numbers, steps, counts) fit a JS number far longer than any installation lives; text would compare wrongly. */
const INT8_OID = 20;

/**
 * A pool whose every connection works as `role`, never as the user it logged in with: that one owns the tables, and
 * row-level security does not hold for an owner.
 */
export function openDatabase({ url, role, poolSize, applicationName, logger }: DatabaseOptions): Knex {
  return knex({
    client: 'pg',
    connection: { connectionString: url, application_name: applicationName },
    ...(logger === undefined ? {} : { log: linesFor(logger) }),
    pool: {
      min: 0,
      max: poolSize,
      afterCreate: (connection: pg.Client, done: (error: Error | null, connection: pg.Client) => void) => {
        connection.setTypeParser(INT8_OID, Number);
        const searchPath = role === 'rapport_api' || role === 'rapport_worker' ? 'scoped, rapport' : 'rapport';
        connection.query(
          `SET ROLE ${role}; SET search_path = ${searchPath}, public; SET TIME ZONE 'UTC'`,
          (error: Error | null) => {
            done(error, connection);
          },
        );
      },
    },
    // A pool that is full for this long is an outage: better a clear 503 than requests that pile up.
    acquireConnectionTimeout: 10_000,
  });
}

/** What knex says stands in its lines' beginning; behind it come stacks, and what a server said. */
function linesFor(logger: Logger): NonNullable<Knex.Config['log']> {
  const line = (level: 'debug' | 'warn' | 'error') => (said: unknown) => {
    if (said instanceof Error) logger[level]({ err: said }, 'the database library');
    else logger[level]({ said: String(said).split('\n')[0]?.slice(0, 200) }, 'the database library');
  };
  return { debug: line('debug'), warn: line('warn'), error: line('error'), deprecate: line('warn') };
}

/** A transaction in which only one workspace's rows exist. Repositories of schema `scoped` take nothing else. */
export type Scope = Knex.Transaction & { readonly __workspace?: never };

/**
 * Runs `work` in a transaction that sees one workspace. This is the one place where a query gets its scope; outside of it the
 * views of schema `scoped` answer nothing but an error.
 *
 * @param workspaceId a UUID that was authenticated or came from a workflow's id, never a request's parameter
 */
export function inWorkspace<T>(
  db: Knex,
  workspaceId: string,
  work: (scope: Scope) => Promise<T>,
  { plansByIndex = false, ...isolation }: TransactionMode = {},
): Promise<T> {
  return db.transaction(async (trx) => {
    const planning = plansByIndex ? BY_INDEX : '';
    await trx.raw(`SELECT set_config('app.workspace', ?, true)${planning}`, [workspaceId]);
    return work(trx);
  }, isolation);
}

/** For work that needs more than PostgreSQL's usual isolation, such as one picture for several queries. */
interface TransactionMode extends Knex.TransactionConfig {
  /**
   * Prepared statements are planned once in each connection, and on a new installation that is while the tables are small or have
   * no statistics: a plan that reads a whole table would stay as the table grows. With this they find rows by indexes alone.
   */
  readonly plansByIndex?: boolean;
}

const BY_INDEX = ['enable_seqscan', 'enable_hashjoin', 'enable_mergejoin']
  .map((way) => `, set_config('${way}', 'off', true)`)
  .concat(", set_config('plan_cache_mode', 'force_generic_plan', true)")
  .join('');
