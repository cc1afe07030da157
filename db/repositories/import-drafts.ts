import type { Person } from '../../domain/import/plan-rows.ts';
import type { Scope } from '../client.ts';

/** A person as a dry run's rows would have made them. */
export interface Draft {
  readonly person: Person;
  /** Of the addresses that the rows gave. */
  readonly keys: readonly string[];
}

interface ImportKey {
  readonly workspaceId: string;
  readonly importId: string;
}

/** The drafts that have one of these addresses, or are of one of these contacts. */
export async function findDrafts(
  scope: Scope,
  importId: string,
  { keys, contactIds }: { readonly keys: readonly string[]; readonly contactIds: readonly string[] },
): Promise<Draft[]> {
  const { rows } = await scope.raw<{ rows: Draft[] }>(
    `SELECT person, keys FROM import_drafts WHERE import_id = :importId::uuid AND keys && :keys::text[]
     UNION ALL
     SELECT person, keys FROM import_drafts
     WHERE import_id = :importId::uuid AND contact_id = ANY(:contactIds::uuid[]) AND NOT keys && :keys::text[]`,
    { importId, keys: [...keys], contactIds: [...contactIds] },
  );
  return rows;
}

export async function keepDrafts(
  scope: Scope,
  { workspaceId, importId }: ImportKey,
  drafts: readonly Draft[],
): Promise<void> {
  if (drafts.length === 0) return;
  const rows = drafts.map(({ person, keys }) => ({ contactId: person.id, person, keys }));
  await scope.raw(
    `INSERT INTO import_drafts AS known (import_id, workspace_id, contact_id, keys, person)
     SELECT :importId::uuid, :workspaceId::uuid, "contactId", ARRAY(SELECT json_array_elements_text(keys)), person
     FROM json_to_recordset(:rows::json) AS r ("contactId" uuid, keys json, person json)
     ON CONFLICT (import_id, contact_id) DO UPDATE SET person = excluded.person, keys = known.keys || excluded.keys`,
    { importId, workspaceId, rows: JSON.stringify(rows) },
  );
}

/** Removes some of a dry run's drafts, which nobody needs once it is over. @returns how many */
export async function removeDrafts(scope: Scope, importId: string, limit: number): Promise<number> {
  const { rowCount } = await scope.raw<{ rowCount: number }>(
    `DELETE FROM import_drafts WHERE import_id = :importId AND contact_id IN (
       SELECT contact_id FROM import_drafts WHERE import_id = :importId LIMIT :limit)`,
    { importId, limit },
  );
  return rowCount;
}
