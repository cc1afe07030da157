import { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';

/** Every row of every table as text, as the owner copies it out. */
export async function wholeDatabase(url: string): Promise<string> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  let text = '';
  const tables = await client.query<{ name: string }>(
    `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'rapport'`,
  );
  for (const { name } of tables.rows) {
    const sink = new Writable({ write: (chunk: Buffer, _encoding, done) => ((text += chunk.toString()), done()) });
    await pipeline(client.query(copyTo(`COPY rapport.${name} TO STDOUT`)), sink);
  }
  await client.end();
  return text;
}
