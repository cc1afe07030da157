import type { Knex } from 'knex';

/** Work that waits in the database, over all workspaces. */
export interface QueueDepth {
  readonly queue: 'relay' | 'judge' | 'deadlines' | 'jobs' | 'webhooks' | 'mails';
  /** At most {@link COUNTED_UP_TO}: beyond that a number more says nothing, and would be paid for at every look. */
  readonly waiting: number;
  /** Seconds for which the first has waited; 0 with nothing waiting. */
  readonly oldestSeconds: number;
}

export const COUNTED_UP_TO = 100_000;

/** Rows of each queue with the time since which they wait; each is found by an index of what waits alone. */
const QUEUES: Readonly<Record<QueueDepth['queue'], string>> = {
  relay: 'SELECT last_at AS since FROM contact_inbox WHERE last_seq > relayed_seq',
  judge: 'SELECT last_at AS since FROM contact_inbox WHERE last_seq > judged_seq',
  deadlines:
    'SELECT next_deadline AS since FROM contacts WHERE next_deadline < now() AND erasing_at IS NULL AND merged_into IS NULL',
  jobs: 'SELECT created_at AS since FROM jobs WHERE started_at IS NULL',
  webhooks: `SELECT next_at AS since FROM webhook_deliveries WHERE state = 'queued' AND next_at <= now()`,
  mails: 'SELECT NULL::timestamptz AS since FROM mail_items WHERE mailed_at IS NULL',
};

const DEPTHS = Object.entries(QUEUES)
  .map(
    ([queue, rows]) =>
      `SELECT '${queue}' AS queue, count(*) AS waiting,
         coalesce(greatest(0, extract(epoch FROM now() - min(since))), 0)::double precision AS "oldestSeconds"
       FROM (${rows} LIMIT ${String(COUNTED_UP_TO)}) AS waiting_rows`,
  )
  .join(' UNION ALL ');

/** @param database of the role `rapport_relay` */
export async function queueDepths(database: Knex): Promise<readonly QueueDepth[]> {
  return (await database.raw<{ rows: QueueDepth[] }>(DEPTHS)).rows;
}
