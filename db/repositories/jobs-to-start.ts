import type { Knex } from 'knex';

export interface JobToStart {
  readonly jobId: string;
  readonly workspaceId: string;
  readonly kind: string;
}

const COLUMNS = 'id AS "jobId", workspace_id AS "workspaceId", kind';

/** Jobs without a workflow yet, the oldest first. @param database of the role `rapport_relay` */
export async function jobsToStart(database: Knex, limit: number): Promise<JobToStart[]> {
  const { rows } = await database.raw<{ rows: JobToStart[] }>(
    `SELECT ${COLUMNS} FROM jobs WHERE started_at IS NULL AND state = 'running' ORDER BY created_at LIMIT ?`,
    [limit],
  );
  return rows;
}

/** Jobs that should be running: after a lost cluster some of their workflows are not. */
export async function jobsUnderWay(database: Knex): Promise<JobToStart[]> {
  const { rows } = await database.raw<{ rows: JobToStart[] }>(
    `SELECT ${COLUMNS} FROM jobs WHERE state = 'running' AND started_at < now() - interval '1 minute' ORDER BY created_at`,
  );
  return rows;
}

export async function markStarted(database: Knex, jobId: string): Promise<void> {
  await database.raw('UPDATE jobs SET started_at = now() WHERE id = ?', [jobId]);
}
