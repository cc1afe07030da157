import type { Edit, Fact, Position, StoredReading } from '../../domain/facts.ts';
import type { Author, Direction } from '../../domain/vocabulary.ts';
import type { Scope } from '../client.ts';
import { runPrepared } from '../prepared.ts';

interface FactRow {
  readonly kind: 'message' | 'action' | 'edit';
  readonly at: Date;
  readonly key: string;
  readonly seq: number;
  readonly id: string;
  readonly conversation_id: string | null;
  readonly channel: string | null;
  readonly direction: Direction | null;
  readonly author: Author | null;
  readonly deleted: boolean | null;
  readonly backfill: boolean | null;
  readonly reading: StoredReading | null;
  /** An action's name, or an edit's actor. */
  readonly name: string | null;
  readonly edit: Edit | null;
}

/**
 * A message's number is that of its last change (an edit, a deletion, being asked to be read again). One that was there before
 * keeps its place among the facts whatever number it has got since; a reading of another text does not count any more.
 */
const KNOWN_MESSAGE = '(m.seq <= :uptoSeq::bigint OR m.revision > 0 OR a.message_id IS NOT NULL)';

/** Facts are placed to the millisecond, as `Position` has it. */
const ms = (column: string): string => `date_trunc('milliseconds', ${column})`;

function factsWhere(message: string, action: string, edit: string): string {
  return `SELECT * FROM (
    SELECT 'message' AS kind, m.sent_at AS at, m.position_key AS key, m.seq, m.id, m.conversation_id, m.channel, m.direction, m.author,
      m.deleted_at IS NOT NULL AS deleted, m.backfill, CASE WHEN a.revision = m.revision THEN a.reading END AS reading,
      NULL AS name, NULL::jsonb AS edit
    FROM messages m LEFT JOIN message_analyses a ON a.message_id = m.id
    WHERE m.contact_id = :contactId::uuid AND ${KNOWN_MESSAGE} AND ${message}
    UNION ALL
    SELECT 'action', ${ms('occurred_at')}, position_key, seq, id, NULL, NULL, NULL, NULL, NULL, NULL, NULL, action, NULL
    FROM contact_actions WHERE contact_id = :contactId::uuid AND seq <= :uptoSeq::bigint AND ${action}
    UNION ALL
    SELECT 'edit', ${ms('at')}, position_key, seq, id, NULL, NULL, NULL, NULL, NULL, NULL, NULL, actor, edit
    FROM contact_edits WHERE contact_id = :contactId::uuid AND seq <= :uptoSeq::bigint AND ${edit}
    ) facts ORDER BY at, key COLLATE "C"`;
}

const LEARNED_AFTER = factsWhere('m.seq > :afterSeq::bigint', 'seq > :afterSeq::bigint', 'seq > :afterSeq::bigint');
const PLACED_AFTER = factsWhere(
  '(m.sent_at, m.position_key) > (:at::timestamptz, :key)',
  `(${ms('occurred_at')}, position_key) > (:at::timestamptz, :key)`,
  `(${ms('at')}, position_key) > (:at::timestamptz, :key)`,
);
const ALL = factsWhere('true', 'true', 'true');

interface Range {
  readonly contactId: string;
  readonly uptoSeq: number;
}

/** Facts learned of after inbox number `afterSeq`, wherever they stand in the contact's life, in order of position. */
export function factsLearnedAfter(scope: Scope, range: Range & { readonly afterSeq: number }): Promise<Fact[]> {
  return readFacts(scope, 'facts_learned_after', LEARNED_AFTER, { ...range });
}

/** Facts that stand after `position` (null: all), in order of position. */
export function factsPlacedAfter(scope: Scope, range: Range & { readonly position: Position | null }): Promise<Fact[]> {
  const { position, ...rest } = range;
  if (position === null) return readFacts(scope, 'facts_all', ALL, rest);
  return readFacts(scope, 'facts_placed_after', PLACED_AFTER, { ...rest, ...position });
}

async function readFacts(
  scope: Scope,
  name: string,
  query: string,
  bindings: Record<string, string | number>,
): Promise<Fact[]> {
  return (await runPrepared<FactRow>(scope, name, query, bindings)).map(toFact);
}

function toFact(row: FactRow): Fact {
  const base = { at: row.at.toISOString(), key: row.key, seq: row.seq };
  switch (row.kind) {
    case 'action':
      return { ...base, kind: 'action', actionRef: row.id, action: held(row.name) };
    case 'edit':
      return { ...base, kind: 'edit', editId: row.id, actor: held(row.name), edit: held(row.edit) };
    case 'message':
      return {
        ...base,
        kind: 'message',
        messageId: row.id,
        conversationId: held(row.conversation_id),
        channel: held(row.channel),
        direction: held(row.direction),
        author: held(row.author),
        deleted: held(row.deleted),
        backfill: held(row.backfill),
        reading: row.reading,
      };
  }
}

/** Columns that the table declares NOT NULL, and only the union of the three makes nullable. */
function held<T>(value: T | null): T {
  if (value === null) throw new Error('a fact lacks a column that its table declares NOT NULL');
  return value;
}
