/** The server's events (`GET /v1/events`) as the dashboard hears them. */
import type { Contact } from './contacts.ts';
import type { ChangedFollowUp } from './follow-ups.ts';

/** What each event brings; ids and new values, never a message's text. */
export interface LiveEvents {
  'contact.updated': Contact & { contactId: string };
  'contact.deleted': { id: string; contactId: string };
  'contact.merged': { id: string; contactId: string; into: string };
  'message.received': { id: string; contactId: string; conversationId: string; direction: 'inbound' | 'outbound' };
  'message.changed': { id: string; contactId: string; conversationId: string };
  'follow_up.changed': ChangedFollowUp;
  'review.changed': { id: string; contactId: string; conversationId: string; state: string; assignee: string | null };
  'conversation.changed': { id: string; contactId: string; handledBy: 'ai' | 'human'; assignee: string | null };
  'job.progress': { id: string; kind: string; state: string; total: number | null; done: number; failed: number };
  /** The server cannot tell what was missed: everything on the screen has to be asked for again. */
  reset: { reason: string };
}

export type LiveEventName = keyof LiveEvents;
type Listener = (data: never) => void;

const NAMES: readonly LiveEventName[] = [
  'contact.updated',
  'contact.deleted',
  'contact.merged',
  'message.received',
  'message.changed',
  'follow_up.changed',
  'review.changed',
  'conversation.changed',
  'job.progress',
  'reset',
];

/** After an answer that ends an EventSource for good (a server that restarts, a proxy); others it tries again by itself. */
const AGAIN_AFTER_MS = 3_000;

const listeners = new Map<string, Set<Listener>>();
const stateListeners = new Set<() => void>();
let connected = false;

/** Hears one kind of event until the returned function is called. */
export function onLive<Name extends LiveEventName>(name: Name, listener: (data: LiveEvents[Name]) => void): () => void {
  const set = listeners.get(name) ?? new Set();
  listeners.set(name, set.add(listener as Listener));
  return () => void set.delete(listener as Listener);
}

function setConnected(now: boolean): void {
  if (connected === now) return;
  connected = now;
  for (const listener of stateListeners) listener();
}

export const isConnected = (): boolean => connected;

export function onConnection(listener: () => void): () => void {
  stateListeners.add(listener);
  return () => void stateListeners.delete(listener);
}

/** Opens the one stream of this tab and keeps it open. @returns what closes it. */
export function openLive(): () => void {
  let source: EventSource;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let lastId = '';
  const connect = (): void => {
    source = new EventSource(lastId === '' ? '/v1/events' : `/v1/events?lastEventId=${encodeURIComponent(lastId)}`);
    source.addEventListener('open', () => setConnected(true));
    source.addEventListener('error', () => {
      setConnected(false);
      if (source.readyState === EventSource.CLOSED) timer = setTimeout(connect, AGAIN_AFTER_MS);
    });
    for (const name of NAMES) {
      source.addEventListener(name, (event: MessageEvent<string>) => {
        lastId = event.lastEventId === '' ? lastId : event.lastEventId;
        for (const listener of listeners.get(name) ?? []) listener(JSON.parse(event.data) as never);
      });
    }
  };
  connect();
  return () => {
    clearTimeout(timer);
    source.close();
    setConnected(false);
  };
}
