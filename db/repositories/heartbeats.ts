import type { Knex } from 'knex';

/** Says that a process of this kind is alive. `process` tells several of one kind apart. */
export async function beat(database: Knex, kind: string, process: string): Promise<void> {
  await database.raw(
    `INSERT INTO heartbeats (kind, process, at) VALUES (?, ?, now()) ON CONFLICT (kind, process) DO UPDATE SET at = excluded.at`,
    [kind, process],
  );
}

/** Takes the heart-beat away: the process ends in order, and nobody has to wait until it counts as dead. */
export async function stopBeating(database: Knex, kind: string, process: string): Promise<void> {
  await database.raw(`DELETE FROM heartbeats WHERE (kind = ? AND process = ?) OR at < now() - interval '1 day'`, [
    kind,
    process,
  ]);
}

/** Whether it is this process's turn to do what one of all processes does every `everyMs`. */
export async function takeTurn(database: Knex, kind: string, everyMs: number): Promise<boolean> {
  const { rows } = await database.raw<{ rows: unknown[] }>(
    `INSERT INTO heartbeats AS h (kind, process, at) VALUES (?, 'any', now())
     ON CONFLICT (kind, process) DO UPDATE SET at = excluded.at WHERE h.at < now() - ? * interval '1 millisecond' RETURNING 1`,
    [kind, everyMs],
  );
  return rows.length > 0;
}

/** A process that has not been heard of for this long counts as gone. */
export const ALIVE_SECONDS = 15;

/** Whether some process of this kind is alive. */
export async function isAlive(database: Knex, kind: string): Promise<boolean> {
  const { rows } = await database.raw<{ rows: unknown[] }>(
    'SELECT 1 FROM heartbeats WHERE kind = ? AND at > now() - make_interval(secs => ?) LIMIT 1',
    [kind, ALIVE_SECONDS],
  );
  return rows.length > 0;
}
