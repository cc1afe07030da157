import type { Scope } from '../client.ts';
import { matching, type ContactConditions } from './contact-list-filters.ts';
import { LIVE } from './contact-list-row.ts';
import { after, leadOf, orderBy, rangeOf, sortValue, type ContactSort, type Place } from './contact-list-sort.ts';
import { allOf, selectRows, sql, type Sql } from './contact-list-sql.ts';

export interface PageQuery {
  readonly sort: ContactSort;
  /** Where the page before ended; null for the first. */
  readonly after: Place | null;
  readonly limit: number;
}

/** How much is looked at in which order; numbers of rows. */
export interface SearchBounds {
  /** From so many expected matches on, a short walk is likely to fill a page. */
  readonly common: number;
  /** The same where a walk is confined to one status or stage. */
  readonly led: number;
  readonly nearWalk: number;
  /** More matches than this are only gathered and sorted when a longer walk has not found a page among them. */
  readonly gather: number;
  readonly farWalk: number;
}

/** Each step costs some 50 ms at most where a row costs a few microseconds. */
const BOUNDS: SearchBounds = { common: 5_000, led: 1_000, nearWalk: 10_000, gather: 20_000, farWalk: 50_000 };

/**
 * The places of a page's rows, and of one more where there is one.
 *
 * Left to choose by itself, the planner walks the sort's index through a million rows in search of fifty whenever it takes a
 * filter for more common than it is, or its matches for spread evenly. So walks are bounded. What few pass is gathered by the
 * filters' own indexes and sorted. What many pass is found in a short walk along the sort; and what many pass but not soon
 * (contacts first seen long ago, by last message) costs a longer walk, and then the sorting of all matches.
 */
export async function findPlaces(
  scope: Scope,
  query: PageQuery,
  conditions: ContactConditions,
  bounds: SearchBounds = BOUNDS,
): Promise<Place[]> {
  const range = allOf([...rangeOf(query.sort, conditions), ...(query.after ? [after(query.sort, query.after)] : [])]);
  const leads = leadOf(query.sort, conditions);
  const lead = allOf(leads);
  const search: Search = { scope, query, range, lead, where: matching(conditions) };
  const page = query.limit + 1;
  if (conditions.size === 0) return walk(search, page);
  // Among the rows of a lead matches lie closer together than among all.
  if ((await expectedMatches(search)) > (leads.length > 0 ? bounds.led : bounds.common)) {
    const near = await walk(search, bounds.nearWalk);
    if (near.length === page) return near;
  }
  const few = await gather(search, bounds.gather);
  if (few !== null) return few;
  const far = await walk(search, bounds.farWalk);
  return far.length === page ? far : ((await gather(search, null)) ?? []);
}

interface Search {
  readonly scope: Scope;
  readonly query: PageQuery;
  /** Where in the sort the page lies. */
  readonly range: Sql;
  /** What a walk is confined to besides. */
  readonly lead: Sql;
  readonly where: Sql;
}

/** How many matches the planner expects. Only where to begin is decided by it: it can be wrong by orders of magnitude. */
async function expectedMatches({ scope, where }: Search): Promise<number> {
  const [explained] = await selectRows<{ 'QUERY PLAN': readonly { Plan: { 'Plan Rows': number } }[] }>(
    scope,
    sql(`EXPLAIN (FORMAT JSON) SELECT FROM contacts c WHERE ${where.text}`, ...where.values),
  );
  return explained?.['QUERY PLAN'][0]?.Plan['Plan Rows'] ?? 0;
}

/** The page's places among the first `steps` rows of the sort. */
function walk({ scope, query, range, lead, where }: Search, steps: number): Promise<Place[]> {
  const order = orderBy(query.sort);
  return selectRows<Place>(
    scope,
    sql(
      `SELECT c.id, ${sortValue(query.sort)} AS value
       FROM (SELECT * FROM contacts c WHERE ${LIVE} AND ${range.text} AND ${lead.text} ORDER BY ${order} LIMIT ?::integer) c
       WHERE ${where.text} ORDER BY ${order} LIMIT ?::integer`,
      ...range.values,
      ...lead.values,
      steps,
      ...where.values,
      query.limit + 1,
    ),
  );
}

/**
 * The page's places among all matches.
 *
 * The matches are a query of their own without the limit, which the planner plans for all of them; they are still fetched only
 * up to the limit. Knowing of it, the planner would again walk some index and hope to meet the matches early.
 *
 * @param most null for any number
 * @returns null when there are more matches than `most`
 */
async function gather({ scope, query, range, where }: Search, most: number | null): Promise<Place[] | null> {
  const order = orderBy(query.sort);
  await allowScans(scope, false);
  const found = await selectRows<{ readonly matches: number; readonly id: string | null; readonly value: string }>(
    scope,
    sql(
      `WITH matches AS MATERIALIZED (
         SELECT c.id, c.sort_last_message_at, c.first_seen_at, c.sort_name, c.lead_score FROM contacts c
         WHERE ${where.text}),
       c AS MATERIALIZED (SELECT * FROM matches LIMIT ?::integer)
       SELECT gathered.matches, page.id, page.value
       FROM (SELECT count(*) AS matches FROM c) gathered LEFT JOIN (
         SELECT c.id, ${sortValue(query.sort)} AS value, row_number() OVER (ORDER BY ${order}) AS n
         FROM (SELECT * FROM c WHERE ${range.text} ORDER BY ${order} LIMIT ?::integer) c) page ON true
       ORDER BY page.n`,
      ...where.values,
      most === null ? MORE_THAN_THERE_ARE : most + 1,
      ...range.values,
      query.limit + 1,
    ),
  );
  await allowScans(scope, true);
  if (most !== null && (found[0]?.matches ?? 0) > most) return null;
  return found.flatMap(({ id, value }) => (id === null ? [] : { id, value }));
}

/** A limit that is none. */
const MORE_THAN_THERE_ARE = 2 ** 31 - 1;

/** A scan of the whole table is what a filter believed common gets, and the worst of all for one that is not. */
async function allowScans(scope: Scope, allowed: boolean): Promise<void> {
  await selectRows(scope, sql("SELECT set_config('enable_seqscan', ?::text, true)", allowed ? 'on' : 'off'));
}
