import { normaliseEmail } from '../../domain/identity.ts';
import type { Grade, SentimentLevel, Source, Stage, Status } from '../../domain/vocabulary.ts';
import { readPhone } from '../accept/identities.ts';
import type { Scope } from '../client.ts';
import { fieldCondition, type FieldFilter } from './contact-list-fields.ts';
import { LIVE } from './contact-list-row.ts';
import { searchCondition } from './contact-list-search.ts';
import { allOf, selectRows, sql, type Sql } from './contact-list-sql.ts';

/** Where a person is known by: `email`, `phone`, `external`, or a channel's name, and the value there. */
export interface IdentityFilter {
  readonly kind: string;
  readonly value: string;
}

/** What to keep of the contacts: OR inside a group, AND between groups. Groups left out keep everything. */
export interface ContactFilters {
  readonly q?: string | undefined;
  readonly status?: readonly Status[] | undefined;
  readonly source?: readonly Source[] | undefined;
  readonly channel?: readonly string[] | undefined;
  readonly stage?: readonly Stage[] | undefined;
  /** Ids or names. */
  readonly tag?: readonly string[] | undefined;
  readonly grade?: readonly Grade[] | undefined;
  readonly sentiment?: readonly SentimentLevel[] | undefined;
  /** What is no id names nobody. */
  readonly branchId?: readonly string[] | undefined;
  readonly assigneeId?: readonly string[] | undefined;
  readonly vip?: readonly boolean[] | undefined;
  readonly atRisk?: readonly boolean[] | undefined;
  readonly optedOut?: readonly boolean[] | undefined;
  readonly identity?: readonly IdentityFilter[] | undefined;
  readonly field?: readonly FieldFilter[] | undefined;
  /** From this instant on, and up to but not at this one. */
  readonly firstSeenAfter?: Date | undefined;
  readonly firstSeenBefore?: Date | undefined;
  readonly lastMessageAfter?: Date | undefined;
  readonly lastMessageBefore?: Date | undefined;
}

export type FilterGroup = keyof ContactFilters;

/** The filters as conditions on a contact `c`, each under its group. */
export type ContactConditions = ReadonlyMap<FilterGroup, Sql>;

/** All conditions together, without that of `except`. */
export function matching(conditions: ContactConditions, except?: FilterGroup): Sql {
  const kept = [...conditions].filter(([group]) => group !== except).map(([, condition]) => condition);
  return allOf([sql(LIVE), ...kept]);
}

/** The ids of all contacts that pass the filters, as a query for other statements to build on. */
export async function contactIdsMatching(scope: Scope, filters: ContactFilters): Promise<Sql> {
  const where = matching(await conditionsOf(scope, filters));
  return sql(`SELECT c.id FROM contacts c WHERE ${where.text}`, ...where.values);
}

/** Looks up what the filters name (country, identities, tags), so that the conditions hold plain values. */
export async function conditionsOf(scope: Scope, filters: ContactFilters): Promise<ContactConditions> {
  const { q, identity, tag, field } = filters;
  const conditions = new Map<FilterGroup, Sql>();
  const country = q !== undefined || identity ? await countryOf(scope) : '';
  if (q !== undefined && q.trim() !== '') conditions.set('q', searchCondition(q, country));
  if (identity)
    conditions.set('identity', sql('c.id = ANY (?::uuid[])', await contactsKnownAs(scope, identity, country)));
  if (tag) conditions.set('tag', tagged(await tagIds(scope, tag)));
  if (field) conditions.set('field', await fieldCondition(scope, field));
  for (const [group, condition] of plainConditions(filters)) conditions.set(group, condition);
  return conditions;
}

function plainConditions(filters: ContactFilters): [FilterGroup, Sql][] {
  const among = (
    group: FilterGroup,
    column: string,
    values: readonly string[] | undefined,
    type = 'text',
  ): [FilterGroup, Sql][] => (values ? [[group, oneOf(column, type, values)]] : []);
  const is = (group: FilterGroup, condition: string, values: readonly boolean[] | undefined): [FilterGroup, Sql][] =>
    values && new Set(values).size === 1 ? [[group, sql(values[0] === true ? condition : `NOT ${condition}`)]] : [];
  const at = (group: FilterGroup, condition: string, instant: Date | undefined): [FilterGroup, Sql][] =>
    instant ? [[group, sql(condition, instant.toISOString())]] : [];
  return [
    ...among('status', 'c.status', filters.status),
    ...among('source', 'c.source', filters.source),
    ...(filters.channel
      ? [['channel', sql('c.channels && ?::text[]', filters.channel)] satisfies [FilterGroup, Sql]]
      : []),
    ...among('stage', 'c.stage', filters.stage),
    ...among('grade', 'c.lead_grade', filters.grade),
    ...among('sentiment', 'c.sentiment_level', filters.sentiment),
    ...among('branchId', 'c.branch_id', filters.branchId?.filter(isUuid), 'uuid'),
    ...among('assigneeId', 'c.assignee_id', filters.assigneeId?.filter(isUuid), 'uuid'),
    ...is('vip', 'c.vip', filters.vip),
    ...is('atRisk', 'c.at_risk', filters.atRisk),
    ...is('optedOut', 'EXISTS (SELECT FROM opt_outs o WHERE o.contact_id = c.id)', filters.optedOut),
    ...at('firstSeenAfter', 'c.first_seen_at >= ?::timestamptz', filters.firstSeenAfter),
    ...at('firstSeenBefore', 'c.first_seen_at < ?::timestamptz', filters.firstSeenBefore),
    ...at('lastMessageAfter', 'c.sort_last_message_at >= ?::timestamptz', filters.lastMessageAfter),
    // Who never wrote sorts before everybody, but did not write before that instant.
    ...at(
      'lastMessageBefore',
      "(c.sort_last_message_at < ?::timestamptz AND c.sort_last_message_at > '-infinity')",
      filters.lastMessageBefore,
    ),
  ];
}

/** One value as an equality: an index may then be read in the order of its next column. */
const oneOf = (column: string, type: string, values: readonly string[]): Sql =>
  values.length === 1
    ? sql(`${column} = ?::${type}`, values[0] as string)
    : sql(`${column} = ANY (?::${type}[])`, values);

const tagged = (tags: readonly string[]): Sql =>
  sql('EXISTS (SELECT FROM contact_tags ct WHERE ct.contact_id = c.id AND ct.tag_id = ANY (?::uuid[]))', tags);

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const isUuid = (text: string): boolean => UUID.test(text);

async function countryOf(scope: Scope): Promise<string> {
  const [row] = await selectRows<{ country: string }>(
    scope,
    sql("SELECT document -> 'locale' ->> 'country' AS country FROM settings ORDER BY version DESC LIMIT 1"),
  );
  return row?.country ?? '';
}

async function tagIds(scope: Scope, named: readonly string[]): Promise<string[]> {
  const tags = await selectRows<{ id: string }>(
    scope,
    sql(
      'SELECT id FROM tags WHERE id = ANY (?::uuid[]) OR lower(name) IN (SELECT lower(n) FROM unnest(?::text[]) AS n)',
      named.filter(isUuid),
      named,
    ),
  );
  return tags.map(({ id }) => id);
}

/** Contacts with one of these identities; one that was absorbed is found as its survivor. */
async function contactsKnownAs(
  scope: Scope,
  identities: readonly IdentityFilter[],
  country: string,
): Promise<string[]> {
  const contacts = await selectRows<{ id: string }>(
    scope,
    sql(
      `WITH RECURSIVE known AS (
         SELECT c.id, c.merged_into FROM unnest(?::text[], ?::text[]) AS named (kind, value)
         JOIN contact_identities i ON i.kind = named.kind AND i.value = named.value JOIN contacts c ON c.id = i.contact_id
         UNION SELECT c.id, c.merged_into FROM known JOIN contacts c ON c.id = known.merged_into
       ) SELECT id FROM known WHERE merged_into IS NULL`,
      identities.map(({ kind }) => kind),
      identities.map((identity) => normalised(identity, country)),
    ),
  );
  return contacts.map(({ id }) => id);
}

function normalised({ kind, value }: IdentityFilter, country: string): string {
  if (kind === 'email') return normaliseEmail(value) ?? value;
  // A "+" that was not escaped in the URL arrives as a space.
  if (kind === 'phone') return readPhone(value.replace(/^ (?=\d)/, '+'), country) ?? value;
  return value;
}
