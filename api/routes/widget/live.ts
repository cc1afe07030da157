import type { ServerResponse } from 'node:http';
import type { FeedPlace } from '../../../db/repositories/event-feed.ts';
import type { FeedEvent } from '../../../db/repositories/feed-events.ts';
import type { AppDeps } from '../../deps.ts';
import type { Stream } from '../events/stream.ts';
import type { Site } from './site.ts';
import { conversationOfVisitor, readTranscript } from './transcript.ts';
import type { Visitor } from './visitor-token.ts';

const frame = (event: string, data: object): string => `event: ${event}\ndata: ${JSON.stringify(data)}\n\n`;

/** A message that can be seen is told as `message`; one that cannot, not yet or no longer, as `gone`. */
const ABOUT_MESSAGES = new Set(['message.received', 'message.changed']);

/** More than this many bytes unread: the page is asleep, and reads the whole when it comes back. */
const MOST_UNREAD = 256 * 1024;

interface Listener {
  readonly site: Site;
  readonly visitor: Visitor;
  readonly onFailure: (error: unknown) => void;
}

/** Tells one visitor what happens in their conversation, out of the feed of the whole workspace. */
export function createVisitorStream(deps: AppDeps, response: ServerResponse, listener: Listener): Stream {
  const { site, visitor } = listener;
  let [open, conversation] = [true, null as string | null];
  const write = (text: string): void => {
    if (!open || response.destroyed) return;
    response.write(text);
    if (response.writableLength > MOST_UNREAD) close();
  };
  const close = (): void => {
    open = false;
    response.end();
  };
  const tell = async (events: readonly FeedEvent[]): Promise<void> => {
    conversation ??= await conversationOfVisitor(deps, site, visitor);
    const ids = events.filter(({ values }) => values['conversationId'] === conversation).map(({ values }) => values.id);
    if (ids.length === 0) return;
    const seen = await readTranscript(deps, site, visitor, ids);
    const there = new Set(seen.map(({ id }) => id));
    for (const message of seen) write(frame('message', message));
    for (const id of ids) if (!there.has(id)) write(frame('gone', { id }));
  };
  const stream: Stream = {
    ...{ workspaceId: site.workspaceId, actor: '', place: undefined },
    begin: (place: FeedPlace) => {
      stream.place = place;
      write(frame('ready', {}));
    },
    tell: (events, reached) => {
      stream.place = reached;
      // Once the conversation is known, what is said in others costs no look at the database.
      const own = events.filter((event) => isOfWidgets(event) && isOf(conversation, event));
      if (own.length === 0 || !open) return;
      tell(own).catch((error: unknown) => {
        listener.onFailure(error);
        // The page comes back, and reads the whole.
        close();
      });
    },
    heartbeat: () => write(': still here\n\n'),
    close,
  };
  return stream;
}

const isOfWidgets = ({ type, values }: FeedEvent): boolean => ABOUT_MESSAGES.has(type) && values['channel'] === 'web';

const isOf = (conversation: string | null, { values }: FeedEvent): boolean =>
  conversation === null || values['conversationId'] === conversation;
