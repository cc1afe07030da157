import type { SentimentLevel } from '../../domain/vocabulary.ts';
import type { Scope } from '../client.ts';
import { selectRows, sql } from './contact-list-sql.ts';

export interface MessageRow {
  readonly id: string;
  readonly conversation_id: string;
  readonly channel: string;
  readonly channel_message_id: string;
  readonly direction: 'inbound' | 'outbound';
  readonly author: 'contact' | 'ai' | 'human';
  /** Null when the message was deleted on its channel or has expired, or is attachments alone. */
  readonly text: string | null;
  readonly sent_at: Date;
  readonly edited_at: Date | null;
  readonly deleted_at: Date | null;
  readonly expired_at: Date | null;
  readonly sentiment_level: SentimentLevel | null;
  readonly sentiment_score: number | null;
  readonly source: string;
  readonly attachments: readonly unknown[];
  readonly delivery: unknown;
  /** Its place in the transcript, as {@link readMessages} takes it: the instant with microseconds, and the position key. */
  readonly place: readonly [at: string, key: string];
}

export interface MessagesQuery {
  readonly order: 'asc' | 'desc';
  readonly after: readonly [at: string, key: string] | null;
  readonly limit: number;
}

const MESSAGE = `
  SELECT m.id, m.conversation_id, m.channel, m.channel_message_id, m.direction, m.author, m.sent_at, m.edited_at,
    m.deleted_at, m.expired_at, m.source, m.delivery, a.sentiment_level, a.sentiment_score,
    CASE WHEN m.deleted_at IS NULL THEN m.text END AS text,
    CASE WHEN m.deleted_at IS NULL THEN m.attachments ELSE '[]' END AS attachments,
    ARRAY[m.sent_at::text, m.position_key] AS place
  FROM messages m LEFT JOIN message_analyses a ON a.message_id = m.id AND a.revision = m.revision AND m.deleted_at IS NULL`;

/** One message of the transcript. */
export async function readMessage(scope: Scope, id: string): Promise<MessageRow | undefined> {
  const [row] = await selectRows<MessageRow>(scope, sql(`${MESSAGE} WHERE m.id = ?::uuid`, id));
  return row;
}

/**
 * A page of a contact's transcript over all channels, by the time of sending. An analysis of an older text of the message is
 * not shown.
 *
 * @param contactId a survivor's id
 */
export function readMessages(
  scope: Scope,
  contactId: string,
  { order, after, limit }: MessagesQuery,
): Promise<MessageRow[]> {
  const beyond = after
    ? sql(`(m.sent_at, m.position_key) ${order === 'asc' ? '>' : '<'} (?::timestamptz, ?::text)`, ...after)
    : sql('true');
  return selectRows<MessageRow>(
    scope,
    sql(
      `${MESSAGE} WHERE m.contact_id = ?::uuid AND ${beyond.text}
       ORDER BY m.sent_at ${order}, m.position_key ${order} LIMIT ?::integer`,
      contactId,
      ...beyond.values,
      limit,
    ),
  );
}
