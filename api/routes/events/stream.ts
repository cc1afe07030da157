import type { ServerResponse } from 'node:http';
import type { EventType } from '../../../domain/events.ts';
import { isBefore, type FeedPlace } from '../../../db/repositories/event-feed.ts';
import type { FeedEvent } from '../../../db/repositories/feed-events.ts';
import { closingFrame, eventFrame, heartbeatFrame, readyFrame, resetFrame, type ClosingReason } from './frames.ts';

/** One client that listens. */
export interface Stream {
  readonly workspaceId: string;
  /** As it stands in events and the audit log: a key's or person's id is its end. */
  readonly actor: string;
  /** What the client has been told up to; undefined until it is told where it begins. */
  place: FeedPlace | undefined;
  begin(place: FeedPlace, reset?: 'expired' | 'unknown'): void;
  /** Tells what happened, up to `reached`. */
  tell(events: readonly FeedEvent[], reached: FeedPlace): void;
  heartbeat(): void;
  close(reason: ClosingReason): void;
}

/** A client that takes this many bytes more slowly than they come is cut: it may come back and read on from where it was. */
const MOST_UNREAD = 1024 * 1024;

/** After its last words, a client that does not read has so long until its connection is taken away. */
const LINGER_MS = 5_000;

export function createStream(
  response: ServerResponse,
  client: {
    readonly workspaceId: string;
    readonly actor: string;
    readonly types: readonly EventType[];
    readonly place: FeedPlace | undefined;
  },
): Stream {
  const { workspaceId, actor, types } = client;
  const wanted = new Set(types);
  let open = true;
  const close = (reason: ClosingReason): void => {
    if (!open || response.destroyed) return;
    open = false;
    response.end(closingFrame(reason));
    setTimeout(() => response.destroy(), LINGER_MS).unref();
  };
  const write = (text: string): void => {
    // A client can vanish between being looked up and being told, and writing to nobody is an error that ends the process.
    if (!open || response.destroyed) return;
    response.write(text);
    if (response.writableLength > MOST_UNREAD) close('too_slow');
  };
  const stream: Stream = {
    workspaceId,
    actor,
    place: client.place,
    begin: (place, reset) => {
      stream.place = place;
      write(`${reset ? resetFrame(reset) : ''}${readyFrame(place)}`);
    },
    tell: (events, reached) => {
      const { place } = stream;
      const news = events.filter(
        (event) => (wanted.size === 0 || wanted.has(event.type)) && (!place || isBefore(place, event.place)),
      );
      // A client can come back from a process that has read further than this one.
      stream.place = place && isBefore(reached, place) ? place : reached;
      if (news.length > 0) write(news.map(eventFrame).join(''));
    },
    heartbeat: () => {
      if (stream.place) write(heartbeatFrame(stream.place));
    },
    close,
  };
  return stream;
}
