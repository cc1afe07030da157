import type { Knex } from 'knex';
import type { Scope } from '../db/client.ts';
import { queueDeliveries } from '../db/repositories/deliveries.ts';
import { holdCursor, readFeed, writeCursor, type FeedLine } from '../db/repositories/event-feed.ts';
import { readFeedEvents, type FeedEvent } from '../db/repositories/feed-events.ts';
import type { SettingsInForce } from '../db/repositories/settings-in-force.ts';
import { listWebhooks, type WebhookRow } from '../db/repositories/webhooks.ts';
import { noteForMail } from './email/note.ts';

export interface FanOutDeps {
  /** A pool of the role `rapport_worker`. */
  readonly database: Knex;
  /** For mails to the team; left out where no mail is sent. */
  readonly settingsInForce?: ((scope: Scope, workspaceId: string) => Promise<SettingsInForce>) | undefined;
  readonly clock: () => Date;
}

/** Name of the cursor up to which everything has been queued for whoever wants to be told. */
const CURSOR = 'notifications';

const MOST_LINES = 1_000;

/**
 * Reads on in the feed and queues what its events call for. The place it has got to is committed with what it queued, so that
 * nothing is queued twice or left out; of several workers one does it at a time.
 *
 * @returns whether there may be more at once
 */
export async function fanOut(deps: FanOutDeps): Promise<boolean> {
  return deps.database.transaction(async (trx) => {
    const place = await holdCursor(trx, CURSOR);
    if (place === undefined) return false;
    const { lines, reached, full } = await readFeed(trx, place, null, MOST_LINES);
    for (const workspaceId of new Set(lines.map((line) => line.workspaceId))) {
      await trx.raw("SELECT set_config('app.workspace', ?, true)", [workspaceId]);
      const own = lines.filter((line) => line.workspaceId === workspaceId);
      await queueFor(trx, workspaceId, own, deps);
    }
    if (lines.length > 0) await writeCursor(trx, CURSOR, reached);
    return full;
  });
}

async function queueFor(
  scope: Scope,
  workspaceId: string,
  lines: readonly FeedLine[],
  { settingsInForce, clock }: FanOutDeps,
): Promise<void> {
  const webhooks = (await listWebhooks(scope)).filter(({ state }) => state !== 'disabled');
  if (webhooks.length === 0 && settingsInForce === undefined) return;
  const now = clock();
  const events = await readFeedEvents(scope, lines);
  const wanted = webhooks.flatMap((webhook) =>
    events.filter((event) => wants(webhook, event)).map((event) => [webhook, event] as const),
  );
  await queueDeliveries(
    scope,
    wanted.map(([webhook, event]) => ({
      workspaceId,
      webhookId: webhook.id,
      contactId: HOLDS_IDS_ALONE.has(event.type) ? null : event.contactId,
      lane: event.contactId ?? event.values.id,
      type: event.type,
      at: event.at,
      data: event.values,
    })),
    now,
  );
  if (settingsInForce === undefined) return;
  const { settings } = await settingsInForce(scope, workspaceId);
  await noteForMail(scope, workspaceId, events, { settings, now });
}

/** The erasure of the contact must not take along the news of it. */
const HOLDS_IDS_ALONE: ReadonlySet<FeedEvent['type']> = new Set(['contact.deleted', 'contact.merged']);

const wants = ({ events }: WebhookRow, { type }: FeedEvent): boolean => events.includes('*') || events.includes(type);
