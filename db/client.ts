import knex, { type Knex } from 'knex';
import type pg from 'pg';

/** The database roles of db/migrations/0001: what a process may see. */
export type DatabaseRole = 'rapport_api' | 'rapport_worker' | 'rapport_relay' | 'rapport_maintenance';

export interface DatabaseOptions {
  readonly url: string;
  readonly role: DatabaseRole;
  readonly poolSize: number;
  /** Shown in pg_stat_activity. */
  readonly applicationName: string;
}

/** 64-bit numbers (inbox numbers, steps, counts) fit a JS number far longer than any installation lives; text would compare wrongly. */
const INT8_OID = 20;

/**
 * A pool whose every connection works as `role`, never as the user it logged in with: that one owns the tables, and
 * row-level security does not hold for an owner.
 */
export function openDatabase({ url, role, poolSize, applicationName }: DatabaseOptions): Knex {
  return knex({
    client: 'pg',
    connection: { connectionString: url, application_name: applicationName },
    pool: {
      min: 0,
      max: poolSize,
      afterCreate: (connection: pg.Client, done: (error: Error | null, connection: pg.Client) => void) => {
        connection.setTypeParser(INT8_OID, Number);
        const searchPath = role === 'rapport_api' || role === 'rapport_worker' ? 'scoped, rapport' : 'rapport';
        connection.query(`SET ROLE ${role}; SET search_path = ${searchPath}, public; SET TIME ZONE 'UTC'`, (error: Error | null) => {
          done(error, connection);
        });
      },
    },
    // A pool that is full for this long is an outage: better a clear 503 than requests that pile up.
    acquireConnectionTimeout: 10_000,
  });
}

/** A transaction in which only one workspace's rows exist. Repositories of schema `scoped` take nothing else. */
export type Scope = Knex.Transaction & { readonly __workspace?: never };

/**
 * Runs `work` in a transaction that sees one workspace. This is the one place where a query gets its scope; outside of it the
 * views of schema `scoped` answer nothing but an error.
 *
 * @param workspaceId a UUID that was authenticated or came from a workflow's id, never a request's parameter
 * @param mode for work that needs more than PostgreSQL's usual isolation, such as one picture for several queries
 */
export function inWorkspace<T>(
  db: Knex,
  workspaceId: string,
  work: (scope: Scope) => Promise<T>,
  mode: Knex.TransactionConfig = {},
): Promise<T> {
  return db.transaction(async (trx) => {
    await trx.raw("SELECT set_config('app.workspace', ?, true)", [workspaceId]);
    return work(trx);
  }, mode);
}
