import type { Scope } from '../client.ts';
import { LIST_COLUMNS, listedContact, LIVE, type ContactListRow } from './contact-list-row.ts';

/** Contacts as a list shows them, by id; absorbed ones and those being erased are left out. */
export async function listedContactsById(
  scope: Scope,
  ids: readonly string[],
): Promise<Map<string, ReturnType<typeof listedContact>>> {
  if (ids.length === 0) return new Map();
  const { rows } = await scope.raw<{ rows: ContactListRow[] }>(
    `SELECT ${LIST_COLUMNS} FROM contacts c WHERE c.id = ANY (?::uuid[]) AND ${LIVE}`,
    [[...ids]],
  );
  return new Map(rows.map((row) => [row.id, listedContact(row)]));
}
