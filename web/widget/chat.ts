import { keepUp } from './live.ts';
import { Refused, type Details, type PageUser, type Server } from './server.ts';
import {
  EMPTY,
  replacedBy,
  withMessages,
  without,
  withOutgoing,
  type Outgoing,
  type Transcript,
} from './transcript.ts';
import type { Visitor } from './visitor.ts';

/** What keeps a message from being taken: too many at once, or no way to the server. */
export type Trouble = 'tooFast' | 'offline' | null;

export interface Chat {
  send(text: string, contact?: Details): void;
  retry(message: Outgoing): void;
  /** Begins to listen, where there is a conversation. */
  resume(): void;
  stop(): void;
}

interface ChatDeps {
  readonly server: Server;
  readonly visitor: Visitor;
  /** What the page says of its user: told with each message, since a session tells nothing of a person before they write. */
  readonly user: PageUser;
}

/** @param onChange told of each change of the transcript, and of what is in the way */
export function createChat(
  { server, visitor, user: { userId, userHash, ...details } }: ChatDeps,
  onChange: (transcript: Transcript, trouble: Trouble) => void,
): Chat {
  let transcript = EMPTY;
  let stopListening: (() => void) | undefined;
  const change = (next: Transcript, trouble: Trouble = null): void => {
    transcript = next;
    onChange(transcript, trouble);
  };
  const resume = (): void => {
    if (!visitor.isKnown()) return;
    stopListening ??= keepUp({
      ...{ server, visitor },
      onAll: (messages) => change(replacedBy(transcript, messages)),
      onMessage: (message) => change(withMessages(transcript, [message])),
      onGone: (id) => change(without(transcript, id)),
    });
  };
  const deliver = async (message: Outgoing): Promise<void> => {
    change(withOutgoing(transcript, { ...message, state: 'sending' }));
    const { clientId: messageId, text } = message;
    // What somebody types of themselves is nearer to the truth than what the page knows.
    const contact = { ...details, ...message.contact };
    // Without query and fragment: those hold what is none of the business's chat.
    const pageUrl = location.origin + location.pathname;
    const body = { messageId, text, pageUrl, contact };
    try {
      const taken = await visitor.asking((token) => server.send(token, body));
      change(withMessages(transcript, [taken]));
      resume();
    } catch (error) {
      const trouble = error instanceof Refused && error.status === 429 ? 'tooFast' : 'offline';
      change(withOutgoing(transcript, { ...message, state: 'failed' }), trouble);
    }
  };
  return {
    send: (text, contact) =>
      void deliver({ clientId: newId(), text, state: 'sending', ...(contact === undefined ? {} : { contact }) }),
    // Under the same id: one that had arrived after all is not taken twice.
    retry: (message) => void deliver(message),
    resume,
    stop: () => {
      stopListening?.();
      stopListening = undefined;
    },
  };
}

/** A random UUID (version 4, RFC 9562); `crypto.randomUUID` is missing on pages without https. */
function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}
