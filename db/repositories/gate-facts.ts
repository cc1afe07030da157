import type { GateFacts } from '../../domain/follow-ups/contract.ts';
import type { Scope } from '../client.ts';
import { OPEN, type Standing } from './channel-connections.ts';

/**
 * How a channel can be sent on; null where it cannot.
 *
 * @param connection that the conversation runs over; null for none of ours
 */
export type Reach = (channel: string, connection: Standing | null) => { readonly windowMs: number | null } | null;

interface GateRow {
  readonly id: string;
  readonly channel: string;
  readonly has_conversation: boolean;
  readonly opted_out: boolean;
  readonly taken_over: boolean;
  readonly last_answer_at: Date | null;
  readonly sent_at: Date[] | null;
  readonly last_nudge_at: Date | null;
  readonly last_inbound_there_at: Date | null;
  readonly time_zone: string | null;
  readonly hour_count: number;
  readonly connection: Standing | null;
}

const HOUR_MS = 3_600_000;
export const hourOf = (at: Date): Date => new Date(Math.floor(at.getTime() / HOUR_MS) * HOUR_MS);

/**
 * What the gate asks, read from the facts themselves and not from their analysis, for several follow-ups at once. An answer
 * counts from its own conversation and from those that are surely the same person's. An opt-out holds too that is left with whom
 * the conversation was of before a claim linked it.
 */
const GATES = `
  SELECT f.id, f.channel, t.id IS NOT NULL AS has_conversation, c.time_zone,
    EXISTS (SELECT FROM opt_outs o WHERE o.contact_id IN (f.contact_id, t.origin_contact_id) AND o.scope IN ('all', f.channel)) AS opted_out,
    coalesce(t.handled_by = 'human', false) AS taken_over,
    (SELECT max(m.sent_at) FROM messages m JOIN conversations v ON v.id = m.conversation_id
      WHERE m.contact_id = f.contact_id AND m.author = 'contact' AND m.sent_at > f.answered_after
        AND (v.verified OR v.id = f.conversation_id)) AS last_answer_at,
    (SELECT array_agg(s.claimed_at) FROM sends s WHERE s.contact_id = f.contact_id AND s.follow_up_id IS NOT NULL
      AND s.state IN ('claimed', 'sent', 'unconfirmed') AND s.claimed_at > :now::timestamptz - interval '7 days') AS sent_at,
    (SELECT max(g.sent_at) FROM follow_ups g WHERE g.contact_id = f.contact_id AND g.state = 'sent'
      AND g.kind IN ('ghosting', 'undecided', 'custom')) AS last_nudge_at,
    (SELECT max(m.sent_at) FROM messages m WHERE m.conversation_id = f.conversation_id AND m.author = 'contact')
      AS last_inbound_there_at,
    coalesce((SELECT w.follow_ups FROM workspace_counters w WHERE w.hour = :hour::timestamptz), 0) AS hour_count,
    (SELECT json_build_object('kind', k.kind, 'open', ${OPEN('k')}, 'options', k.options) FROM channel_connections k WHERE k.id::text = t.connection_id)
      AS connection
  FROM follow_ups f JOIN contacts c ON c.id = f.contact_id LEFT JOIN conversations t ON t.id = f.conversation_id
  WHERE f.id = ANY(:ids::uuid[])`;

/**
 * @param businessTimeZone of a contact whose own is not known
 * @returns by follow-up id
 */
export async function readGateFacts(
  scope: Scope,
  ids: readonly string[],
  { now, businessTimeZone, reach }: { readonly now: Date; readonly businessTimeZone: string; readonly reach: Reach },
): Promise<Map<string, GateFacts>> {
  if (ids.length === 0) return new Map();
  const hour = hourOf(now);
  const { rows } = await scope.raw<{ rows: GateRow[] }>(GATES, { ids: [...ids], now, hour });
  const endsAt = new Date(hour.getTime() + HOUR_MS).toISOString();
  const iso = (at: Date | null): string | null => at?.toISOString() ?? null;
  return new Map(
    rows.map((row) => {
      const way = row.has_conversation ? reach(row.channel, row.connection) : null;
      const facts: GateFacts = {
        optedOut: row.opted_out,
        takenOver: row.taken_over,
        lastAnswerAt: iso(row.last_answer_at),
        sentToContactAt: (row.sent_at ?? []).map((at) => at.toISOString()),
        hour: { sent: row.hour_count, endsAt },
        lastNudgeAt: iso(row.last_nudge_at),
        connected: way !== null,
        windowMs: way?.windowMs ?? null,
        lastInboundThereAt: iso(row.last_inbound_there_at),
        timeZone: row.time_zone ?? businessTimeZone,
      };
      return [row.id, facts];
    }),
  );
}

/** Holds the workspace's row of this hour until the transaction ends, so that two claims never share the last place in it. */
export async function holdHour(scope: Scope, workspaceId: string, now: Date): Promise<void> {
  const hour = hourOf(now);
  await scope('workspace_counters').insert({ workspace_id: workspaceId, hour }).onConflict().ignore();
  await scope.raw('SELECT 1 FROM workspace_counters WHERE workspace_id = ? AND hour = ? FOR UPDATE', [
    workspaceId,
    hour,
  ]);
}

/** Counts follow-ups into the hour of `at`; `by` is −1 for one that turned out not to have gone. */
export async function countInHour(scope: Scope, workspaceId: string, at: Date, by: 1 | -1): Promise<void> {
  await scope('workspace_counters')
    .where({ workspace_id: workspaceId, hour: hourOf(at) })
    .increment('follow_ups', by);
}
