import type { Scope } from '../client.ts';
import { selectRows, sql } from './contact-list-sql.ts';
import { CUSTOM_FIELD_VALUES } from './custom-fields.ts';

/** Rows fetched at once: a long-lived contact has more messages than should be in memory. */
const BATCH = 500;

/** Seals and claims of requests, kept for a day, their content the answers themselves; and lines of ids alone, kept for a week. */
const NOT_ABOUT_THE_PERSON: readonly string[] = ['idempotency_keys', 'job_items', 'event_feed'];

/** One table's rows about a contact, column names as in the database. */
export interface HeldRow {
  readonly table: string;
  readonly row: Readonly<Record<string, unknown>>;
}

/** Every table that names a contact, so that one made later is not forgotten. */
export async function tablesAboutContacts(scope: Scope): Promise<string[]> {
  const tables = await selectRows<{ name: string }>(
    scope,
    sql(
      `SELECT c.relname AS name FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
       WHERE c.relnamespace = 'scoped'::regnamespace AND a.attname = 'contact_id' AND NOT a.attisdropped
         AND c.relname <> ALL (?::text[]) ORDER BY 1`,
      NOT_ABOUT_THE_PERSON,
    ),
  );
  return tables.map(({ name }) => name);
}

/**
 * Every row held about a contact and about those it absorbed, a few at a time. Within the scope's transaction, which has to
 * stay open until the last row was taken.
 *
 * @param contactId a survivor's id
 */
export async function* heldAbout(scope: Scope, contactId: string): AsyncGenerator<HeldRow> {
  yield* contactsThemselves(scope, contactId);
  for (const table of await tablesAboutContacts(scope)) yield* rowsOf(scope, table, 'contact_id', contactId);
}

/** Custom fields stand under their keys, which are the business's words for them; the row has their ids. */
async function* contactsThemselves(scope: Scope, contactId: string): AsyncGenerator<HeldRow> {
  for await (const { table, row } of rowsOf(scope, 'contacts', 'id', contactId)) {
    const [own] = await selectRows<{ custom_fields: Record<string, unknown> }>(
      scope,
      sql(`SELECT ${CUSTOM_FIELD_VALUES} AS custom_fields FROM contacts c WHERE c.id = ?::uuid`, row['id'] as string),
    );
    yield { table, row: { ...row, ...own } };
  }
}

async function* rowsOf(scope: Scope, table: string, column: string, contactId: string): AsyncGenerator<HeldRow> {
  await scope.raw(
    `DECLARE held NO SCROLL CURSOR FOR
     WITH RECURSIVE person AS (SELECT ?::uuid AS id UNION SELECT c.id FROM person JOIN contacts c ON c.merged_into = person.id)
     SELECT to_jsonb(t) - 'workspace_id'::text AS row FROM ?? AS t WHERE t.?? IN (SELECT id FROM person)`,
    [contactId, table, column],
  );
  for (;;) {
    const rows = await selectRows<{ row: Record<string, unknown> }>(scope, sql(`FETCH ${String(BATCH)} FROM held`));
    for (const { row } of rows) yield { table, row };
    if (rows.length < BATCH) break;
  }
  await scope.raw('CLOSE held');
}
