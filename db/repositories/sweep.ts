import type { Knex } from 'knex';
import { BEFORE_ALL_IDS } from '../walk.ts';

export interface ContactToWake {
  readonly workspaceId: string;
  readonly contactId: string;
  /** The inbox's last number. */
  readonly lastSeq: number;
}

/** How late a contact may be before somebody looks: a minute is what a busy worker may need. */
const LATE = "interval '1 minute'";

/**
 * Contacts whose workflow was told and has not judged, or whose deadline has passed unnoticed: its run was lost or terminated, or
 * Temporal was restored from an older state.
 *
 * @param database of the role `rapport_relay`
 * @param except contacts that were woken a moment ago
 */
export async function overdueContacts(
  database: Knex,
  except: readonly string[],
  limit: number,
): Promise<ContactToWake[]> {
  const bindings = { except: [...except], limit };
  const unjudged = await database.raw<{ rows: ContactToWake[] }>(
    `SELECT workspace_id AS "workspaceId", contact_id AS "contactId", last_seq AS "lastSeq" FROM contact_inbox
     WHERE last_seq > judged_seq AND relayed_seq >= last_seq AND last_at < now() - ${LATE} AND contact_id <> ALL (:except::uuid[])
     ORDER BY last_at LIMIT :limit`,
    bindings,
  );
  const missed = await database.raw<{ rows: ContactToWake[] }>(
    `SELECT c.workspace_id AS "workspaceId", c.id AS "contactId", i.last_seq AS "lastSeq"
     FROM contacts c JOIN contact_inbox i ON i.contact_id = c.id
     WHERE c.next_deadline < now() - ${LATE} AND c.erasing_at IS NULL AND c.merged_into IS NULL AND c.id <> ALL (:except::uuid[])
     ORDER BY c.next_deadline LIMIT :limit`,
    bindings,
  );
  const unlooked = await database.raw<{ rows: ContactToWake[] }>(
    `SELECT i.workspace_id AS "workspaceId", i.contact_id AS "contactId", i.last_seq AS "lastSeq" FROM contact_inbox i JOIN contacts c ON c.id = i.contact_id
     WHERE i.next_look_at < now() - ${LATE} AND c.erasing_at IS NULL AND c.merged_into IS NULL
       AND i.contact_id <> ALL (:except::uuid[]) ORDER BY i.next_look_at LIMIT :limit`,
    bindings,
  );
  const found = new Map(
    [...unjudged.rows, ...missed.rows, ...unlooked.rows].map((contact) => [contact.contactId, contact]),
  );
  return [...found.values()];
}

/** The next contacts, by id, that wait for anything: what a lost cluster has to be told again. */
export async function waitingContacts(database: Knex, after: string | null, limit: number): Promise<ContactToWake[]> {
  const { rows } = await database.raw<{ rows: ContactToWake[] }>(
    `SELECT c.workspace_id AS "workspaceId", c.id AS "contactId", i.last_seq AS "lastSeq" FROM contacts c JOIN contact_inbox i ON i.contact_id = c.id
     WHERE (c.next_deadline IS NOT NULL OR i.next_look_at IS NOT NULL OR i.last_seq > i.judged_seq) AND c.erasing_at IS NULL AND c.merged_into IS NULL
       AND c.id > coalesce(:after::uuid, '${BEFORE_ALL_IDS}')
     ORDER BY c.id LIMIT :limit`,
    { after, limit },
  );
  return rows;
}
