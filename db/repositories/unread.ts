import { CONTEXT_TURNS, type ConversationMessage } from '../../domain/analysis.ts';
import type { Scope } from '../client.ts';
import { runPrepared } from '../prepared.ts';

/** Ids and revisions of the messages that message `m` is read in the light of. Another text or order gives another hash; hex. */
export const CONTEXT_HASH = `(
  SELECT encode(sha256(convert_to(coalesce(string_agg(p.id || ':' || p.revision, ',' ORDER BY p.sent_at, p.position_key), ''), 'UTF8')), 'hex')
  FROM (
    SELECT b.id, b.revision, b.sent_at, b.position_key FROM messages b
    WHERE b.conversation_id = m.conversation_id AND (b.sent_at, b.position_key) < (m.sent_at, m.position_key)
    ORDER BY b.sent_at DESC, b.position_key DESC LIMIT ${String(CONTEXT_TURNS)}
  ) p)`;

/** A message that has to be read, or one that another is read in the light of. */
export interface TextRow extends ConversationMessage {
  readonly conversationId: string;
  readonly revision: number;
  /** On its channel: it reads as nothing. */
  readonly deleted: boolean;
  /** Set for a message that has to be read. */
  readonly unread: {
    readonly contextHash: string;
    /** The messages it is read in the light of, oldest first. */
    readonly contextIds: readonly string[];
  } | null;
}

/**
 * "unread": new and revised messages. "touched": those and the ones after them, since a message that came late or was revised changes
 * what the next ones are read in the light of. What has expired keeps the reading it has. All that changed since the last judgement has a number above `judgedSeq`, so that
 * nothing older has to be looked at. In a backlog contexts are compared once, at its end, where the look at each message is worth it.
 */
const UNREAD = `
  WITH unread AS MATERIALIZED (
    SELECT m.id FROM messages m LEFT JOIN message_analyses a ON a.message_id = m.id
    WHERE m.contact_id = :contactId::uuid AND m.seq > :judgedSeq::bigint AND m.expired_at IS NULL
      AND (a.message_id IS NULL OR a.revision <> m.revision)
    ORDER BY m.sent_at, m.position_key LIMIT :limit::integer
  ), changed AS MATERIALIZED (
    SELECT m.id, m.conversation_id, m.sent_at, m.position_key FROM messages m
    WHERE m.contact_id = :contactId::uuid AND m.seq > :judgedSeq::bigint AND (SELECT count(*) FROM unread) < :limit::integer
  ), touched AS (
    SELECT id FROM changed
    UNION
    SELECT n.id FROM changed c CROSS JOIN LATERAL (
      SELECT f.id FROM messages f
      WHERE f.conversation_id = c.conversation_id AND (f.sent_at, f.position_key) > (c.sent_at, c.position_key)
      ORDER BY f.sent_at, f.position_key LIMIT ${String(CONTEXT_TURNS)}) n
  ), to_read AS (
    SELECT id FROM unread
    UNION
    (SELECT m.id FROM touched t JOIN messages m ON m.id = t.id LEFT JOIN message_analyses a ON a.message_id = m.id
     WHERE m.expired_at IS NULL
       AND (a.message_id IS NULL OR a.revision <> m.revision OR encode(a.context_hash, 'hex') <> ${CONTEXT_HASH})
     ORDER BY m.sent_at, m.position_key LIMIT :limit::integer)
  ), target AS MATERIALIZED (SELECT m.* FROM to_read r JOIN messages m ON m.id = r.id),
  context AS MATERIALIZED (
    SELECT t.id AS target_id, b.id, b.sent_at, b.position_key FROM target t CROSS JOIN LATERAL (
      SELECT b.id, b.sent_at, b.position_key FROM messages b
      WHERE b.conversation_id = t.conversation_id AND (b.sent_at, b.position_key) < (t.sent_at, t.position_key)
      ORDER BY b.sent_at DESC, b.position_key DESC LIMIT ${String(CONTEXT_TURNS)}) b
  ), wanted AS (SELECT id FROM target UNION SELECT id FROM context)
  SELECT m.id, m.conversation_id AS "conversationId", m.direction, m.author, m.revision, coalesce(m.text, '') AS text,
    m.deleted_at IS NOT NULL AS deleted, to_char(m.sent_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "sentAt",
    CASE WHEN m.id IN (SELECT id FROM target) THEN jsonb_build_object(
      'contextHash', ${CONTEXT_HASH},
      'contextIds', ARRAY(SELECT c.id FROM context c WHERE c.target_id = m.id ORDER BY c.sent_at, c.position_key)) END AS unread
  FROM wanted w JOIN messages m ON m.id = w.id ORDER BY m.conversation_id, m.sent_at, m.position_key`;

/**
 * The next messages of the contact that have no reading of their text and context as they are now, and those that they are read in the
 * light of; by conversation, oldest first.
 *
 * @param range.limit at most so many to read, but for those whose context changed; as many as that means that there may be more
 */
export function unreadMessages(
  scope: Scope,
  range: { readonly contactId: string; readonly judgedSeq: number; readonly limit: number },
): Promise<TextRow[]> {
  return runPrepared<TextRow>(scope, 'unread', UNREAD, range);
}
