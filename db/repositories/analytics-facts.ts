import { sql, type Sql } from './contact-list-sql.ts';

/** What a chart counts, one row for each, with its contact and instant. */
export type Facts = 'sentiment' | 'responses' | 'follow-ups';

/** ISO 8601; `to` is not in it. */
export interface Span {
  readonly from: string;
  readonly to: string;
  readonly channel: string | null;
  /** Of contacts that belong to this branch; left out or null for all. */
  readonly branchId?: string | null;
}

/** Nobody may be counted whom no list shows. */
const SHOWN = 'NOT EXISTS (SELECT FROM contacts s WHERE s.id = f.contact_id AND s.erasing_at IS NOT NULL)';

/** Conversations of a time come from their own index, and messages from the conversation's: no index over all messages is needed. */
const SINCE = `(SELECT m.* FROM conversations v JOIN messages m ON m.conversation_id = v.id
  WHERE v.last_message_at >= ?::timestamptz) m`;

/** Readings of what contacts wrote. @param messages a table `m` */
export const tonesOf = (messages: string): string => `
  SELECT m.contact_id, m.channel, m.sent_at AS at, a.sentiment_level AS level, a.sentiment_score AS score
  FROM ${messages} JOIN message_analyses a ON a.message_id = m.id
  WHERE m.direction = 'inbound' AND m.deleted_at IS NULL AND a.sentiment_score IS NOT NULL`;

/**
 * Answers: the first message to a contact after theirs, with the seconds since their first one that was not answered. The messages
 * between two of the business are numbered by how many of the business came before.
 *
 * @param messages a table `m` with whole conversations: an answer may end a wait that began long before
 */
export const answersOf = (messages: string): string => `
  SELECT contact_id, channel, author, at, extract(epoch FROM at - asked)::double precision AS wait FROM (
    SELECT min(contact_id::text)::uuid AS contact_id, min(channel) AS channel, min(sent_at) FILTER (WHERE direction = 'inbound') AS asked,
      min(sent_at) FILTER (WHERE direction = 'outbound') AS at, min(author) FILTER (WHERE direction = 'outbound') AS author
    FROM (
      SELECT m.conversation_id, m.contact_id, m.channel, m.direction, m.author, m.sent_at,
        count(*) FILTER (WHERE m.direction = 'outbound') OVER (
          PARTITION BY m.conversation_id ORDER BY m.sent_at, m.position_key
          ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS turn
      FROM ${messages}
    ) lines GROUP BY conversation_id, turn
  ) turns WHERE asked IS NOT NULL AND at IS NOT NULL`;

const FOLLOW_UPS = `SELECT contact_id, channel, sent_at AS at, kind, coalesce(outcome, 'open') AS outcome
  FROM follow_ups WHERE state = 'sent'`;

/** The rows of a chart as a table to select from. */
export function factsOf(chart: Facts, span: Span): Sql {
  const { from, to } = span;
  const rows =
    chart === 'follow-ups' ? sql(FOLLOW_UPS) : sql((chart === 'sentiment' ? tonesOf : answersOf)(SINCE), from);
  const all = ofShown(rows, span);
  return sql(
    `(SELECT * FROM ${all.text} f WHERE f.at >= ?::timestamptz AND f.at < ?::timestamptz) facts`,
    ...[...all.values, from, to],
  );
}

/** Follow-ups of any time, as a table to be named. */
export const sentFollowUps = (within: Pick<Span, 'channel' | 'branchId'>): Sql => ofShown(sql(FOLLOW_UPS), within);

function ofShown(rows: Sql, { channel, branchId = null }: Pick<Span, 'channel' | 'branchId'>): Sql {
  const only = [
    ...(channel === null ? [] : [sql('f.channel = ?::text', channel)]),
    ...(branchId === null
      ? []
      : [sql('f.contact_id = ANY (ARRAY(SELECT id FROM contacts WHERE branch_id = ?::uuid))', branchId)]),
  ];
  return sql(
    `(SELECT * FROM (${rows.text}) f WHERE ${SHOWN} ${only.map(({ text }) => `AND ${text}`).join(' ')})`,
    ...[...rows.values, ...only.flatMap(({ values }) => values)],
  );
}
