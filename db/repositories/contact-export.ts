import pg from 'pg';
import type { Scope } from '../client.ts';
import { conditionsOf, matching, type ContactFilters } from './contact-list-filters.ts';
import { orderBy, type ContactSort } from './contact-list-sort.ts';
import { selectRows, sql, type Sql, type SqlValue } from './contact-list-sql.ts';

/** The code points of = + - @, tab and carriage return. */
const FORMULA_STARTS = '61, 43, 45, 64, 9, 13';

/** What a spreadsheet would run as a formula gets a leading apostrophe; see OWASP, "CSV Injection". */
const cell = (column: string): string =>
  `CASE WHEN ascii(${column}) IN (${FORMULA_STARTS}) THEN '''' || ${column} ELSE ${column} END`;

/** A phone number in E.164 begins with a "+" and is no formula: importers want it as it is. */
const phone = `CASE WHEN c.phone ~ '^\\+[1-9][0-9]{1,14}$' THEN c.phone ELSE ${cell('c.phone')} END`;

const time = (column: string): string => `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`;

const COLUMNS = `${cell('c.name')} AS name, ${cell('c.email')} AS email, ${phone} AS phone, ${cell('c.company')} AS company,
  c.status, c.source, ${time('c.first_seen_at')} AS first_seen_at, ${time('c.last_message_at')} AS last_message_at, c.message_count`;

/** The statement that writes the contacts which pass the filters as CSV (RFC 4180 quoting, LF, a header) to the client. */
export async function exportStatement(scope: Scope, filters: ContactFilters, sort: ContactSort): Promise<string> {
  // All rows in an order are read faster as they lie and then sorted than one by one in the order of the sort's index.
  await selectRows(scope, sql("SELECT set_config('enable_indexscan', 'off', true)"));
  const where = inlined(matching(await conditionsOf(scope, filters)));
  return `COPY (SELECT ${COLUMNS} FROM contacts c WHERE ${where} ORDER BY ${orderBy(sort)}) TO STDOUT WITH (FORMAT csv, HEADER)`;
}

/**
 * The SQL with its values written into it, since COPY takes no bind parameters. Everything that a request says reaches COPY
 * through {@link literal}, and nowhere else.
 *
 * @throws when there are not as many values as places: a `?` that is no place would shift all values after it
 */
export function inlined({ text, values }: Sql): string {
  const parts = text.split('?');
  if (parts.length !== values.length + 1) throw new Error('the values do not fit the statement');
  return parts.map((part, index) => (index === 0 ? part : `${literal(values[index - 1] as SqlValue)}${part}`)).join('');
}

/** A value as a literal of SQL, quoted as libpq does it, whatever standard_conforming_strings says. */
export function literal(value: SqlValue): string {
  if (typeof value === 'boolean') return value ? 'true' : 'false';
  if (typeof value === 'number') return pg.escapeLiteral(String(value));
  if (typeof value === 'string') return pg.escapeLiteral(value);
  return `ARRAY[${value.map((element) => pg.escapeLiteral(element)).join(', ')}]`;
}
