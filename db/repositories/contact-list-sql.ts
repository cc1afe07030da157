import type { Knex } from 'knex';
import type { Scope } from '../client.ts';

/** What a condition can be compared with. Instants go as ISO text, so that none of their precision is lost on the way. */
export type SqlValue = string | number | boolean | readonly string[];

/** A piece of SQL with a `?` for each of its values. Every value has a cast beside its `?`, so that it can be a literal too. */
export interface Sql {
  readonly text: string;
  readonly values: readonly SqlValue[];
}

/** A piece of SQL that this code wrote, never a request. */
export const sql = (text: string, ...values: SqlValue[]): Sql => ({ text, values });

/** All of them must hold; with none, anything goes. */
export const allOf = (conditions: readonly Sql[]): Sql => join(conditions, ' AND ', 'true');

/** One of them must hold; with none, nothing goes. */
export const anyOf = (conditions: readonly Sql[]): Sql => join(conditions, ' OR ', 'false');

function join(conditions: readonly Sql[], word: string, none: string): Sql {
  if (conditions.length === 0) return sql(none);
  return {
    text: `(${conditions.map(({ text }) => text).join(word)})`,
    values: conditions.flatMap(({ values }) => values),
  };
}

/**
 * The rows a query answers, as the driver gives them (timestamps as Date).
 *
 * @param prepared a name unique to the text: each connection then plans the statement once. Only for statements whose best plan
 *   does not depend on their values.
 */
export async function selectRows<Row>(scope: Scope, { text, values }: Sql, prepared?: string): Promise<Row[]> {
  const query = scope.raw(text, values as unknown as Knex.RawBinding[]);
  // knex hands options through to pg, whose `name` makes a prepared statement; its types do not know.
  const { rows } = (await (prepared === undefined ? query : query.options({ name: prepared }))) as { rows: Row[] };
  return rows;
}
