import type { Knex } from 'knex';
import { v7 as uuidv7 } from 'uuid';
import type { Scope } from '../client.ts';

/** Something that a provider has named, and is to be asked for. */
export interface ChannelQuestion {
  readonly id: string;
  readonly workspace_id: string;
  readonly connection_id: string;
  /** The provider's own id of it. */
  readonly subject: string;
  /** This time included. */
  readonly tries: number;
  readonly created_at: Date;
}

/** Keeps a question until it is answered; named again, it is one question still. */
export async function keepQuestion(
  scope: Scope,
  { id: connectionId, workspaceId }: { readonly id: string; readonly workspaceId: string },
  subject: string,
  at: Date,
): Promise<void> {
  await scope('channel_questions')
    .insert({
      ...{ id: uuidv7(), workspace_id: workspaceId, connection_id: connectionId, subject },
      ...{ next_at: at, created_at: at },
    })
    .onConflict()
    .ignore();
}

/**
 * Takes questions that are due, of all workspaces, for the time of the lease.
 *
 * @param db a pool of the role `rapport_worker`, outside any workspace
 */
export async function takeQuestions(
  db: Knex,
  { now, leaseMs, most }: { readonly now: Date; readonly leaseMs: number; readonly most: number },
): Promise<ChannelQuestion[]> {
  const lease = `${String(leaseMs)} milliseconds`;
  const { rows } = await db.raw<{ rows: ChannelQuestion[] }>(
    'SELECT * FROM rapport.take_channel_questions(?, ?::interval, ?)',
    [now, lease, most],
  );
  return rows;
}

export async function closeQuestion(scope: Scope, id: string): Promise<void> {
  await scope('channel_questions').where({ id }).delete();
}

export async function putOff(scope: Scope, id: string, until: Date): Promise<void> {
  await scope('channel_questions').where({ id }).update({ next_at: until });
}
