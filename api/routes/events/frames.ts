import type { FeedPlace } from '../../../db/repositories/event-feed.ts';
import type { FeedEvent } from '../../../db/repositories/feed-events.ts';

/** Why the server ends a stream. */
export type ClosingReason = 'too_slow' | 'shutdown' | 'revoked' | 'lifetime';

export const positionOf = ({ xid, id }: FeedPlace): string => `${xid}-${String(id)}`;

/** One event as the stream's lines. JSON has no raw line breaks, so that its text is one `data:` line. */
const frame = (event: string, data: object, place?: FeedPlace): string =>
  `${place ? `id: ${positionOf(place)}\n` : ''}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`;

/** Clients come back after this many milliseconds. */
const RETRY_MS = 1_000;

export const readyFrame = (place: FeedPlace): string =>
  `retry: ${String(RETRY_MS)}\n${frame('ready', { position: positionOf(place) }, place)}`;

/** The place that the client named cannot be read on from: it has to read everything again. */
export const resetFrame = (reason: 'expired' | 'unknown'): string => frame('reset', { reason });

export const closingFrame = (reason: ClosingReason): string => frame('closing', { reason });

export const eventFrame = ({ place, type, at, values }: FeedEvent): string => frame(type, { ...values, at }, place);

/** A comment against proxies that cut what is silent; its id spares a client that comes back what it has been shown nothing of. */
export const heartbeatFrame = (place: FeedPlace): string => `: still here\nid: ${positionOf(place)}\n\n`;
