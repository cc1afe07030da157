import { PassThrough, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Knex } from 'knex';
import type pg from 'pg';
import { inWorkspace, type Scope } from './client.ts';

/** Bytes kept in memory of a stream that nobody reads for the moment. */
const BUFFER = 64 * 1024;

/**
 * A stream out of a transaction that sees one workspace. Reading slowly slows the database down; when the reader goes away,
 * the connection is closed, since a COPY under way cannot be left otherwise, and the pool makes a new one.
 *
 * @param open starts the source; the stream is only handed out when that succeeded, so that what fails at once can still be
 *   answered as a problem
 */
export async function streamFromWorkspace(
  database: Knex,
  workspaceId: string,
  open: (scope: Scope, connection: pg.Client) => Promise<Readable>,
): Promise<Readable> {
  const out = new PassThrough({ highWaterMark: BUFFER });
  await new Promise<void>((resolve, reject) => {
    const work = async (scope: Scope): Promise<void> => {
      const connection = await connectionOf(scope);
      const source = await open(scope, connection);
      resolve();
      try {
        await pipeline(source, out);
      } catch (error) {
        // Whatever else the broken connection has to say of it has been said by this error.
        source.on('error', () => undefined);
        socketOf(connection).destroy();
        throw error;
      }
    };
    // One picture from the first row to the last, however long they take.
    const mode = { isolationLevel: 'repeatable read', readOnly: true } as const;
    inWorkspace(database, workspaceId, work, mode).catch((error: unknown) => {
      reject(error as Error);
      out.destroy(error as Error);
    });
  });
  return out;
}

/** The connection that the transaction holds. */
const connectionOf = (scope: Scope): Promise<pg.Client> =>
  (scope as unknown as { client: { acquireConnection(): Promise<pg.Client> } }).client.acquireConnection();

const socketOf = (connection: pg.Client): { destroy(): void } =>
  (connection as unknown as { connection: { stream: { destroy(): void } } }).connection.stream;
