import type { Scope } from '../client.ts';
import { fresh, IN_SPAN, isCounted, ofChannelAndBranch, STALE, STALE_MESSAGES } from './analytics-counted.ts';
import { answersOf, factsOf, sentFollowUps, tonesOf, type Facts, type Span } from './analytics-facts.ts';
import { allOf, selectRows, sql, type Sql } from './contact-list-sql.ts';

export interface Behind {
  readonly chart: Facts;
  readonly where: Readonly<Partial<Record<'level' | 'author' | 'kind' | 'outcome', string>>>;
  /** Whose days they are. */
  readonly timeZone: string;
  /** The last contact of the page before. */
  readonly after: PlaceBehind | null;
  readonly limit: number;
}

/** Where a contact stands in the list: by its last day in the number, `2026-11-22`, the latest first. */
export interface PlaceBehind {
  readonly day: string;
  readonly id: string;
}

export interface ContactBehind extends PlaceBehind {
  readonly name: string | null;
  readonly count: number;
}

/** Before the first place. */
const TOP: PlaceBehind = { day: 'infinity', id: 'ffffffff-ffff-ffff-ffff-ffffffffffff' };

/** Which contacts a number is made of, and how much of it is each one's; those with the latest day of it first. */
export async function contactsBehind(scope: Scope, span: Span, behind: Behind): Promise<ContactBehind[]> {
  const { chart, timeZone } = behind;
  if (chart === 'follow-ups') return selectRows(scope, sent(span, behind));
  if (await isCounted(scope, timeZone)) return selectRows(scope, counted(KEPT[chart], span, behind));
  const facts = factsOf(chart, span);
  const only = allOf(conditionsOf(behind));
  const { day, id } = behind.after ?? TOP;
  return selectRows(
    scope,
    sql(
      `SELECT c.id, c.name, b.day::text, b.count FROM (
         SELECT contact_id AS id, max((at AT TIME ZONE ?::text)::date) AS day, count(*) AS count
         FROM ${facts.text} WHERE ${only.text} GROUP BY 1
       ) b JOIN contacts c ON c.id = b.id
       WHERE (b.day, b.id) < (?::date, ?::uuid) ORDER BY b.day DESC, b.id DESC LIMIT ?::integer`,
      ...[timeZone, ...facts.values, ...only.values, day, id, behind.limit],
    ),
  );
}

const conditionsOf = ({ where }: Behind): Sql[] =>
  Object.entries(where).map(([column, value]) => sql(`${column} = ?::text`, value));

/** What is kept of each contact for a chart, its sums by day, and how much of the number a line is. */
const KEPT = {
  sentiment: { table: 'contact_tones', sums: 'tone_tallies', amount: 'messages', facts: tonesOf },
  responses: { table: 'contact_answers', sums: 'answer_tallies', amount: '1', facts: answersOf },
} as const;

/**
 * Goes backwards through the days that have any of it, and through the contacts of each, until the page is full: a contact belongs to
 * the last of its days. Those whose lines do not hold at the moment (STALE) are read from their messages.
 *
 * OFFSET 0 has a contact's lines found by the contact, and not in the index of all days, from day to day.
 */
function counted({ table, sums, amount, facts }: (typeof KEPT)[keyof typeof KEPT], asked: Span, behind: Behind): Sql {
  const only = allOf([...conditionsOf(behind), ...ofChannelAndBranch(asked)]);
  const { day, id } = behind.after ?? TOP;
  return sql(
    `WITH span AS MATERIALIZED (SELECT z.zone, (?::timestamptz AT TIME ZONE z.zone)::date AS first,
         (?::timestamptz AT TIME ZONE z.zone)::date AS next, ?::date AS after_day, ?::uuid AS after_id
       FROM (SELECT ?::text AS zone) z), ${STALE},
     fresh AS MATERIALIZED (SELECT contact_id AS id, max(day) AS day, count(*) AS count
       FROM ${fresh(facts(STALE_MESSAGES))} WHERE ${IN_SPAN} AND ${only.text} GROUP BY 1),
     days AS (SELECT d::date AS day FROM span, generate_series(first::timestamp, least(next - 1, after_day)::timestamp, '1 day') d
       WHERE (SELECT true FROM ${sums} WHERE day = d::date AND ${only.text} LIMIT 1)),
     kept AS MATERIALIZED (
       SELECT d.day, t.id FROM (SELECT day FROM days ORDER BY day DESC) d CROSS JOIN LATERAL (
         SELECT id FROM (SELECT DISTINCT contact_id AS id FROM ${table}
           WHERE day = d.day AND ${only.text} AND contact_id NOT IN (SELECT id FROM stale)
             AND (d.day, contact_id) < ((SELECT after_day FROM span), (SELECT after_id FROM span))
           ORDER BY contact_id DESC) each_contact
         WHERE NOT EXISTS (SELECT FROM (SELECT * FROM ${table} WHERE contact_id = each_contact.id OFFSET 0) theirs
           WHERE day > d.day AND day < (SELECT next FROM span) AND ${only.text})
         ORDER BY id DESC LIMIT ?::integer) t
       ORDER BY d.day DESC, t.id DESC LIMIT ?::integer),
     listed AS (
       SELECT day, id, NULL AS count FROM kept
       UNION ALL SELECT day, id, count FROM fresh WHERE (day, id) < (SELECT after_day, after_id FROM span)
       ORDER BY day DESC, id DESC LIMIT ?::integer)
     SELECT c.id, c.name, l.day::text, coalesce(l.count,
       (SELECT sum(${amount}) FROM (SELECT * FROM ${table} WHERE contact_id = l.id OFFSET 0) theirs
         WHERE ${IN_SPAN} AND ${only.text}))::bigint AS count
     FROM listed l JOIN contacts c ON c.id = l.id ORDER BY l.day DESC, l.id DESC`,
    ...[asked.from, asked.to, day, id, behind.timeZone, ...only.values, ...only.values, ...only.values, ...only.values],
    ...[behind.limit, behind.limit, behind.limit, ...only.values],
  );
}

/**
 * The same walk through the days, over the follow-ups themselves: what a page costs is the follow-ups of its days, however long the
 * period is.
 */
function sent(span: Span, behind: Behind): Sql {
  const [all, only] = [sentFollowUps(span), allOf(conditionsOf(behind))];
  const { day, id } = behind.after ?? TOP;
  return sql(
    `WITH span AS MATERIALIZED (SELECT ?::timestamptz AS since, ?::timestamptz AS until, ?::text AS zone,
         ?::date AS after_day, ?::uuid AS after_id),
     days AS (
       SELECT d::date AS day, greatest(d AT TIME ZONE zone, since) AS begins, least((d + interval '1 day') AT TIME ZONE zone, until) AS ends
       FROM span, generate_series((since AT TIME ZONE zone)::date::timestamp,
         least((until AT TIME ZONE zone)::date, after_day)::timestamp, '1 day') d),
     listed AS (
       SELECT d.day, t.id FROM (SELECT * FROM days ORDER BY day DESC) d CROSS JOIN LATERAL (
         SELECT contact_id AS id FROM ${all.text} of_day
         WHERE at >= d.begins AND at < d.ends AND ${only.text}
           AND (d.day, contact_id) < ((SELECT after_day FROM span), (SELECT after_id FROM span))
           AND NOT EXISTS (SELECT FROM (SELECT * FROM ${all.text} each WHERE contact_id = of_day.contact_id OFFSET 0) theirs
             WHERE at >= d.ends AND at < (SELECT until FROM span) AND ${only.text})
         GROUP BY 1 ORDER BY 1 DESC LIMIT ?::integer) t
       ORDER BY d.day DESC, t.id DESC LIMIT ?::integer)
     SELECT c.id, c.name, l.day::text,
       (SELECT count(*) FROM (SELECT * FROM ${all.text} each WHERE contact_id = l.id OFFSET 0) theirs, span
        WHERE at >= since AND at < until AND ${only.text}) AS count
     FROM listed l JOIN contacts c ON c.id = l.id ORDER BY l.day DESC, l.id DESC`,
    ...[span.from, span.to, behind.timeZone, day, id],
    ...[...all.values, ...only.values, ...all.values, ...only.values, behind.limit, behind.limit],
    ...[...all.values, ...only.values],
  );
}
