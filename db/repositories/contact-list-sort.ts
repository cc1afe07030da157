import type { ContactConditions, FilterGroup } from './contact-list-filters.ts';
import { sql, type Sql } from './contact-list-sql.ts';

export const CONTACT_SORTS = [
  '-lastMessageAt',
  'lastMessageAt',
  '-firstSeenAt',
  'firstSeenAt',
  'name',
  '-leadScore',
] as const;
export type ContactSort = (typeof CONTACT_SORTS)[number];

interface Order {
  /** A not-null column of a contact `c` with an index (workspace, column, id). */
  readonly column: string;
  readonly type: 'timestamptz' | 'text' | 'integer';
  readonly direction: 'ASC' | 'DESC';
  /** Filters that are a range of the column. */
  readonly ranges?: readonly FilterGroup[];
  /** Filters with an index (workspace, filter, column, id) of their own. */
  readonly leads?: readonly FilterGroup[];
}

const BY_MESSAGE: Pick<Order, 'ranges' | 'leads'> = {
  ranges: ['lastMessageAfter', 'lastMessageBefore'],
  leads: ['status', 'stage'],
};
const BY_SEEN: Pick<Order, 'ranges'> = { ranges: ['firstSeenAfter', 'firstSeenBefore'] };

const ORDERS: Readonly<Record<ContactSort, Order>> = {
  '-lastMessageAt': { column: 'c.sort_last_message_at', type: 'timestamptz', direction: 'DESC', ...BY_MESSAGE },
  lastMessageAt: { column: 'c.sort_last_message_at', type: 'timestamptz', direction: 'ASC', ...BY_MESSAGE },
  '-firstSeenAt': { column: 'c.first_seen_at', type: 'timestamptz', direction: 'DESC', ...BY_SEEN },
  firstSeenAt: { column: 'c.first_seen_at', type: 'timestamptz', direction: 'ASC', ...BY_SEEN },
  name: { column: 'c.sort_name COLLATE "C"', type: 'text', direction: 'ASC' },
  '-leadScore': { column: 'c.lead_score', type: 'integer', direction: 'DESC' },
};

/** A row's place in a sort: its sort value as Postgres writes it (microseconds and all) and its id. */
export interface Place {
  readonly value: string;
  readonly id: string;
}

export const orderBy = (sort: ContactSort): string => {
  const { column, direction } = ORDERS[sort];
  return `${column} ${direction}, c.id ${direction}`;
};

/** The sort value as text, for {@link Place}. */
export const sortValue = (sort: ContactSort): string => `(${ORDERS[sort].column})::text`;

/** What comes after this place. */
export function after(sort: ContactSort, { value, id }: Place): Sql {
  const { column, type, direction } = ORDERS[sort];
  return sql(`(${column}, c.id) ${direction === 'ASC' ? '>' : '<'} (?::${type}, ?::uuid)`, value, id);
}

/** The conditions that are ranges of the sort's own column: a walk begins and ends with them, instead of passing over the rest. */
export function rangeOf(sort: ContactSort, conditions: ContactConditions): Sql[] {
  return (ORDERS[sort].ranges ?? []).flatMap((group) => conditions.get(group) ?? []);
}

/**
 * The conditions that a walk along the sort can be confined to, by an index that begins with them: filters of one value. There is
 * an index for each of them and one for both.
 */
export function leadOf(sort: ContactSort, conditions: ContactConditions): Sql[] {
  const leads = (ORDERS[sort].leads ?? []).flatMap((group) => conditions.get(group) ?? []);
  return leads.filter(({ values }) => values.length === 1 && !Array.isArray(values[0]));
}
