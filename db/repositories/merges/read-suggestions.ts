import type { MergeReason } from '../../../domain/merge/reasons.ts';
import type { Scope } from '../../client.ts';
import { LIVE } from '../contact-list-row.ts';

export interface SuggestionRow {
  readonly id: string;
  readonly contact_id: string;
  readonly other_id: string;
  readonly state: 'open' | 'linking' | 'accepted' | 'dismissed';
  readonly reasons: readonly MergeReason[];
  readonly created_at: Date;
}

/** A row with its place in the list: newest first. */
export type SuggestionPage = SuggestionRow & { readonly place: readonly [at: string, id: string] };

const live = (side: string): string => LIVE.replaceAll('c.', `${side}.`);

/**
 * Open suggestions about contacts that stand for themselves, newest first. `contact_id` is the one first seen.
 *
 * @param query.contactId a survivor's id: only those about this contact
 */
export async function listSuggestions(
  scope: Scope,
  query: {
    readonly contactId: string | null;
    readonly after: readonly [string, string] | null;
    readonly limit: number;
  },
): Promise<SuggestionPage[]> {
  const [at, id] = query.after ?? [null, null];
  const { rows } = await scope.raw<{ rows: SuggestionPage[] }>(
    `SELECT s.id, s.state, s.reasons, s.created_at, ARRAY[s.created_at::text, s.id::text] AS place,
       CASE WHEN (a.first_seen_at, a.id) < (b.first_seen_at, b.id) THEN a.id ELSE b.id END AS contact_id,
       CASE WHEN (a.first_seen_at, a.id) < (b.first_seen_at, b.id) THEN b.id ELSE a.id END AS other_id
     FROM merge_suggestions s JOIN contacts a ON a.id = s.contact_id JOIN contacts b ON b.id = s.other_id
     WHERE s.state = 'open' AND ${live('a')} AND ${live('b')}
       AND (:contactId::uuid IS NULL OR :contactId::uuid IN (s.contact_id, s.other_id))
       AND (:at::timestamptz IS NULL OR (s.created_at, s.id) < (:at::timestamptz, :id::uuid))
     ORDER BY s.created_at DESC, s.id DESC LIMIT :limit`,
    { contactId: query.contactId, at, id, limit: query.limit },
  );
  return rows;
}

/** One suggestion, held until the transaction ends. */
export const holdSuggestion = (scope: Scope, id: string): Promise<SuggestionRow | undefined> =>
  scope<SuggestionRow>('merge_suggestions').where({ id }).forUpdate().first();

/** Keeps a pair apart for good: it is not suggested again. */
export async function dismissSuggestion(
  scope: Scope,
  { id, actor, at }: { readonly id: string; readonly actor: string; readonly at: Date },
): Promise<void> {
  await scope('merge_suggestions').where({ id }).update({ state: 'dismissed', decided_by: actor, decided_at: at });
}
