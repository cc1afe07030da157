import type { Scope } from '../client.ts';
import { selectRows, sql, type Sql } from './contact-list-sql.ts';
import type { StoredDecision } from './follow-up-decisions.ts';
import type { FollowUpRow } from './follow-up-rows.ts';

/** A follow-up with what a list shows beside it. */
export interface ListedFollowUp extends FollowUpRow {
  readonly contact_name: string | null;
  /** The newest decision that nobody has carried out yet. */
  readonly pending_decision: (Pick<StoredDecision, 'decision' | 'actor'> & { readonly at: string }) | null;
  readonly place: readonly [at: string, id: string];
}

export interface FollowUpQuery {
  readonly state: readonly string[];
  readonly kind: readonly string[];
  readonly channel: readonly string[];
  readonly contactId: string | null;
  readonly dueBefore: Date | null;
  readonly after: readonly [string, string] | null;
  readonly limit: number;
}

const LISTED = `
  SELECT f.*, c.name AS contact_name, ARRAY[f.created_at::text, f.id::text] AS place,
    (SELECT jsonb_build_object('decision', d.decision, 'actor', d.actor, 'at', d.at) FROM follow_up_decisions d
      WHERE d.follow_up_id = f.id AND d.applied_at IS NULL ORDER BY d.seq DESC LIMIT 1) AS pending_decision
  FROM follow_ups f JOIN contacts c ON c.id = f.contact_id WHERE c.erasing_at IS NULL`;

/** A page of the workspace's follow-ups, newest first. */
export function listFollowUps(scope: Scope, query: FollowUpQuery): Promise<ListedFollowUp[]> {
  const { after, contactId, dueBefore } = query;
  const oneOf = (column: string, values: readonly string[]): Sql[] =>
    values.length === 0 ? [] : [sql(`f.${column} = ANY (?::text[])`, values)];
  const conditions = [
    ...oneOf('state', query.state),
    ...oneOf('kind', query.kind),
    ...oneOf('channel', query.channel),
    ...(contactId === null ? [] : [sql('f.contact_id = ?::uuid', contactId)]),
    ...(dueBefore === null ? [] : [sql('f.due_at < ?::timestamptz', dueBefore.toISOString())]),
    ...(after === null ? [] : [sql('(f.created_at, f.id) < (?::timestamptz, ?::uuid)', ...after)]),
  ];
  return selectRows<ListedFollowUp>(
    scope,
    sql(
      `${LISTED}${conditions.map(({ text }) => ` AND ${text}`).join('')}
       ORDER BY f.created_at DESC, f.id DESC LIMIT ?::integer`,
      ...conditions.flatMap(({ values }) => values),
      query.limit,
    ),
  );
}

export async function readListed(scope: Scope, id: string): Promise<ListedFollowUp | undefined> {
  const [row] = await selectRows<ListedFollowUp>(scope, sql(`${LISTED} AND f.id = ?::uuid`, id));
  return row;
}

/** Texts of messages as they read now, by id; one that was deleted on its channel is not among them. */
export async function textsOf(scope: Scope, messageIds: readonly string[]): Promise<Map<string, string>> {
  if (messageIds.length === 0) return new Map();
  const rows = await selectRows<{ id: string; text: string }>(
    scope,
    sql(
      'SELECT id, text FROM messages WHERE id = ANY (?::uuid[]) AND deleted_at IS NULL AND text IS NOT NULL',
      messageIds,
    ),
  );
  return new Map(rows.map(({ id, text }) => [id, text]));
}

export interface FollowUpTally {
  readonly kind: string;
  readonly channel: string;
  readonly attempt: number;
  readonly state: string;
  readonly outcome: string | null;
  readonly count: number;
}

/** How many follow-ups there are of each sort. */
export function tallyFollowUps(scope: Scope): Promise<FollowUpTally[]> {
  return selectRows<FollowUpTally>(
    scope,
    sql(
      `SELECT f.kind, f.channel, f.attempt, f.state, f.outcome, count(*) AS count
       FROM follow_ups f JOIN contacts c ON c.id = f.contact_id WHERE c.erasing_at IS NULL
       GROUP BY f.kind, f.channel, f.attempt, f.state, f.outcome`,
    ),
  );
}
