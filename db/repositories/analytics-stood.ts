import type { Stage, Status } from '../../domain/vocabulary.ts';
import type { Scope } from '../client.ts';
import type { CutSpan } from './analytics.ts';
import { LIVE } from './contact-list-row.ts';
import { selectRows, sql } from './contact-list-sql.ts';

export interface StandingCount {
  readonly n: number;
  readonly kind: 'status' | 'stage';
  readonly value: string;
  readonly contacts: number;
}

/**
 * How many contacts stood where at the end of each point: as recorded then (analytics-standing.ts), and as it is now for the point
 * that is not over. A point that was not recorded has no rows; one that was, and had nobody, has rows of 0.
 */
export function countStanding(
  scope: Scope,
  { bounds, timeZone, channel, branchId = null }: CutSpan,
  now: Date,
): Promise<StandingCount[]> {
  const only = [
    ...(channel === null ? [] : [sql("?::text = ANY (string_to_array(s.channel_set, ' '))", channel)]),
    ...(branchId === null ? [] : [sql('s.branch_id = ?::uuid', branchId)]),
  ];
  const sum = sql(
    `coalesce(sum(s.contacts) FILTER (WHERE true ${only.map(({ text }) => `AND ${text}`).join(' ')}), 0)::bigint`,
    ...only.flatMap(({ values }) => values),
  );
  return selectRows(
    scope,
    sql(
      `WITH points AS (
         SELECT n, bound AS begins, lead(bound) OVER (ORDER BY n) AS ends
         FROM unnest(?::timestamptz[]) WITH ORDINALITY AS b (bound, n)),
       stood AS (
         SELECT p.n, s.kind, s.value, s.channel_set, s.branch_id, s.contacts
         FROM points p JOIN standing_days s ON s.day = (p.ends AT TIME ZONE ?::text)::date - 1
         UNION ALL
         SELECT p.n, stands.kind, stands.value, c.channel_set, c.branch_id, c.n
         FROM points p, contact_tallies c, LATERAL (VALUES ('status', c.status), ('stage', c.stage)) AS stands (kind, value)
         WHERE p.begins <= ?::timestamptz AND p.ends > ?::timestamptz)
       SELECT s.n, s.kind, s.value, ${sum.text} AS contacts FROM stood s GROUP BY 1, 2, 3`,
      ...[bounds, timeZone, now.toISOString(), now.toISOString(), ...sum.values],
    ),
  );
}

interface Stood {
  /** ISO 8601. */
  readonly at: string;
  readonly channel: string | null;
  readonly branchId: string | null;
  readonly status: Status | undefined;
  readonly stage: Stage | undefined;
}

/** Contacts that stood there at an instant, by the ledger of their decisions, in the order of ids; those that still exist. */
export function contactsThatStood(
  scope: Scope,
  { at, channel, branchId, status, stage }: Stood,
  { after, limit }: { readonly after: string | null; readonly limit: number },
): Promise<{ id: string; name: string | null; count: number }[]> {
  const stood = [
    ...(status === undefined ? [] : [sql(`coalesce(${wasThen('status', 'new')}, c.status) = ?::text`, at, status)]),
    ...(stage === undefined ? [] : [sql(`coalesce(${wasThen('stage', 'inquiry')}, c.stage) = ?::text`, at, stage)]),
    ...(channel === null ? [] : [sql('c.channels @> ARRAY[?::text]', channel)]),
    ...(branchId === null ? [] : [sql('c.branch_id = ?::uuid', branchId)]),
    ...(after === null ? [] : [sql('c.id > ?::uuid', after)]),
  ];
  return selectRows(
    scope,
    sql(
      `SELECT c.id, c.name, 1 AS count FROM contacts c
       WHERE ${LIVE} AND c.first_seen_at < ?::timestamptz ${stood.map(({ text }) => `AND ${text}`).join(' ')}
       ORDER BY c.id LIMIT ?::integer`,
      ...[at, ...stood.flatMap(({ values }) => values), limit],
    ),
  );
}

/** What its next move of its own led away from; null where none came. */
const wasThen = (kind: 'status' | 'stage', initial: string): string => `(
  SELECT coalesce(e.before #>> '{}', '${initial}') FROM contact_events e
  WHERE e.contact_id = c.id AND e.kind = '${kind}' AND e.at >= ?::timestamptz AND coalesce(e.origin_contact_id, c.id) = c.id
  ORDER BY e.at, e.id LIMIT 1)`;
