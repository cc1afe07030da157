import pg from 'pg';
import { RELAY_CHANNEL } from '../db/relay-bell.ts';

const RECONNECT_MS = 1_000;

/**
 * Calls `onCommit` whenever an API process says that facts were committed, with what it noted about them. On a connection of its own, since a pool would hand it
 * to somebody else; when it breaks it is made again, and until then the relay polls.
 *
 * @returns stops listening
 */
export function hearCommits(
  databaseUrl: string,
  onCommit: (notes: readonly string[]) => void,
  onError: (error: unknown) => void,
): () => Promise<void> {
  let client: pg.Client | undefined;
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;

  const connect = async (): Promise<void> => {
    const fresh = new pg.Client({
      connectionString: databaseUrl,
      application_name: 'rapport relay listener',
      keepAlive: true,
    });
    client = fresh;
    fresh.on('notification', ({ payload }) => onCommit(payload ? payload.split('\n') : []));
    fresh.on('error', onError);
    fresh.once('end', later);
    try {
      await fresh.connect();
      await fresh.query(`LISTEN ${RELAY_CHANNEL}`);
      // What was committed while nobody listened.
      onCommit([]);
    } catch (error) {
      onError(error);
      await fresh.end().catch(onError);
    }
  };

  function later(): void {
    if (stopped) return;
    clearTimeout(timer);
    timer = setTimeout(() => void connect(), RECONNECT_MS);
  }

  void connect();
  return async () => {
    stopped = true;
    clearTimeout(timer);
    await client?.end().catch(onError);
  };
}
