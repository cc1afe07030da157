import type { Scope } from '../client.ts';
import {
  COLUMN_FACETS,
  COUNTED_COLUMNS,
  FACETS,
  ownFilter,
  tallies,
  talliesOf,
  tallyOf,
  type Facet,
  type Tally,
  type TallyRow,
} from './contact-facets-tally.ts';
import { SET_ASIDE } from './contact-list-row.ts';
import { matching, type ContactConditions, type FilterGroup } from './contact-list-filters.ts';
import { allOf, selectRows, sql, type Sql } from './contact-list-sql.ts';

/** Up to so many matches a count is exact at the moment it is asked for. */
export const EXACT_UP_TO = 10_000;

export interface Facets {
  readonly total: number;
  readonly counts: ReadonlyMap<Facet, Tally>;
}

/** Filters over what contacts are grouped by: applied to the groups, so that one pass serves every facet. */
const GROUPED: readonly FilterGroup[] = [
  'status',
  'stage',
  'source',
  'grade',
  'sentiment',
  'vip',
  'atRisk',
  'branchId',
  'channel',
];

/**
 * Counts these facets over the contacts that pass the conditions, or over all but one of the conditions.
 * @returns null when more than {@link EXACT_UP_TO} pass
 */
export async function countFew(
  scope: Scope,
  conditions: ContactConditions,
  { facets, except }: { readonly facets: readonly Facet[]; readonly except?: FilterGroup },
): Promise<Facets | null> {
  const where = matching(conditions, except);
  const columns = facets.filter((facet) => facet !== 'tag');
  const statement = union([talliesOf(columns, sql('true')), ...(facets.includes('tag') ? [TAGS_OF_FEW] : [])]);
  const rows = await selectRows<TallyRow>(
    scope,
    sql(
      `WITH c AS MATERIALIZED (SELECT c.id, 1 AS n, ${COUNTED_COLUMNS} FROM contacts c WHERE ${where.text} LIMIT ?::integer)
       ${statement.text}`,
      ...where.values,
      EXACT_UP_TO + 1,
    ),
  );
  const { total, counts: found } = facetsIn(rows);
  return total > EXACT_UP_TO ? null : { total, counts: found };
}

const TAGS_OF_FEW = sql(
  `SELECT 'tag' AS facet, ct.tag_id::text AS value, count(*) AS n FROM c JOIN contact_tags ct ON ct.contact_id = c.id GROUP BY 2`,
);

/**
 * Counts every facet but the tags from what is kept counted ({@link file://../migrations/0015_counts.up.sql}): exact at this moment,
 * and no contact is looked at.
 *
 * @returns null for conditions over anything else than what is kept
 */
export async function countTallied(scope: Scope, conditions: ContactConditions): Promise<Facets | null> {
  if ([...conditions.keys()].some((group) => !GROUPED.includes(group))) return null;
  const kept = sql('NOT MATERIALIZED (SELECT * FROM contact_tallies)');
  return facetsIn(await countGroups(scope, kept, conditions));
}

/**
 * Counts every facet over any number of contacts: one pass over the index of the facets, which counts equal contacts together,
 * and then the groups for each facet.
 */
export async function countAll(scope: Scope, conditions: ContactConditions): Promise<Facets> {
  const scanned = matching(new Map([...conditions].filter(([group]) => !GROUPED.includes(group))));
  const source = sql(
    `MATERIALIZED (SELECT ${COUNTED_COLUMNS}, count(*) AS n FROM contacts c WHERE ${scanned.text} GROUP BY ${COUNTED_COLUMNS})`,
    ...scanned.values,
  );
  const grouped = new Map([...conditions].filter(([group]) => GROUPED.includes(group)));
  const { total, counts } = facetsIn(await countGroups(scope, source, grouped));
  return { total, counts: new Map([...counts, ['tag', await countTags(scope, conditions)]]) };
}

/**
 * The total and every facet but the tags, over groups of equal contacts with their number `n`.
 * @param source the groups, as what stands after AS in a WITH
 */
function countGroups(scope: Scope, source: Sql, conditions: ContactConditions): Promise<TallyRow[]> {
  const kept = (except?: FilterGroup): Sql =>
    allOf([...conditions].filter(([group]) => group !== except).map(([, condition]) => condition));
  const own = COLUMN_FACETS.filter((facet) => conditions.has(ownFilter(facet)));
  const rest = COLUMN_FACETS.filter((facet) => !own.includes(facet));
  const statement = union([talliesOf(rest, kept()), ...own.map((facet) => tallyOf(facet, kept(ownFilter(facet))))]);
  return selectRows<TallyRow>(
    scope,
    sql(
      `WITH counted AS ${source.text},
         c AS NOT MATERIALIZED (SELECT *, string_to_array(channel_set, ' ') AS channels FROM counted)
       ${statement.text}`,
      ...source.values,
      ...statement.values,
    ),
  );
}

/** How many of the contacts that pass have each tag. With no other filter only the few that are set aside have to be left out. */
export async function countTags(scope: Scope, conditions: ContactConditions): Promise<Tally> {
  const filtered = [...conditions.keys()].some((group) => group !== 'tag');
  const where = matching(conditions, 'tag');
  const of = filtered
    ? sql(`EXISTS (SELECT FROM contacts c WHERE c.id = ct.contact_id AND ${where.text})`, ...where.values)
    : sql(`NOT EXISTS (SELECT FROM contacts c WHERE c.id = ct.contact_id AND ${SET_ASIDE})`);
  const rows = await selectRows<TallyRow>(
    scope,
    sql(
      `SELECT 'tag' AS facet, ct.tag_id::text AS value, count(*) AS n FROM contact_tags ct WHERE ${of.text} GROUP BY ct.tag_id`,
      ...of.values,
    ),
  );
  return tallies(rows).get('tag') ?? new Map();
}

const union = (parts: readonly Sql[]): Sql => ({
  text: parts.map(({ text }) => text).join(' UNION ALL '),
  values: parts.flatMap(({ values }) => values),
});

function facetsIn(rows: readonly TallyRow[]): Facets {
  const counted = tallies(rows);
  const none: Tally = new Map();
  return {
    total: counted.get('total')?.get('all') ?? 0,
    counts: new Map(FACETS.map((facet) => [facet, counted.get(facet) ?? none])),
  };
}
