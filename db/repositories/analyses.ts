import type { ConversationMessage } from '../../domain/analysis.ts';
import { CONTEXT_TURNS } from '../../domain/analysis.ts';
import type { StoredReading } from '../../domain/facts.ts';
import type { SentimentLevel } from '../../domain/vocabulary.ts';
import type { Scope } from '../client.ts';

/** A message that has to be read, and what it is read in the light of. */
export interface UnreadMessage {
  readonly messageId: string;
  readonly conversationId: string;
  readonly revision: number;
  /** Hex: of the messages before it, see {@link CONTEXT_HASH}. */
  readonly contextHash: string;
  readonly deleted: boolean;
}

/** A reading with what it was made of, as it is stored. */
export interface FinishedReading {
  readonly messageId: string;
  readonly revision: number;
  readonly contextHash: string;
  readonly settingsVersion: number;
  readonly provider: string;
  readonly model: string;
  readonly promptVersion: string | null;
  readonly provisional: boolean;
  readonly reading: StoredReading;
  readonly sentimentLevel: SentimentLevel | null;
  readonly inputTokens: number | null;
  readonly outputTokens: number | null;
  readonly costUsd: number | null;
}

/** Ids and revisions of the messages that message `m` is read in the light of. Another text or order gives another hash. */
const CONTEXT_HASH = `(
  SELECT encode(sha256(convert_to(coalesce(string_agg(p.id || ':' || p.revision, ',' ORDER BY p.sent_at, p.position_key), ''), 'UTF8')), 'hex')
  FROM (
    SELECT b.id, b.revision, b.sent_at, b.position_key FROM messages b
    WHERE b.conversation_id = m.conversation_id AND (b.sent_at, b.position_key) < (m.sent_at, m.position_key)
    ORDER BY b.sent_at DESC, b.position_key DESC LIMIT ${String(CONTEXT_TURNS)}
  ) p)`;

const NEW_OR_REVISED = `
  SELECT m.id FROM messages m LEFT JOIN message_analyses a ON a.message_id = m.id
  WHERE m.contact_id = :contactId AND m.seq > :judgedSeq AND (a.message_id IS NULL OR a.revision <> m.revision)
  ORDER BY m.sent_at, m.position_key LIMIT :limit`;

/**
 * A message that came late or was revised changes what those after it are read in the light of. All that changed since the last
 * judgement has a number above `judgedSeq`, so that nothing older has to be looked at.
 */
const IN_ANOTHER_LIGHT = `
  WITH changed AS (
    SELECT m.id, m.conversation_id, m.sent_at, m.position_key FROM messages m
    WHERE m.contact_id = :contactId AND m.seq > :judgedSeq
  ), touched AS (
    SELECT id FROM changed
    UNION
    SELECT n.id FROM changed c CROSS JOIN LATERAL (
      SELECT f.id FROM messages f
      WHERE f.conversation_id = c.conversation_id AND (f.sent_at, f.position_key) > (c.sent_at, c.position_key)
      ORDER BY f.sent_at, f.position_key LIMIT ${String(CONTEXT_TURNS)}) n
  )
  SELECT m.id FROM touched t JOIN messages m ON m.id = t.id LEFT JOIN message_analyses a ON a.message_id = m.id
  WHERE a.message_id IS NULL OR a.revision <> m.revision OR encode(a.context_hash, 'hex') <> ${CONTEXT_HASH}
  ORDER BY m.sent_at, m.position_key LIMIT :limit`;

const DESCRIBED = `
  SELECT m.id AS "messageId", m.conversation_id AS "conversationId", m.revision, m.deleted_at IS NOT NULL AS deleted,
    ${CONTEXT_HASH} AS "contextHash"
  FROM messages m WHERE m.id = ANY (?::uuid[]) ORDER BY m.sent_at, m.position_key`;

/**
 * The next messages of the contact that have no reading of their text and context as they are now, oldest first.
 *
 * @param limit at most so many; as many as that means that there may be more
 */
export async function unreadMessages(
  scope: Scope,
  range: { readonly contactId: string; readonly judgedSeq: number; readonly limit: number },
): Promise<UnreadMessage[]> {
  const unread = await scope.raw<{ rows: { id: string }[] }>(NEW_OR_REVISED, range);
  const ids = unread.rows.map(({ id }) => id);
  // Comparing contexts costs a look at each message that changed: in a backlog it is done once, at its end.
  if (ids.length < range.limit) {
    const again = await scope.raw<{ rows: { id: string }[] }>(IN_ANOTHER_LIGHT, range);
    ids.push(...again.rows.map(({ id }) => id).filter((id) => !ids.includes(id)));
  }
  if (ids.length === 0) return [];
  return (await scope.raw<{ rows: UnreadMessage[] }>(DESCRIBED, [ids])).rows;
}

/** One message with its text, its place in the contact's life and its conversation. */
export interface TextRow extends ConversationMessage {
  readonly conversationId: string;
  /** The messages before it, this one excluded, that it is read in the light of; oldest first. Empty for one that is only context. */
  readonly contextIds: readonly string[];
}

const TEXTS = `
  WITH target AS (SELECT m.* FROM messages m WHERE m.id = ANY (:ids::uuid[])),
  context AS (
    SELECT t.id AS target_id, b.id, b.sent_at, b.position_key FROM target t CROSS JOIN LATERAL (
      SELECT b.id, b.sent_at, b.position_key FROM messages b
      WHERE b.conversation_id = t.conversation_id AND (b.sent_at, b.position_key) < (t.sent_at, t.position_key)
      ORDER BY b.sent_at DESC, b.position_key DESC LIMIT ${String(CONTEXT_TURNS)}) b
  ), wanted AS (SELECT id FROM target UNION SELECT id FROM context)
  SELECT m.id, m.conversation_id AS "conversationId", m.direction, m.author, coalesce(m.text, '') AS text,
    to_char(m.sent_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "sentAt",
    ARRAY(SELECT c.id FROM context c WHERE c.target_id = m.id ORDER BY c.sent_at, c.position_key) AS "contextIds"
  FROM wanted w JOIN messages m ON m.id = w.id ORDER BY m.conversation_id, m.sent_at, m.position_key`;

/** The messages of these ids and those they are read in the light of, by conversation, oldest first. */
export async function readTexts(scope: Scope, ids: readonly string[]): Promise<TextRow[]> {
  return (await scope.raw<{ rows: TextRow[] }>(TEXTS, { ids: [...ids] })).rows;
}

/**
 * Stores readings of this contact's messages, once for each message, revision and context. One whose message or context has changed
 * meanwhile is dropped: there is a newer fact. The inbox row is held, so that no fact can slip in between.
 *
 * @returns how many were dropped, and have to be read again
 */
export async function writeReadings(
  scope: Scope,
  { workspaceId, contactId }: { readonly workspaceId: string; readonly contactId: string },
  readings: readonly FinishedReading[],
): Promise<number> {
  await scope.raw('SELECT 1 FROM contact_inbox WHERE contact_id = ? FOR SHARE', [contactId]);
  const { rows } = await scope.raw<{ rows: { valid: number }[] }>(WRITE, {
    workspaceId,
    contactId,
    readings: JSON.stringify(readings),
  });
  return readings.length - (rows[0]?.valid ?? 0);
}

const COLUMNS = [
  ['revision', 'r.revision'],
  ['context_hash', `decode(r."contextHash", 'hex')`],
  ['settings_version', 'r."settingsVersion"'],
  ['provider', 'r.provider'],
  ['model', 'r.model'],
  ['prompt_version', 'r."promptVersion"'],
  ['provisional', 'r.provisional'],
  ['reading', 'r.reading'],
  ['sentiment_score', `(r.reading -> 'sentiment' ->> 'score')::double precision`],
  ['sentiment_level', 'r."sentimentLevel"'],
  ['input_tokens', 'r."inputTokens"'],
  ['output_tokens', 'r."outputTokens"'],
  ['cost_usd', 'r."costUsd"'],
  ['analysed_at', 'clock_timestamp()'],
] as const;

const WRITE = `
  WITH valid AS (
    SELECT m.id, ${COLUMNS.map(([column, value]) => `${value} AS ${column}`).join(', ')}
    FROM messages m JOIN jsonb_to_recordset(:readings::jsonb) AS r (
      "messageId" uuid, revision integer, "contextHash" text, "settingsVersion" integer, provider text, model text,
      "promptVersion" text, provisional boolean, reading jsonb, "sentimentLevel" text, "inputTokens" integer,
      "outputTokens" integer, "costUsd" double precision) ON r."messageId" = m.id
    WHERE m.contact_id = :contactId AND m.revision = r.revision AND r."contextHash" = ${CONTEXT_HASH}
  ), written AS (
    INSERT INTO message_analyses AS a (message_id, workspace_id, contact_id, ${COLUMNS.map(([column]) => column).join(', ')})
    SELECT id, :workspaceId, :contactId, ${COLUMNS.map(([column]) => column).join(', ')} FROM valid
    ON CONFLICT (message_id) DO UPDATE SET ${COLUMNS.map(([column]) => `${column} = excluded.${column}`).join(', ')}
    WHERE (a.revision, a.context_hash) IS DISTINCT FROM (excluded.revision, excluded.context_hash) OR a.provisional
  )
  SELECT count(*) AS valid FROM valid`;
