import { queryOptions, type QueryClient } from '@tanstack/react-query';
import { api, body } from '../../api/client.ts';
import type { Contact, ContactList } from '../../api/contacts.ts';
import { asQuery, type PeopleSearch } from './people-search.ts';

/** Rows of one request, as many as the API gives at once: a jump far down walks over every page before it. */
export const PAGE_ROWS = 200;

/** Pages out of sight are forgotten after this, so that a long scroll does not fill the memory. */
const FORGET_AFTER_MS = 20_000;

/** Begins the keys of all lists of contacts. */
export const LISTS_KEY = ['contacts', 'pages'] as const;

/**
 * One walk through one list. Where a page begins is only known from the page before it, and is remembered here when the page
 * itself has been forgotten.
 */
export interface Walk {
  readonly search: PeopleSearch;
  readonly key: readonly unknown[];
  /** By page; null where the list ended before it. */
  readonly cursors: Map<number, string | null>;
  /** How many rows there are, once the end was seen. */
  rows: number | null;
}

let begun = 0;

/** Begins a list anew. No page of an earlier walk is taken for one of this: its order may have changed, and where it went on is forgotten. */
export function beginWalk(search: PeopleSearch): Walk {
  begun += 1;
  return { search, key: [...LISTS_KEY, search, begun], cursors: new Map(), rows: null };
}

/** The page with this number; asking for a far one walks there from the last that is known. */
export function pageOptions(client: QueryClient, walk: Walk, page: number) {
  return queryOptions({
    queryKey: [...walk.key, page],
    queryFn: async ({ signal }): Promise<ContactList> => {
      for (let before = lastKnown(walk, page); before < page; before++) {
        signal.throwIfAborted();
        if (walk.cursors.get(before) === null) break;
        await client.fetchQuery(pageOptions(client, walk, before));
      }
      const cursor = walk.cursors.get(page) ?? undefined;
      if (page > 0 && cursor === undefined) return { items: [], nextCursor: null };
      const query = { ...asQuery(walk.search), limit: PAGE_ROWS, ...(cursor === undefined ? {} : { cursor }) };
      const list = body(await api.GET('/v1/contacts', { params: { query }, signal }));
      walk.cursors.set(page + 1, list.nextCursor);
      if (list.nextCursor === null) walk.rows = page * PAGE_ROWS + list.items.length;
      return list;
    },
    // The rows stay as they were walked; changes are patched in, and a new order is a new walk.
    staleTime: Infinity,
    gcTime: FORGET_AFTER_MS,
  });
}

/** The farthest page up to this one whose beginning is known. */
function lastKnown({ cursors }: Walk, page: number): number {
  let known = page;
  while (known > 0 && !cursors.has(known)) known--;
  return known;
}

/**
 * Puts what an event brought in the place of the same contact, wherever it is shown.
 * @returns the contact as it was there, or undefined where it was nowhere
 */
export function patchRow(client: QueryClient, contact: Contact): Contact | undefined {
  let before: Contact | undefined;
  client.setQueriesData<ContactList>({ queryKey: LISTS_KEY }, (list) => {
    const at = list?.items.findIndex(({ id }) => id === contact.id) ?? -1;
    if (!list || at < 0) return list;
    before = list.items[at];
    return { ...list, items: list.items.with(at, contact) };
  });
  return before;
}

/** Takes a contact that is gone out of the lists at once. @returns whether it was in one */
export function dropRow(client: QueryClient, id: string): boolean {
  let found = false;
  client.setQueriesData<ContactList>({ queryKey: LISTS_KEY }, (list) => {
    if (!list?.items.some((item) => item.id === id)) return list;
    found = true;
    return { ...list, items: list.items.filter((item) => item.id !== id) };
  });
  return found;
}
