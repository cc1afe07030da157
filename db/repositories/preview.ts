import type { KnownFields } from '../../domain/facts.ts';
import type { ContactState } from '../../domain/state.ts';
import type { Scope } from '../client.ts';
import { BEFORE_ALL_IDS } from '../walk.ts';
import { KNOWN } from './known-fields.ts';

/** A contact as it was last judged, with all that judging it by other settings takes. */
export interface JudgedContact {
  readonly contactId: string;
  readonly state: ContactState;
  readonly known: KnownFields;
}

const JUDGED = `FROM contacts c JOIN contact_checkpoints k ON k.contact_id = c.id AND k.place = 'head'
  WHERE c.erasing_at IS NULL AND c.merged_into IS NULL`;

/** How many contacts of the workspace have been judged. */
export async function countJudged(scope: Scope): Promise<number> {
  const { rows } = await scope.raw<{ rows: { judged: number }[] }>(`SELECT count(*) AS judged ${JUDGED}`);
  return rows[0]?.judged ?? 0;
}

/**
 * The next judged contacts by id, after `after`.
 * @param oneIn 1 for all of them; otherwise about one in so many, chosen by a hash of the id and so neither by age nor by anything shown
 */
export async function judgedContacts(
  scope: Scope,
  page: { readonly after: string | null; readonly oneIn: number; readonly limit: number },
): Promise<JudgedContact[]> {
  const { rows } = await scope.raw<{ rows: JudgedContact[] }>(
    `SELECT c.id AS "contactId", k.state, ${KNOWN} AS known ${JUDGED}
       AND c.id > coalesce(:after::uuid, '${BEFORE_ALL_IDS}') AND abs(hashtext(c.id::text)::bigint) % :oneIn = 0
     ORDER BY c.id LIMIT :limit`,
    { ...page },
  );
  return rows;
}

/** Names of contacts, by id. */
export async function namesOf(scope: Scope, contactIds: readonly string[]): Promise<Map<string, string | null>> {
  const rows: { id: string; name: string | null }[] = await scope('contacts')
    .whereIn('id', contactIds)
    .select('id', 'name');
  return new Map(rows.map(({ id, name }) => [id, name]));
}
