import type { Scope } from '../client.ts';
import type { CutSpan, ResponseCount, SentimentCount } from './analytics.ts';
import { answersOf, tonesOf, type Span } from './analytics-facts.ts';
import { allOf, selectRows, sql, type Sql } from './contact-list-sql.ts';

/** Whether charts by the days of this time zone can be read from what is kept counted (analytics-counting.ts). */
export async function isCounted(scope: Scope, timeZone: string): Promise<boolean> {
  const rows = await selectRows(
    scope,
    sql('SELECT 1 FROM counted_workspaces WHERE is_complete AND time_zone = ?::text', timeZone),
  );
  return rows.length > 0;
}

/**
 * Contacts whose part in the sums does not hold: some changed since they were counted, and some are being erased. Their part is taken
 * off, and what their messages say at this moment is put in its place.
 */
export const STALE = `stale AS MATERIALIZED (
  SELECT contact_id AS id FROM contacts_to_count UNION SELECT id FROM contacts WHERE erasing_at IS NOT NULL)`;
const STALE_IDS = 'ANY(ARRAY(SELECT id FROM stale))';
export const STALE_MESSAGES = `(SELECT * FROM messages WHERE contact_id = ${STALE_IDS}) m`;

/** What is kept of them. OFFSET 0 has it found by the contacts, and not by the days of the chart one after the other. */
const stored = (table: 'contact_tones' | 'contact_answers'): string =>
  `(SELECT * FROM ${table} WHERE contact_id = ${STALE_IDS} OFFSET 0) stored`;

/** A row's number in the chart. */
const POINT = '(SELECT numbers FROM numbers)[day - (SELECT first FROM span) + 1]';

/** Rows with a day, beside a table `span`. */
export const IN_SPAN = 'day >= (SELECT first FROM span) AND day < (SELECT next FROM span)';

/** Rows with channel and branch, of those that are asked for. */
export const ofChannelAndBranch = ({ channel, branchId = null }: Pick<Span, 'channel' | 'branchId'>): Sql[] => [
  ...(channel === null ? [] : [sql('channel = ?::text', channel)]),
  ...(branchId === null ? [] : [sql('branch_id = ?::uuid', branchId)]),
];

/**
 * What is asked for, as a table of one row; the numbers of its days in the chart; and the condition on rows with day, channel and
 * branch. Days are numbered by their noon: where clocks are put forward at midnight, one begins at one o'clock.
 */
function spanOf(asked: CutSpan): { span: Sql; within: Sql } {
  const { from, to, bounds, timeZone } = asked;
  return {
    span: sql(
      `span AS MATERIALIZED (SELECT z.zone, ?::timestamptz[] AS bounds,
         (?::timestamptz AT TIME ZONE z.zone)::date AS first, (?::timestamptz AT TIME ZONE z.zone)::date AS next
         FROM (SELECT ?::text AS zone) z),
       numbers AS MATERIALIZED (
         SELECT array_agg(width_bucket((d + interval '12 hours') AT TIME ZONE zone, bounds) ORDER BY d) AS numbers
         FROM span, generate_series(first::timestamp, next::timestamp - interval '1 day', interval '1 day') AS d)`,
      ...[bounds, from, to, timeZone],
    ),
    within: allOf([sql(IN_SPAN), ...ofChannelAndBranch(asked)]),
  };
}

/**
 * Facts of stale contacts as rows with day and branch. OFFSET 0 has the contact looked up for each: where no statistics say how many
 * contacts there are, the facts were made anew for each of them.
 */
export const fresh = (facts: string): string => `(
  SELECT f.*, c.branch_id, (f.at AT TIME ZONE (SELECT zone FROM span))::date AS day
  FROM (${facts}) f CROSS JOIN LATERAL (
    SELECT branch_id FROM contacts WHERE id = f.contact_id AND erasing_at IS NULL OFFSET 0) c) fresh`;

/** Scored messages of contacts by point and level, as countSentiment of analytics.ts. */
export function countedSentiment(scope: Scope, asked: CutSpan): Promise<SentimentCount[]> {
  const { span, within } = spanOf(asked);
  return selectRows(
    scope,
    sql(
      `WITH ${span.text}, ${STALE}, parts AS (
         SELECT day, level, messages, score FROM tone_tallies WHERE ${within.text}
         UNION ALL SELECT day, level, -messages, -score FROM ${stored('contact_tones')} WHERE ${within.text}
         UNION ALL SELECT day, level, 1, score::numeric FROM ${fresh(tonesOf(STALE_MESSAGES))} WHERE ${within.text})
       SELECT ${POINT} AS n, level, sum(messages) AS messages, sum(score)::double precision AS score
       FROM parts GROUP BY 1, 2 HAVING sum(messages) <> 0`,
      ...[...span.values, ...within.values, ...within.values, ...within.values],
    ),
  );
}

/**
 * How long contacts waited, as countResponses of analytics.ts. The sums say in which class of waits a median lies and the how
 * manieth of it, and only the waits of that class are looked at.
 */
export function countedResponses(scope: Scope, asked: CutSpan): Promise<ResponseCount[]> {
  const { span, within } = spanOf(asked);
  const sums = asked.channel === null && (asked.branchId ?? null) === null ? 'answer_days' : 'answer_tallies';
  return selectRows(
    scope,
    sql(
      `WITH ${span.text}, ${STALE},
       fresh_answers AS MATERIALIZED (SELECT day, author, wait, rapport.wait_class(wait) AS wait_class
         FROM ${fresh(answersOf(STALE_MESSAGES))} WHERE ${within.text}),
       parts AS (
         SELECT day, author, wait_class, answers FROM ${sums} WHERE ${within.text}
         UNION ALL SELECT day, author, wait_class, -1 FROM ${stored('contact_answers')} WHERE ${within.text}
         UNION ALL SELECT day, author, wait_class, 1 FROM fresh_answers),
       ${GROUPS}
       SELECT g.n, g.author, g.answers, g.within_5 AS "within5Minutes", g.within_hour AS "withinHour",
         avg(waits.wait) AS "medianSeconds"
       FROM groups g JOIN middles m USING (n, who), LATERAL (
         SELECT wait FROM (
           SELECT wait FROM contact_answers WHERE wait_class = m.wait_class AND day >= g.first AND day < g.next
             AND (g.author IS NULL OR author = g.author) AND ${within.text} AND contact_id NOT IN (SELECT id FROM stale)
           UNION ALL SELECT wait FROM fresh_answers WHERE wait_class = m.wait_class AND day >= g.first AND day < g.next
             AND (g.author IS NULL OR author = g.author)) of_class
         ORDER BY wait OFFSET m.skip LIMIT m.take) waits
       GROUP BY 1, 2, 3, 4, 5`,
      ...[...span.values, ...within.values, ...within.values, ...within.values, ...within.values],
    ),
  );
}

/**
 * `classes`: answers by class of wait for each point (n), each author and all together (n = 0), added up; `groups`: for all classes;
 * `middles`: the class or two that have the one or two answers in a group's middle, and which of theirs these are.
 */
const GROUPS = `
  points AS (SELECT n, (bound AT TIME ZONE zone)::date AS first,
      lead((bound AT TIME ZONE zone)::date, 1, next) OVER (ORDER BY n) AS next
    FROM span, unnest(bounds) WITH ORDINALITY AS b (bound, n)
    UNION ALL SELECT 0, first, next FROM span),
  cells AS (SELECT ${POINT} AS n, author, wait_class, sum(answers)::integer AS answers FROM parts GROUP BY 1, 2, 3),
  classes AS MATERIALIZED (
    SELECT *, coalesce(author, '') AS who, sum(answers) OVER (PARTITION BY n, author ORDER BY wait_class)::bigint AS upto FROM (
      SELECT coalesce(n, 0) AS n, author, wait_class, sum(answers)::bigint AS answers FROM cells
      GROUP BY GROUPING SETS ((n, wait_class), (author, wait_class), (wait_class)) HAVING sum(answers) <> 0) each_class),
  groups AS MATERIALIZED (
    SELECT c.n, c.author, c.who, p.first, p.next, sum(answers)::bigint AS answers,
      coalesce(sum(answers) FILTER (WHERE wait_class < 1000), 0)::bigint AS within_5,
      coalesce(sum(answers) FILTER (WHERE wait_class < 2000), 0)::bigint AS within_hour
    FROM classes c JOIN points p ON p.n = c.n GROUP BY 1, 2, 3, 4, 5),
  middles AS MATERIALIZED (
    SELECT n, who, c.wait_class, greatest((g.answers - 1) / 2, c.upto - c.answers) - (c.upto - c.answers) AS skip,
      least(g.answers / 2, c.upto - 1) - greatest((g.answers - 1) / 2, c.upto - c.answers) + 1 AS take
    FROM groups g JOIN classes c USING (n, who)
    WHERE c.upto > (g.answers - 1) / 2 AND c.upto - c.answers <= g.answers / 2)`;
