import type { ContactQuery } from '../../api/contacts.ts';
import type { SearchParams } from '../../app/search-params.ts';

/** The groups of pills: OR inside one, AND between them. Named as the API's parameters. */
export const GROUPS = [
  'status',
  'stage',
  'channel',
  'source',
  'grade',
  'sentiment',
  'vip',
  'atRisk',
  'tag',
  'branchId',
  'assigneeId',
] as const;
export type Group = (typeof GROUPS)[number];

export const DATES = ['firstSeenAfter', 'firstSeenBefore', 'lastMessageAfter', 'lastMessageBefore'] as const;
export type DateBound = (typeof DATES)[number];

export const SORTS = ['-lastMessageAt', 'lastMessageAt', '-firstSeenAt', 'firstSeenAt', 'name', '-leadScore'] as const;
export type Sort = (typeof SORTS)[number];
export const DEFAULT_SORT: Sort = '-lastMessageAt';

/**
 * All that the People screen shows, as it stands in its address: the list's own parameters, so that the address, a saved
 * view and a request to the API say the same.
 */
export type PeopleSearch = Partial<Record<Group, string[]>> &
  Partial<Record<DateBound, string>> & { q?: string; sort?: Sort };

const listOf = (given: string | string[] | undefined): string[] =>
  (given === undefined ? [] : Array.isArray(given) ? given : [given]).filter((value) => value !== '');

const oneOf = (given: string | string[] | undefined): string | undefined => (Array.isArray(given) ? given[0] : given);

/** Reads an address; what the list does not know is left out, so that an old bookmark still opens. */
export function peopleSearch(given: SearchParams): PeopleSearch {
  const search: PeopleSearch = {};
  for (const group of GROUPS) {
    const values = [...new Set(listOf(given[group]))];
    if (values.length > 0) search[group] = values;
  }
  for (const bound of DATES) {
    const at = oneOf(given[bound]);
    if (at !== undefined && !Number.isNaN(Date.parse(at))) search[bound] = at;
  }
  const [q, sort] = [oneOf(given['q']), oneOf(given['sort'])];
  if (q) search.q = q;
  if (sort !== undefined && sort !== DEFAULT_SORT && (SORTS as readonly string[]).includes(sort))
    search.sort = sort as Sort;
  return search;
}

/** The same without its order: what narrows the list. */
export function filtersOf({ sort: _sort, ...filters }: PeopleSearch): Omit<PeopleSearch, 'sort'> {
  return filters;
}

/** How many pills, dates and words narrow the list. */
export function countFilters(search: PeopleSearch): number {
  const pills = GROUPS.reduce((sum, group) => sum + (search[group]?.length ?? 0), 0);
  return pills + DATES.filter((bound) => search[bound] !== undefined).length + (search.q === undefined ? 0 : 1);
}

/** As the API's query, whose enums are narrower than what an address may hold: a wrong one is answered with 400. */
export const asQuery = (search: PeopleSearch): ContactQuery => search as ContactQuery;

/** A pill pressed, or pressed again. */
export function toggled(search: PeopleSearch, group: Group, value: string): PeopleSearch {
  const { [group]: had = [], ...rest } = search;
  const values = had.includes(value) ? had.filter((each) => each !== value) : [...had, value];
  return values.length === 0 ? rest : { ...rest, [group]: values };
}
