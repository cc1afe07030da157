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

const COLUMNS: Readonly<Record<Exclude<Facet, 'tag' | 'channel'>, string>> = {
  status: 'c.status',
  source: 'c.source',
  stage: 'c.stage',
  grade: 'c.lead_grade',
  sentiment: 'c.sentiment_level',
  branch: 'c.branch_id::text',
  vip: 'c.vip::text',
  atRisk: 'c.at_risk::text',
};

/** The columns of contacts `c` that the facets but `tag` are counted from, in the order of their index. */
export const COUNTED_COLUMNS =
  'c.status, c.stage, c.source, c.lead_grade, c.sentiment_level, c.vip, c.at_risk, c.branch_id, c.channel_set';

/** Counts one facet over a table `c` of contacts, or of equal contacts with their number `n`. */
export function tallyOf(facet: Exclude<Facet, 'tag'>, where: Sql): Sql {
  const value = facet === 'channel' ? 'channel' : COLUMNS[facet];
  const from = facet === 'channel' ? 'c, unnest(c.channels) AS channel' : 'c';
  return sql(
    `SELECT '${facet}' AS facet, ${value} AS value, sum(c.n)::bigint AS n FROM ${from} WHERE ${where.text} GROUP BY 2 HAVING sum(c.n) <> 0`,
    ...where.values,
  );
}

/** Splits the rows of a count by facet; contacts without a value (no sentiment, no branch) are in none. */
export function tallies(rows: readonly TallyRow[]): Map<Facet | 'total', Map<string, number>> {
  const counted = new Map<Facet | 'total', Map<string, number>>();
  for (const { facet, value, n } of rows) {
    const tally = counted.get(facet) ?? new Map<string, number>();
    counted.set(facet, tally);
    if (value !== null) tally.set(value, n);
  }
  return counted;
}
