import type { Scope } from '../../db/client.ts';
import type { FeedEvent } from '../../db/repositories/feed-events.ts';
import { askForTurn, noteItems } from '../../db/repositories/mail.ts';
import type { Settings } from '../../domain/settings.ts';
import { nextMorning } from './morning.ts';

/** Notes of which events the team is to be mailed: new reviews, and follow-ups that wait for approval. */
export async function noteForMail(
  scope: Scope,
  workspaceId: string,
  events: readonly FeedEvent[],
  { settings, now }: { readonly settings: Settings; readonly now: Date },
): Promise<void> {
  const { to, reviews, followUps } = settings.notifications.email;
  if (to.length === 0) return;
  const waiting = (type: FeedEvent['type'], state: string) =>
    events.filter((event) => event.type === type && event.values['state'] === state);
  const pending = waiting('follow_up.changed', 'pending');
  const items = [
    ...(reviews ? waiting('review.changed', 'open').map((event) => ({ kind: 'review' as const, event })) : []),
    // A reminder is no news to the person who set it.
    ...(followUps === 'each' ? pending.filter(({ values }) => values['kind'] !== 'reminder') : []).map((event) => ({
      ...{ kind: 'follow_up' as const, event },
    })),
  ].flatMap(({ kind, event }) =>
    event.contactId === null ? [] : [{ kind, id: event.values.id, contactId: event.contactId }],
  );
  const digestAt = followUps === 'digest' && pending.length > 0 ? nextMorning(now, settings.locale.timeZone) : null;
  if (items.length > 0) await noteItems(scope, workspaceId, items, now);
  if (items.length > 0 || digestAt !== null) await askForTurn(scope, workspaceId, now, digestAt);
}
