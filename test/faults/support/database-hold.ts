import pg from 'pg';
import { eventually } from '../../e2e/support/wait.ts';

/** Where the database stops a send: as its claim, or its result, is about to be written. */
export type DatabaseStep = 'before_claim' | 'before_result';

export interface DatabaseHold {
  /** Stops the send of this text at this step, inside its transaction. */
  holdAt(text: string, step: DatabaseStep): Promise<void>;
  /** Resolves once a transaction waits there. */
  reached(): Promise<void>;
  /** Lets whatever waits go on, and returns when no connection of a worker is left: what a dead one could still do is done. */
  letGo(): Promise<void>;
  close(): Promise<void>;
}

const LOCK = 4_711;

const INSTALL = `
  CREATE SCHEMA faults;
  CREATE TABLE faults.held (text text, step text);
  CREATE FUNCTION faults.hold() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
  BEGIN
    IF EXISTS (SELECT FROM faults.held h WHERE h.text = NEW.text
      AND h.step = CASE WHEN NEW.state = 'claimed' THEN 'before_claim' ELSE 'before_result' END)
    THEN PERFORM pg_advisory_xact_lock(${String(LOCK)}); END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER hold BEFORE UPDATE ON rapport.sends FOR EACH ROW
    WHEN (OLD.state IS DISTINCT FROM NEW.state) EXECUTE FUNCTION faults.hold();`;

/** A task that Temporal gave to a worker just before its death is given to another one only after its time limit: two minutes. */
export const REACHED_WITHIN_MS = 300_000;

const WAITING = `SELECT FROM pg_locks l JOIN pg_database d ON d.oid = l.database
  WHERE l.locktype = 'advisory' AND NOT l.granted AND d.datname = current_database()`;

const OF_WORKERS = `SELECT FROM pg_stat_activity WHERE datname = current_database() AND application_name LIKE 'rapport_worker of%'`;

/**
 * Makes steps of a send last, from outside of the product: a trigger of the tables' owner waits for a lock that the test holds.
 *
 * @param url the owner's connection string
 */
export async function installDatabaseHold(url: string): Promise<DatabaseHold> {
  const client = new pg.Client({ connectionString: url });
  // The database is dropped under it when a test fails halfway; that failure is the one to read.
  client.on('error', () => undefined);
  await client.connect();
  await client.query(INSTALL);
  await client.query('SELECT pg_advisory_lock($1)', [LOCK]);
  const count = async (query: string): Promise<number> => (await client.query(query)).rows.length;
  return {
    holdAt: async (text, step) => void (await client.query('INSERT INTO faults.held VALUES ($1, $2)', [text, step])),
    reached: async () =>
      void (await eventually(
        'a send waits in the database',
        async () => (await count(WAITING)) > 0,
        REACHED_WITHIN_MS,
        10,
      )),
    letGo: async () => {
      await client.query('DELETE FROM faults.held');
      await client.query('SELECT pg_advisory_unlock($1)', [LOCK]);
      await eventually("a dead worker's connections are gone", async () => (await count(OF_WORKERS)) === 0, 30_000, 10);
      await client.query('SELECT pg_advisory_lock($1)', [LOCK]);
    },
    close: () => client.end(),
  };
}
