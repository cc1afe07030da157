import type { Scope } from '../client.ts';
import { countedResponses, countedSentiment, isCounted } from './analytics-counted.ts';
import { factsOf, type Span } from './analytics-facts.ts';
import { allOf, selectRows, sql } from './contact-list-sql.ts';

/** Where the points of a chart begin, and the end of the last; ISO 8601. Points are counted from 1. */
export interface CutSpan extends Span {
  readonly bounds: readonly string[];
  /** Whose days they are. */
  readonly timeZone: string;
}

export interface ContactCount {
  readonly n: number;
  readonly status: string;
  readonly stage: string;
  readonly contacts: number;
}

/**
 * Contacts by the point in which they were first seen and what they are now: sums of the days (of UTC) that lie whole within a point,
 * and the contacts of the hours before and after these. OFFSET 0 has each found by its time, whatever is thought of how many there are.
 */
export function countContacts(scope: Scope, { channel, branchId = null, bounds }: CutSpan): Promise<ContactCount[]> {
  const only = allOf([
    ...(channel === null ? [] : [sql("?::text = ANY (string_to_array(channel_set, ' '))", channel)]),
    ...(branchId === null ? [] : [sql('branch_id = ?::uuid', branchId)]),
  ]);
  return selectRows(
    scope,
    sql(
      `WITH points AS (
         SELECT n, begins, ends, date_bin('1 day', begins + interval '1 day' - interval '1 microsecond', 'epoch') AS whole_from,
           date_bin('1 day', ends, 'epoch') AS whole_to
         FROM (SELECT n, bound AS begins, lead(bound) OVER (ORDER BY n) AS ends
           FROM unnest(?::timestamptz[]) WITH ORDINALITY AS b (bound, n)) p WHERE ends IS NOT NULL),
       edges AS (
         SELECT n, begins, least(whole_from, ends) AS ends FROM points
         UNION ALL SELECT n, whole_to, ends FROM points WHERE whole_from <= whole_to)
       SELECT n, status, stage, sum(contacts)::bigint AS contacts FROM (
         SELECT p.n, s.* FROM points p CROSS JOIN LATERAL (
           SELECT status, stage, sum(n) AS contacts FROM contact_starts
           WHERE day >= (p.whole_from AT TIME ZONE 'UTC')::date AND day < (p.whole_to AT TIME ZONE 'UTC')::date AND ${only.text}
           GROUP BY 1, 2 OFFSET 0) s
         UNION ALL SELECT e.n, c.* FROM edges e CROSS JOIN LATERAL (
           SELECT status, stage, count(*) AS contacts FROM contacts
           WHERE erasing_at IS NULL AND merged_into IS NULL AND first_seen_at >= e.begins AND first_seen_at < e.ends AND ${only.text}
           GROUP BY 1, 2 OFFSET 0) c) parts
       GROUP BY 1, 2, 3 HAVING sum(contacts) <> 0`,
      ...[bounds, ...only.values, ...only.values],
    ),
  );
}

export interface SentimentCount {
  readonly n: number;
  readonly level: string;
  readonly messages: number;
  readonly score: number;
}

/** Scored messages of contacts by point and level, with the sum of their scores. */
export async function countSentiment(scope: Scope, span: CutSpan): Promise<SentimentCount[]> {
  if (await isCounted(scope, span.timeZone)) return countedSentiment(scope, span);
  const facts = factsOf('sentiment', span);
  return selectRows(
    scope,
    sql(
      `SELECT width_bucket(at, ?::timestamptz[]) AS n, level, count(*) AS messages, sum(score) AS score
       FROM ${facts.text} GROUP BY 1, 2`,
      ...[span.bounds, ...facts.values],
    ),
  );
}

export interface Waits {
  readonly answers: number;
  readonly medianSeconds: number | null;
  readonly within5Minutes: number;
  readonly withinHour: number;
}

export interface ResponseCount extends Waits {
  /** 0 for all points together. */
  readonly n: number;
  /** Null for both together. */
  readonly author: 'ai' | 'human' | null;
}

/** How long contacts waited for an answer: by point, by who answered, and over all. */
export async function countResponses(scope: Scope, span: CutSpan): Promise<ResponseCount[]> {
  if (await isCounted(scope, span.timeZone)) return countedResponses(scope, span);
  const facts = factsOf('responses', span);
  return selectRows(
    scope,
    sql(
      `SELECT coalesce(n, 0) AS n, author, count(*) AS answers,
         percentile_cont(0.5) WITHIN GROUP (ORDER BY wait) AS "medianSeconds",
         count(*) FILTER (WHERE wait <= 300) AS "within5Minutes", count(*) FILTER (WHERE wait <= 3600) AS "withinHour"
       FROM (SELECT width_bucket(at, ?::timestamptz[]) AS n, author, wait FROM ${facts.text}) each
       GROUP BY GROUPING SETS ((n), (author), ())`,
      ...[span.bounds, ...facts.values],
    ),
  );
}

export interface OutcomeCount {
  readonly kind: string;
  readonly channel: string;
  readonly outcome: string;
  readonly followUps: number;
}

/** Follow-ups that were sent, by trigger, channel and what came of them. */
export function countOutcomes(scope: Scope, span: Span): Promise<OutcomeCount[]> {
  const facts = factsOf('follow-ups', span);
  const select = 'SELECT kind, channel, outcome, count(*) AS "followUps" FROM';
  return selectRows(scope, sql(`${select} ${facts.text} GROUP BY 1, 2, 3 ORDER BY 1, 2`, ...facts.values));
}

export interface ModelCount {
  readonly provider: string;
  readonly model: string;
  readonly messages: number;
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly costUsd: number | null;
}

/** What reading messages took, by the model that read, of readings that are still in force. `from` and `to` are midnights. */
export const countModelUse = (scope: Scope, { from, to }: Pick<Span, 'from' | 'to'>): Promise<ModelCount[]> =>
  selectRows(
    scope,
    sql(
      `SELECT provider, model, sum(messages) AS messages, sum(input_tokens)::bigint AS "inputTokens",
         sum(output_tokens)::bigint AS "outputTokens",
         CASE WHEN sum(priced) > 0 THEN sum(cost_usd)::double precision END AS "costUsd"
       FROM model_tallies WHERE quarter >= ?::timestamptz AND quarter < ?::timestamptz
       GROUP BY 1, 2 HAVING sum(messages) <> 0 ORDER BY sum(messages) DESC`,
      ...[from, to],
    ),
  );
