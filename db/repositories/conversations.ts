import type { Author } from '../../domain/vocabulary.ts';
import type { Scope } from '../client.ts';
import { selectRows, sql } from './contact-list-sql.ts';
import type { Thread } from './outbound-messages.ts';

export interface ListedConversation extends Thread {
  readonly contact_name: string | null;
  readonly open_reviews: number;
  readonly last_message: { readonly id: string; readonly author: Author; readonly text: string } | null;
  readonly place: readonly [at: string, id: string];
}

export interface ConversationQuery {
  readonly handledBy: 'ai' | 'human' | null;
  /** Whether a review of it waits for a person. */
  readonly flagged: boolean | null;
  readonly channel: readonly string[];
  readonly after: readonly [string, string] | null;
  readonly limit: number;
}

const FLAGGED = `EXISTS (SELECT FROM reviews r WHERE r.conversation_id = v.id AND r.state IN ('open', 'taken_over'))`;

const LISTED = `
  SELECT v.*, c.name AS contact_name, ARRAY[v.last_message_at::text, v.id::text] AS place,
    (SELECT count(*) FROM reviews r WHERE r.conversation_id = v.id AND r.state IN ('open', 'taken_over')) AS open_reviews,
    (SELECT jsonb_build_object('id', m.id, 'author', m.author,
        'text', left(coalesce(CASE WHEN m.deleted_at IS NULL THEN m.text END, ''), 200))
      FROM messages m WHERE m.conversation_id = v.id ORDER BY m.sent_at DESC, m.position_key DESC LIMIT 1) AS last_message
  FROM conversations v JOIN contacts c ON c.id = v.contact_id WHERE c.erasing_at IS NULL`;

/** A page of the workspace's conversations, the one that was written in last first. */
export function listConversations(scope: Scope, query: ConversationQuery): Promise<ListedConversation[]> {
  const { handledBy, flagged, channel, after } = query;
  const conditions = [
    ...(handledBy === null ? [] : [sql('v.handled_by = ?::text', handledBy)]),
    ...(flagged === null ? [] : [sql(`${flagged ? '' : 'NOT '}${FLAGGED}`)]),
    ...(channel.length === 0 ? [] : [sql('v.channel = ANY (?::text[])', channel)]),
    ...(after === null ? [] : [sql('(v.last_message_at, v.id) < (?::timestamptz, ?::uuid)', ...after)]),
  ];
  return selectRows<ListedConversation>(
    scope,
    sql(
      `${LISTED}${conditions.map(({ text }) => ` AND ${text}`).join('')}
       ORDER BY v.last_message_at DESC, v.id DESC LIMIT ?::integer`,
      ...conditions.flatMap(({ values }) => values),
      query.limit,
    ),
  );
}

/** One conversation; undefined where there is none, or its contact is being deleted. */
export async function readConversation(scope: Scope, id: string): Promise<ListedConversation | undefined> {
  const [row] = await selectRows<ListedConversation>(scope, sql(`${LISTED} AND v.id = ?::uuid`, id));
  return row;
}

/** A person handles it from here on: no automatic follow-up goes out in it. */
export async function takeOver(scope: Scope, id: string, assignee: string | null): Promise<void> {
  await scope('conversations').where({ id }).update({ handled_by: 'human', assignee_id: assignee });
}

/** Back to the AI: what was written until `at` calls no person any more. */
export async function release(scope: Scope, id: string, at: Date): Promise<void> {
  await scope('conversations').where({ id }).update({ handled_by: 'ai', assignee_id: null, released_at: at });
}

/** When its contact wrote last; null for never. */
export async function lastInboundAt(scope: Scope, id: string): Promise<Date | null> {
  const [row] = await selectRows<{ at: Date | null }>(
    scope,
    sql(`SELECT max(sent_at) AS at FROM messages WHERE conversation_id = ?::uuid AND author = 'contact'`, id),
  );
  return row?.at ?? null;
}
