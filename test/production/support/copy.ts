import { Readable, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';

/** A database's rows by table, and where its sequences stood, as one picture. */
export interface Backup {
  readonly tables: ReadonlyMap<string, Buffer>;
  readonly sequences: ReadonlyMap<string, string>;
}

const TABLES = `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables WHERE schemaname = 'rapport'`;
const SEQUENCES = `SELECT format('%I.%I', schemaname, sequencename) AS name, last_value FROM pg_sequences
  WHERE schemaname = 'rapport' AND last_value IS NOT NULL`;

/** Copies all rows out in one transaction, as pg_dump does it, while others go on writing. */
export async function backUp(url: string): Promise<Backup> {
  return connected(url, async (client) => {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    const tables = new Map<string, Buffer>();
    for (const { name } of (await client.query<{ name: string }>(TABLES)).rows) {
      const chunks: Buffer[] = [];
      const sink = new Writable({ write: (chunk: Buffer, _encoding, done) => (chunks.push(chunk), done()) });
      await pipeline(client.query(copyTo(`COPY ${name} TO STDOUT`)), sink);
      tables.set(name, Buffer.concat(chunks));
    }
    // After the rows: numbers drawn meanwhile leave gaps, while one drawn twice would be another fact's.
    const { rows } = await client.query<{ name: string; last_value: string }>(SEQUENCES);
    await client.query('COMMIT');
    return { tables, sequences: new Map(rows.map(({ name, last_value }) => [name, last_value])) };
  });
}

/** Puts the rows into a migrated database. As in a restored dump, triggers and foreign keys come after the rows. */
export async function restore(url: string, { tables, sequences }: Backup): Promise<void> {
  await connected(url, async (client) => {
    await client.query('BEGIN');
    await client.query(`SET LOCAL session_replication_role = 'replica'`);
    await client.query(`TRUNCATE ${[...tables.keys()].join(', ')} CASCADE`);
    for (const [name, rows] of tables) {
      await pipeline(Readable.from([rows]), client.query(copyFrom(`COPY ${name} FROM STDIN`)));
    }
    for (const [name, value] of sequences) await client.query('SELECT setval($1::regclass, $2)', [name, value]);
    await client.query('COMMIT');
  });
}

async function connected<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
