import type { Scope } from '../client.ts';
import { conditionsOf, type ContactFilters } from './contact-list-filters.ts';
import { findPlaces, type PageQuery } from './contact-list-places.ts';
import { LIST_COLUMNS, type ContactListRow } from './contact-list-row.ts';
import type { Place } from './contact-list-sort.ts';
import { selectRows, sql } from './contact-list-sql.ts';

export interface ContactListQuery extends PageQuery {
  readonly filters: ContactFilters;
}

export interface ContactPage {
  readonly rows: readonly ContactListRow[];
  /** Where this page ends; null when nothing follows. */
  readonly end: Place | null;
}

/** One page of the contacts that pass the filters. */
export async function listContacts(scope: Scope, query: ContactListQuery): Promise<ContactPage> {
  const conditions = await conditionsOf(scope, query.filters);
  const places = await findPlaces(scope, query, conditions);
  const page = places.slice(0, query.limit);
  return {
    rows: await readListed(
      scope,
      page.map(({ id }) => id),
    ),
    end: places.length > query.limit ? (page.at(-1) ?? null) : null,
  };
}

/** The contacts with these ids, in this order. */
async function readListed(scope: Scope, ids: readonly string[]): Promise<ContactListRow[]> {
  if (ids.length === 0) return [];
  return selectRows<ContactListRow>(
    scope,
    sql(
      `SELECT ${LIST_COLUMNS} FROM unnest(?::uuid[]) WITH ORDINALITY AS place (id, n)
       JOIN contacts c ON c.id = place.id ORDER BY place.n`,
      ids,
    ),
    'contacts_listed',
  );
}
