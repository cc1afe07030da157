import type { FilterGroup } from './contact-list-filters.ts';
import { sql, type Sql } from './contact-list-sql.ts';

/** The groups of pills that show how many contacts each of their values would keep. */
export const FACETS = [
  'status',
  'source',
  'channel',
  'stage',
  'grade',
  'sentiment',
  'tag',
  'branch',
  'vip',
  'atRisk',
] as const;
export type Facet = (typeof FACETS)[number];

/** The filter that a facet ignores while it counts: its own. */
export const ownFilter = (facet: Facet): FilterGroup => (facet === 'branch' ? 'branchId' : facet);

/** How many contacts have each value of a facet. */
export type Tally = ReadonlyMap<string, number>;

export interface TallyRow {
  readonly facet: Facet | 'total';
  readonly value: string | null;
  readonly n: number;
}

/** Facets of a contact's own columns; its tags are rows elsewhere. */
export type ColumnFacet = Exclude<Facet, 'tag'>;
export const COLUMN_FACETS = FACETS.filter((facet) => facet !== 'tag');

const COLUMNS: Readonly<Record<ColumnFacet, string>> = {
  status: 'c.status',
  source: 'c.source',
  // All channels of a contact, with blanks between.
  channel: 'c.channel_set',
  stage: 'c.stage',
  grade: 'c.lead_grade',
  sentiment: 'c.sentiment_level',
  branch: 'c.branch_id',
  vip: 'c.vip',
  atRisk: 'c.at_risk',
};

/** The columns of contacts `c` that the facets but `tag` are counted from, in the order of their index. */
export const COUNTED_COLUMNS =
  'c.status, c.stage, c.source, c.lead_grade, c.sentiment_level, c.vip, c.at_risk, c.branch_id, c.channel_set';

/** Counts one facet over a table `c` of contacts, or of equal contacts with their number `n`. */
export function tallyOf(facet: ColumnFacet, where: Sql): Sql {
  return sql(
    `SELECT '${facet}' AS facet, ${COLUMNS[facet]}::text AS value, sum(c.n)::bigint AS n FROM c WHERE ${where.text} GROUP BY 2`,
    ...where.values,
  );
}

/** The total and these facets, in one pass over the same table. */
export function talliesOf(facets: readonly ColumnFacet[], where: Sql): Sql {
  const byFacet = (then: (facet: ColumnFacet) => string): string =>
    facets.map((facet) => `WHEN grouping(${COLUMNS[facet]}) = 0 THEN ${then(facet)}`).join(' ');
  // Even of one case, so that no facets at all are no syntax error.
  return sql(
    `SELECT CASE WHEN false THEN '' ${byFacet((facet) => `'${facet}'`)} ELSE 'total' END AS facet,
       CASE WHEN false THEN '' ${byFacet((facet) => `${COLUMNS[facet]}::text`)} ELSE 'all' END AS value,
       coalesce(sum(c.n), 0)::bigint AS n
     FROM c WHERE ${where.text} GROUP BY GROUPING SETS (${facets.map((facet) => `(${COLUMNS[facet]}), `).join('')}())`,
    ...where.values,
  );
}

/** Splits the rows of a count by facet; contacts without a value (no sentiment, no branch) are in none, and a channel set is in each. */
export function tallies(rows: readonly TallyRow[]): Map<Facet | 'total', Map<string, number>> {
  const counted = new Map<Facet | 'total', Map<string, number>>();
  for (const { facet, value, n } of rows) {
    const tally = counted.get(facet) ?? new Map<string, number>();
    counted.set(facet, tally);
    if (value === null || value === '' || n === 0) continue;
    for (const each of facet === 'channel' ? value.split(' ') : [value]) tally.set(each, (tally.get(each) ?? 0) + n);
  }
  return counted;
}
