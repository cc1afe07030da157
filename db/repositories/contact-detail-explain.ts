import type { Evidence } from '../../domain/judgement.ts';
import type { Scope } from '../client.ts';
import type { ContactDetailRow } from './contact-detail.ts';
import { selectRows, sql } from './contact-list-sql.ts';

/** Kinds of contact_events whose last change says since when an explained value holds. */
export const EXPLAINED_KINDS = ['status', 'stage', 'lead_score', 'sentiment'] as const;
export type ExplainedKind = (typeof EXPLAINED_KINDS)[number];

/** What an explanation is put into words with. */
export interface ExplanationSources {
  /** When each value last changed; missing where it never did. */
  readonly since: Readonly<Partial<Record<ExplainedKind, Date>>>;
  /** Signal id → name, by the settings that the contact was judged by. */
  readonly signalNames: ReadonlyMap<string, string>;
  /** Message id → text as it reads now, of the messages named as evidence; one deleted on its channel is not among them. */
  readonly texts: ReadonlyMap<string, string>;
}

export async function readExplanation(scope: Scope, row: ContactDetailRow): Promise<ExplanationSources> {
  const { explain } = row;
  const evidence = explain
    ? [explain.status, explain.stage, explain.leadScore, explain.sentiment].flatMap(
        (decision) => decision?.evidence ?? [],
      )
    : [];
  return {
    since: await lastChanges(scope, row.id),
    signalNames: await signalNames(scope, row),
    texts: await readTexts(scope, row.id, evidence),
  };
}

async function lastChanges(scope: Scope, contactId: string): Promise<ExplanationSources['since']> {
  const changes = await selectRows<{ kind: ExplainedKind; at: Date | null }>(
    scope,
    sql(
      `SELECT k.kind, (SELECT e.at FROM contact_events e WHERE e.contact_id = ?::uuid AND e.kind = k.kind ORDER BY e.id DESC LIMIT 1) AS at
       FROM unnest(?::text[]) AS k (kind)`,
      contactId,
      EXPLAINED_KINDS,
    ),
  );
  return Object.fromEntries(changes.flatMap(({ kind, at }) => (at ? [[kind, at]] : [])));
}

async function signalNames(scope: Scope, row: ContactDetailRow): Promise<ReadonlyMap<string, string>> {
  if (row.settings_version === null || !row.explain?.contributions.length) return new Map();
  const signals = await selectRows<{ id: string; name: string }>(
    scope,
    sql(
      `SELECT signal ->> 'id' AS id, signal ->> 'name' AS name
       FROM settings, jsonb_array_elements(document -> 'leadScoring' -> 'signals') AS signal WHERE version = ?::integer`,
      row.settings_version,
    ),
  );
  return new Map(signals.map(({ id, name }) => [id, name]));
}

/** Texts of this contact's messages that evidence points at; see {@link ExplanationSources.texts}. */
export async function readTexts(
  scope: Scope,
  contactId: string,
  evidence: readonly Evidence[],
): Promise<ReadonlyMap<string, string>> {
  const ids = [...new Set(evidence.flatMap(({ messageId }) => messageId ?? []))];
  if (ids.length === 0) return new Map();
  const messages = await selectRows<{ id: string; text: string }>(
    scope,
    sql(
      `SELECT id, text FROM messages
       WHERE id = ANY (?::uuid[]) AND contact_id = ?::uuid AND deleted_at IS NULL AND text IS NOT NULL`,
      ids,
      contactId,
    ),
  );
  return new Map(messages.map(({ id, text }) => [id, text]));
}
