import type { Scope } from '../client.ts';
import { selectRows, sql } from './contact-list-sql.ts';

export interface OutboxRow {
  readonly id: string;
  readonly contact_id: string;
  readonly conversation_id: string;
  readonly channel: string;
  readonly channel_user_id: string;
  readonly text: string;
  readonly at: Date;
  readonly place: readonly [at: string, id: string];
}

/** Keeps what would have been sent; under the same id it is kept once. */
export async function writeToOutbox(
  scope: Scope,
  message: Omit<OutboxRow, 'place'> & { readonly workspace_id: string },
): Promise<void> {
  await scope('outbox').insert(message).onConflict('id').ignore();
}

/** A page of it, newest first. */
export function readOutbox(
  scope: Scope,
  {
    after,
    contactId,
    limit,
  }: { readonly after: readonly [string, string] | null; readonly contactId: string | null; readonly limit: number },
): Promise<OutboxRow[]> {
  const conditions = [
    ...(after === null ? [] : [sql('(o.at, o.id) < (?::timestamptz, ?::uuid)', ...after)]),
    ...(contactId === null ? [] : [sql('o.contact_id = ?::uuid', contactId)]),
  ];
  const where = conditions.map(({ text }) => ` AND ${text}`).join('');
  return selectRows<OutboxRow>(
    scope,
    sql(
      `SELECT o.*, ARRAY[o.at::text, o.id::text] AS place FROM outbox o JOIN contacts c ON c.id = o.contact_id
       WHERE c.erasing_at IS NULL${where} ORDER BY o.at DESC, o.id DESC LIMIT ?::integer`,
      ...conditions.flatMap(({ values }) => values),
      limit,
    ),
  );
}
