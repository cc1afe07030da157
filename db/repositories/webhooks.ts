import { v7 as uuidv7 } from 'uuid';
import type { EventType } from '../../domain/events.ts';
import type { Scope } from '../client.ts';

/** `attention`: it has failed for a day, and is still tried. */
export type WebhookState = 'active' | 'attention' | 'disabled';

/** An endpoint of the business's that is told of events. */
export interface WebhookRow {
  readonly id: string;
  readonly workspace_id: string;
  readonly url: string;
  /** Types, or `*` for all of them. */
  readonly events: readonly (EventType | '*')[];
  /** Sealed. */
  readonly secret: string;
  readonly state: WebhookState;
  readonly failing_since: Date | null;
  readonly last_error: string | null;
  readonly last_delivered_at: Date | null;
  readonly created_at: Date;
}

export async function insertWebhook(
  scope: Scope,
  webhook: Pick<WebhookRow, 'workspace_id' | 'url' | 'events' | 'secret' | 'created_at'> & {
    readonly created_by: string;
  },
): Promise<WebhookRow> {
  const [row] = await scope('webhooks')
    .insert({ id: uuidv7(), ...webhook, events: [...webhook.events] })
    .returning<WebhookRow[]>('*');
  return row as WebhookRow;
}

export const listWebhooks = (scope: Scope): Promise<WebhookRow[]> =>
  scope('webhooks').orderBy('created_at').orderBy('id').select<WebhookRow[]>('*');

export const readWebhook = (scope: Scope, id: string): Promise<WebhookRow | undefined> =>
  scope('webhooks').where({ id }).first<WebhookRow | undefined>('*');

/** @returns the webhook as it then is; undefined where there is none */
export async function changeWebhook(
  scope: Scope,
  id: string,
  changes: { readonly url?: string; readonly events?: WebhookRow['events']; readonly state?: 'active' | 'disabled' },
): Promise<WebhookRow | undefined> {
  const { url, events, state } = changes;
  const [row] = await scope('webhooks')
    .where({ id })
    .update({
      // Its own value where nothing is to change: an update of nothing is no statement.
      url: url ?? scope.ref('url'),
      ...(events ? { events: [...events] } : {}),
      // Switched on again it starts afresh.
      ...(state ? { state, failing_since: null, last_error: null } : {}),
    })
    .returning<WebhookRow[]>('*');
  return row;
}

/** Its deliveries go with it. @returns whether there was one */
export async function deleteWebhook(scope: Scope, id: string): Promise<boolean> {
  return (await scope('webhooks').where({ id }).delete()) > 0;
}

/** Notes that an endpoint took a delivery. Written at most once a minute while all is well: it is one row for all deliveries. */
export async function noteSuccess(scope: Scope, id: string, at: Date): Promise<void> {
  await scope.raw(
    `UPDATE webhooks SET state = CASE WHEN state = 'attention' THEN 'active' ELSE state END, failing_since = NULL,
       last_error = NULL, last_delivered_at = :at
     WHERE id = :id AND (failing_since IS NOT NULL OR last_delivered_at IS NULL OR last_delivered_at < :at::timestamptz - interval '1 minute')`,
    { id, at },
  );
}

/** Failing for so long an endpoint calls for a person. */
const ATTENTION_AFTER = "interval '1 day'";

/** Notes that an endpoint did not take a delivery; `gone`: it said that it never will again. */
export async function noteFailure(
  scope: Scope,
  id: string,
  { error, gone, at }: { readonly error: string; readonly gone: boolean; readonly at: Date },
): Promise<void> {
  await scope.raw(
    `UPDATE webhooks SET failing_since = coalesce(failing_since, :at), last_error = :error,
       state = CASE WHEN :gone OR state = 'disabled' THEN 'disabled'
         WHEN coalesce(failing_since, :at) <= :at::timestamptz - ${ATTENTION_AFTER} THEN 'attention' ELSE state END
     WHERE id = :id`,
    { id, error, gone, at },
  );
}
