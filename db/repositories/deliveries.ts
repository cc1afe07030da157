import type { Knex } from 'knex';
import { v7 as uuidv7 } from 'uuid';
import type { Scope } from '../client.ts';

export type DeliveryState = 'queued' | 'delivered' | 'dead';

/** One event for one endpoint. */
export interface DeliveryRow {
  /** What the receiver tells repeats by. */
  readonly id: string;
  readonly seq: number;
  readonly workspace_id: string;
  readonly webhook_id: string;
  readonly contact_id: string | null;
  readonly lane: string;
  readonly type: string;
  /** JSON, the same at each attempt. */
  readonly body: string;
  readonly state: DeliveryState;
  readonly attempts: number;
  readonly next_at: Date;
  readonly first_tried_at: Date | null;
  readonly response_status: number | null;
  readonly error: string | null;
  readonly created_at: Date;
  readonly delivered_at: Date | null;
}

export interface NewDelivery {
  readonly workspaceId: string;
  readonly webhookId: string;
  /** Whose values `data` holds; null where it holds none. */
  readonly contactId: string | null;
  readonly lane: string;
  readonly type: string;
  /** ISO 8601 UTC. */
  readonly at: string;
  readonly data: object;
}

/**
 * Queues deliveries, in this order. One behind others of its lane that wait for another attempt waits as long as they do, so
 * that nobody looks at it before.
 */
export async function queueDeliveries(
  scope: Scope,
  deliveries: readonly NewDelivery[],
  now: Date,
): Promise<DeliveryRow[]> {
  const queued: DeliveryRow[] = [];
  for (const { workspaceId, webhookId, contactId, lane, type, at, data } of deliveries) {
    const id = uuidv7();
    const { rows } = await scope.raw<{ rows: DeliveryRow[] }>(
      `INSERT INTO webhook_deliveries (id, workspace_id, webhook_id, contact_id, lane, type, body, next_at, created_at)
       SELECT :id::uuid, :workspaceId::uuid, :webhookId::uuid, :contactId::uuid, :lane::uuid, :type, :body,
         greatest(:now::timestamptz, max(d.next_at)), :now::timestamptz
       FROM webhook_deliveries d WHERE d.webhook_id = :webhookId AND d.lane = :lane AND d.state = 'queued' RETURNING *`,
      { id, workspaceId, webhookId, contactId, lane, type, body: JSON.stringify({ id, type, at, data }), now } as never,
    );
    queued.push(...rows);
  }
  return queued;
}

export interface LeasedDelivery {
  readonly id: string;
  readonly workspaceId: string;
}

/** Longer than a call can take; a worker that dies in between is waited for so long. */
const LEASE = "interval '60 seconds'";

const FREE = '(d.leased_until IS NULL OR d.leased_until < :now)';

/**
 * Takes deliveries that are due for this worker alone: the first of each lane, and of each endpoint no more at once than it is
 * asked to bear, so that a slow one does not stand before the others. The statement commits by itself; from then on the lease
 * keeps other workers off, and no transaction is open over the call.
 */
const LEASE_DUE = `
  WITH due AS (
    SELECT next.id FROM webhooks w CROSS JOIN LATERAL (
      SELECT d.id, d.next_at FROM webhook_deliveries d
      WHERE d.webhook_id = w.id AND d.state = 'queued' AND d.next_at <= :now AND ${FREE} AND NOT EXISTS (
        SELECT FROM webhook_deliveries before WHERE before.webhook_id = d.webhook_id AND before.lane = d.lane
          AND before.state = 'queued' AND before.seq < d.seq)
      ORDER BY d.next_at, d.seq
      LIMIT greatest(0, :perEndpoint - (SELECT count(*) FROM webhook_deliveries l
        WHERE l.webhook_id = w.id AND l.state = 'queued' AND l.leased_until >= :now))) next
    WHERE w.state <> 'disabled' ORDER BY next.next_at LIMIT :most
  ), held AS (
    SELECT d.id FROM webhook_deliveries d WHERE d.id IN (SELECT id FROM due) AND d.state = 'queued' AND ${FREE}
    FOR UPDATE SKIP LOCKED
  )
  UPDATE webhook_deliveries d SET leased_until = :now::timestamptz + ${LEASE} FROM held WHERE d.id = held.id
  RETURNING d.id, d.workspace_id AS "workspaceId"`;

/** @param database of the role `rapport_relay` */
export async function leaseDeliveries(
  database: Knex,
  limits: { readonly most: number; readonly perEndpoint: number; readonly now: Date },
): Promise<LeasedDelivery[]> {
  return (await database.raw<{ rows: LeasedDelivery[] }>(LEASE_DUE, { ...limits })).rows;
}

/** What a worker needs to call: undefined when the delivery or its endpoint has gone meanwhile. */
export async function readDelivery(
  scope: Scope,
  id: string,
): Promise<(DeliveryRow & { readonly url: string; readonly secret: string }) | undefined> {
  const { rows } = await scope.raw<{ rows: (DeliveryRow & { url: string; secret: string })[] }>(
    `SELECT d.*, w.url, w.secret FROM webhook_deliveries d JOIN webhooks w ON w.id = d.webhook_id
     WHERE d.id = ? AND d.state = 'queued'`,
    [id],
  );
  return rows[0];
}

/** Notes how an attempt ended. `nextAt`: of the next attempt, for one that stays queued. */
export async function recordAttempt(
  scope: Scope,
  delivery: DeliveryRow,
  attempt: {
    readonly state: DeliveryState;
    readonly status: number | null;
    readonly error: string | null;
    readonly nextAt: Date | null;
    readonly at: Date;
  },
): Promise<void> {
  const { state, status, error, nextAt, at } = attempt;
  await scope('webhook_deliveries')
    .where({ id: delivery.id, state: 'queued' })
    .update({
      ...{ state, response_status: status, error, leased_until: null },
      attempts: delivery.attempts + 1,
      first_tried_at: delivery.first_tried_at ?? at,
      ...(state === 'delivered' ? { delivered_at: at } : {}),
      ...(nextAt ? { next_at: nextAt } : {}),
    });
  if (nextAt === null) return;
  // Those behind it have to wait as long: left due, they would be looked at in every round.
  await scope('webhook_deliveries')
    .where({ webhook_id: delivery.webhook_id, lane: delivery.lane, state: 'queued' })
    .where('seq', '>', delivery.seq)
    .where('next_at', '<', nextAt)
    .update({ next_at: nextAt });
}

/** Sends one again, whatever became of it, under its old id. @returns undefined where there is none */
export async function queueAgain(
  scope: Scope,
  webhookId: string,
  id: string,
  now: Date,
): Promise<DeliveryRow | undefined> {
  const [row] = await scope('webhook_deliveries')
    .where({ webhook_id: webhookId, id })
    .update({ state: 'queued', attempts: 0, first_tried_at: null, next_at: now, leased_until: null })
    .returning<DeliveryRow[]>('*');
  return row;
}

/** A page of an endpoint's deliveries, the newest first. */
export async function listDeliveries(
  scope: Scope,
  query: {
    readonly webhookId: string;
    readonly states: readonly DeliveryState[];
    readonly before: number | null;
    readonly limit: number;
  },
): Promise<DeliveryRow[]> {
  const { webhookId, states, before, limit } = query;
  const found = scope('webhook_deliveries').where({ webhook_id: webhookId }).orderBy('seq', 'desc').limit(limit);
  if (states.length > 0) void found.whereIn('state', states);
  if (before !== null) void found.where('seq', '<', before);
  return found.select<DeliveryRow[]>('*');
}

/**
 * Removes what nobody will look at any more: a week after a delivery, a month after everything else (dead letters, and what an
 * endpoint that was switched off never got).
 *
 * @param database of the role `rapport_relay`
 * @returns how many
 */
export async function expireDeliveries(database: Knex, now: Date): Promise<number> {
  const { rowCount } = await database.raw<{ rowCount: number }>(
    `DELETE FROM webhook_deliveries WHERE (state = 'delivered' AND created_at < :now::timestamptz - interval '7 days')
       OR created_at < :now::timestamptz - interval '30 days'`,
    { now },
  );
  return rowCount;
}
