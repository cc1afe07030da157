import type { Evidence, ReasonParams } from '../../domain/judgement.ts';
import type { Scope } from '../client.ts';
import { allOf, selectRows, sql, type Sql } from './contact-list-sql.ts';

/** A message, or a change from the ledger. */
export interface TimelineRow {
  readonly id: string;
  /** `message`, or the kind of the change. */
  readonly kind: string;
  readonly at: Date;
  readonly actor: string;
  readonly before: unknown;
  readonly after: unknown;
  readonly rule: { readonly id: string; readonly version: number } | null;
  readonly params: ReasonParams | null;
  readonly evidence: readonly Evidence[];
  readonly place: TimelinePlace;
}

/** At one instant the changes stand above the messages that brought them; then by id, or by position key. */
export type TimelinePlace = readonly [at: string, rank: string, key: string];

const MESSAGE_RANK = 0;
const EVENT_RANK = 1;

const EVENTS = `
  SELECT e.id::text AS id, e.kind, e.at, e.actor, e.before, e.after, e.rule, e.params, e.evidence,
    ${String(EVENT_RANK)} AS rank, lpad(e.id::text, 20, '0') AS key
  FROM contact_events e WHERE e.contact_id = ?::uuid`;

const MESSAGES = `
  SELECT m.id::text AS id, 'message' AS kind, m.sent_at AS at, m.author AS actor, NULL::jsonb AS before,
    jsonb_build_object('conversationId', m.conversation_id, 'channel', m.channel, 'direction', m.direction) AS after,
    NULL::jsonb AS rule, NULL::jsonb AS params, jsonb_build_array(jsonb_build_object('messageId', m.id)) AS evidence,
    ${String(MESSAGE_RANK)} AS rank, m.position_key AS key
  FROM messages m WHERE m.contact_id = ?::uuid`;

/**
 * A page of what was said and what changed, newest first.
 *
 * @param contactId a survivor's id
 */
export function readTimeline(
  scope: Scope,
  contactId: string,
  { after, limit }: { readonly after: TimelinePlace | null; readonly limit: number },
): Promise<TimelineRow[]> {
  const events = beyond(after, { at: 'e.at', key: 'e.id', keyType: 'bigint', rank: EVENT_RANK });
  const messages = beyond(after, { at: 'm.sent_at', key: 'm.position_key', keyType: 'text', rank: MESSAGE_RANK });
  return selectRows<TimelineRow>(
    scope,
    sql(
      `SELECT *, ARRAY[at::text, rank::text, key] AS place FROM (
         (${EVENTS} AND ${events.text} ORDER BY e.at DESC, e.id DESC LIMIT ?::integer)
         UNION ALL
         (${MESSAGES} AND ${messages.text} ORDER BY m.sent_at DESC, m.position_key DESC LIMIT ?::integer)
       ) AS items ORDER BY at DESC, rank DESC, key COLLATE "C" DESC LIMIT ?::integer`,
      ...[contactId, ...events.values, limit, contactId, ...messages.values, limit, limit],
    ),
  );
}

interface Branch {
  readonly at: string;
  readonly key: string;
  readonly keyType: 'bigint' | 'text';
  readonly rank: number;
}

/** What of one branch comes after a place that may be of the other. */
function beyond(place: TimelinePlace | null, { at, key, keyType, rank }: Branch): Sql {
  if (place === null) return sql('true');
  const [instant, placeRank, placeKey] = place;
  if (rank === Number(placeRank)) return sql(`(${at}, ${key}) < (?::timestamptz, ?::${keyType})`, instant, placeKey);
  return allOf([sql(`${at} ${rank < Number(placeRank) ? '<=' : '<'} ?::timestamptz`, instant)]);
}
