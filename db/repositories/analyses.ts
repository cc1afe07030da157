import type { StoredReading } from '../../domain/facts.ts';
import type { SentimentLevel } from '../../domain/vocabulary.ts';
import type { Scope } from '../client.ts';
import { runPrepared } from '../prepared.ts';
import { CONTEXT_HASH } from './unread.ts';

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
  await runPrepared(scope, 'share_inbox', SHARE, { contactId });
  const bindings = { workspaceId, contactId, readings: JSON.stringify(readings) };
  const [written] = await runPrepared<{ valid: number }>(scope, 'write_readings', WRITE, bindings);
  return readings.length - (written?.valid ?? 0);
}

const SHARE = 'SELECT 1 FROM contact_inbox WHERE contact_id = :contactId::uuid FOR SHARE';

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
    WHERE m.contact_id = :contactId::uuid AND m.revision = r.revision AND r."contextHash" = ${CONTEXT_HASH}
  ), written AS (
    INSERT INTO message_analyses AS a (message_id, workspace_id, contact_id, ${COLUMNS.map(([column]) => column).join(', ')})
    SELECT id, :workspaceId::uuid, :contactId::uuid, ${COLUMNS.map(([column]) => column).join(', ')} FROM valid
    ON CONFLICT (message_id) DO UPDATE SET ${COLUMNS.map(([column]) => `${column} = excluded.${column}`).join(', ')}
    WHERE (a.revision, a.context_hash) IS DISTINCT FROM (excluded.revision, excluded.context_hash) OR a.provisional
  )
  SELECT count(*) AS valid FROM valid`;
