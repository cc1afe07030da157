import type { Knex } from 'knex';
import { inWorkspace } from '../../db/client.ts';
import {
  leaseDeliveries,
  readDelivery,
  recordAttempt,
  type DeliveryRow,
  type LeasedDelivery,
} from '../../db/repositories/deliveries.ts';
import { noteFailure, noteSuccess } from '../../db/repositories/webhooks.ts';
import type { Seal } from '../../db/seal.ts';
import type { Post } from './post.ts';
import { nextAttempt, type Answer } from './schedule.ts';

export interface DeliverDeps {
  /** A pool of the role `rapport_worker`. */
  readonly database: Knex;
  /** A pool of the role `rapport_relay`. */
  readonly relayDatabase: Knex;
  /** Of webhooks' secrets. */
  readonly seal: Seal;
  readonly post: Post;
  readonly clock: () => Date;
  /** From 0 to 1. */
  readonly chance: () => number;
}

/** Calls under way at one endpoint, over all workers. */
const PER_ENDPOINT = 4;

/**
 * Begins to tell endpoints what is due. Each call is made between two transactions: a worker that dies before it could record the
 * answer leaves the delivery to the next, under the same id.
 *
 * @param most calls to begin
 * @returns the calls, which resolve once their answers are recorded
 */
export async function beginDue(deps: DeliverDeps, most: number): Promise<readonly Promise<void>[]> {
  const leased = await leaseDeliveries(deps.relayDatabase, { most, perEndpoint: PER_ENDPOINT, now: deps.clock() });
  return leased.map((each) => deliver(deps, each));
}

async function deliver(deps: DeliverDeps, { id, workspaceId }: LeasedDelivery): Promise<void> {
  const delivery = await inWorkspace(deps.database, workspaceId, (scope) => readDelivery(scope, id));
  // Erased or removed since it was leased.
  if (delivery === undefined) return;
  const { url, body } = delivery;
  const answer = await deps.post({ url, body, id, secret: deps.seal.open(delivery.secret), at: deps.clock() });
  await record(deps, delivery, answer);
}

async function record({ database, clock, chance }: DeliverDeps, delivery: DeliveryRow, answer: Answer): Promise<void> {
  const at = clock();
  const { webhook_id: webhookId, workspace_id: workspaceId } = delivery;
  const tried = { attempts: delivery.attempts + 1, firstTriedAt: delivery.first_tried_at ?? at, now: at };
  await inWorkspace(database, workspaceId, async (scope) => {
    if (answer.kind === 'delivered') {
      await recordAttempt(scope, delivery, {
        state: 'delivered',
        status: answer.status,
        error: null,
        nextAt: null,
        at,
      });
      await noteSuccess(scope, webhookId, at);
      return;
    }
    const { status, error } = answer;
    const nextAt = answer.kind === 'gone' ? null : nextAttempt(tried, answer.retryAfterMs, chance());
    await recordAttempt(scope, delivery, { state: nextAt ? 'queued' : 'dead', status, error, nextAt, at });
    await noteFailure(scope, webhookId, { error, gone: answer.kind === 'gone', at });
  });
}
