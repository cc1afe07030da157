import type pg from 'pg';

/** What a version of the software has to do with of a schema. */
export interface ServedSchema {
  /** Lines that it reads, writes, calls or relies on. */
  readonly offers: ReadonlySet<string>;
  /** What is refused to writers. */
  readonly demands: readonly Demand[];
  /** `schema.table`, and `schema.table.column`. */
  readonly places: ReadonlySet<string>;
}

interface Demand {
  readonly line: string;
  readonly table: string;
  /** Whom it is about: names of columns; none where it is an expression's. */
  readonly columns: readonly string[];
}

/** Looks at the schemas `rapport` and `scoped`; inside a transaction, as it is there. */
export async function lookAt(client: pg.Client): Promise<ServedSchema> {
  const lines = async (text: string): Promise<string[]> =>
    (await client.query<{ line: string }>(text)).rows.map(({ line }) => line);
  const { rows: demands } = await client.query<Demand>(DEMANDS);
  return {
    offers: new Set([...(await lines(COLUMNS)), ...(await lines(RIGHTS)), ...(await lines(UNIQUE))]),
    demands,
    places: new Set(await lines(PLACES)),
  };
}

/**
 * What a version made for `before` would miss in `after`, or be refused there. New tables may demand what they like, and so may
 * references and unique keys of new columns alone: whoever does not know them leaves them empty.
 */
export function takenAway(before: ServedSchema, after: ServedSchema): string[] {
  const gone = [...before.offers].filter((line) => !after.offers.has(line)).map((line) => `gone: ${line}`);
  const demandedBefore = new Set(before.demands.map(({ line }) => line));
  const demanded = after.demands
    .filter(({ line, table }) => before.places.has(table) && !demandedBefore.has(line))
    .filter(
      ({ line, table, columns }) => line.startsWith(GIVEN) || !columns.every((name) => isNew(before, table, name)),
    )
    .map(({ line }) => `demanded: ${line}`);
  return [...gone, ...demanded];
}

const isNew = (before: ServedSchema, table: string, column: string): boolean =>
  !before.places.has(`${table}.${column}`);

const GIVEN = 'a value for';

const OURS = `n.nspname IN ('rapport', 'scoped')`;
const EACH_COLUMN = `pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace
  LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
  WHERE ${OURS} AND c.relkind IN ('r', 'p', 'v') AND a.attnum > 0 AND NOT a.attisdropped`;

const COLUMNS = `SELECT format('%s.%s.%s %s, by itself %s', n.nspname, c.relname, a.attname, format_type(a.atttypid, a.atttypmod),
    coalesce(pg_get_expr(d.adbin, d.adrelid), 'nothing')) AS line FROM ${EACH_COLUMN}`;

const PLACES = `SELECT format('%s.%s.%s', n.nspname, c.relname, a.attname) AS line FROM ${EACH_COLUMN}
  UNION SELECT format('%s.%s', n.nspname, c.relname) FROM ${EACH_COLUMN}`;

const ROLES = `unnest('{rapport_api,rapport_worker,rapport_relay,rapport_maintenance}'::text[]) AS role`;

const RIGHTS = `
  SELECT format('%s calls %s(%s), answered %s', role, p.proname, pg_get_function_arguments(p.oid), pg_get_function_result(p.oid)) AS line
    FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace, ${ROLES}
    WHERE ${OURS} AND has_function_privilege(role, p.oid, 'EXECUTE') AND pg_get_function_result(p.oid) <> 'trigger'
  UNION ALL SELECT format('%s may %s %s.%s', grantee, privilege_type, table_schema, table_name)
    FROM information_schema.role_table_grants WHERE table_schema IN ('rapport', 'scoped')
  UNION ALL SELECT format('%s may %s %s.%s.%s', x.grantee::regrole, x.privilege_type, n.nspname, c.relname, a.attname)
    FROM (SELECT * FROM pg_attribute WHERE attacl IS NOT NULL) a JOIN pg_class c ON c.oid = a.attrelid
    JOIN pg_namespace n ON n.oid = c.relnamespace, aclexplode(a.attacl) x WHERE ${OURS}
  UNION ALL SELECT format('%s may draw from %s', role, c.relname) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace, ${ROLES}
    WHERE ${OURS} AND c.relkind = 'S' AND has_sequence_privilege(role, c.oid, 'USAGE')
  UNION ALL SELECT format('policy %s of %s for %s to %s: %s, %s', policyname, tablename, cmd, roles, qual, with_check) FROM pg_policies`;

/** ON CONFLICT names their columns. */
const UNIQUE = `SELECT pg_get_indexdef(i.indexrelid) AS line FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid
  JOIN pg_namespace n ON n.oid = c.relnamespace WHERE ${OURS} AND i.indisunique AND i.indisvalid`;

const NAMES = (table: string, numbers: string): string =>
  `ARRAY(SELECT attname::text FROM pg_attribute WHERE attrelid = ${table} AND attnum = ANY (${numbers}))`;

/** Inherited ones and those of views are their tables' own; what PostgreSQL 18 keeps as constraint for NOT NULL is a value to give. */
const DEMANDS = `
  SELECT format('${GIVEN} %s.%s.%s', n.nspname, c.relname, a.attname) AS line, format('%s.%s', n.nspname, c.relname) AS "table",
      ARRAY[a.attname::text] AS columns
    FROM ${EACH_COLUMN} AND c.relkind <> 'v' AND a.attnotnull AND d.oid IS NULL AND a.attidentity = ''
  UNION ALL SELECT format('%s of %s.%s', pg_get_constraintdef(k.oid), n.nspname, c.relname), format('%s.%s', n.nspname, c.relname),
      ${NAMES('k.conrelid', 'k.conkey')}
    FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE ${OURS} AND k.contype IN ('c', 'f', 'x')
  UNION ALL SELECT pg_get_indexdef(i.indexrelid), format('%s.%s', n.nspname, c.relname), ${NAMES('i.indrelid', 'i.indkey')}
    FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid JOIN pg_namespace n ON n.oid = c.relnamespace WHERE ${OURS} AND i.indisunique`;
