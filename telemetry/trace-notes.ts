import { activeTraceparent } from './spans.ts';

/** As W3C Trace Context writes it, sampled: what is not sampled needs no carrying. */
const NOTE = /^([0-9a-f-]{36}) (00-[0-9a-f]{32}-[0-9a-f]{16}-01)$/;

/** Contacts that are remembered while they wait to be carried. The oldest give way: their messages begin a trace of their own. */
const AT_MOST = 10_000;

/** Spans of one contact; a burst of more is one signal all the same, and its trace is the last message's. */
const EACH_AT_MOST = 8;

/** What PostgreSQL takes as a notification's payload, less one byte for its end. */
const LONGEST_PAYLOAD = 7_999;

/** For the next notification of a pool of connections; each line is a note. */
const waiting = new WeakMap<object, string>();

/**
 * Remembers under which trace a contact's newest fact was accepted, to be told to the relays with the notification that wakes them.
 * Call it between the commit and the bell. Lost notes lose no message: the carrying then begins a trace of its own
 * (docs/decisions/0010-traces-travel-beside-the-rows.md). Without tracing it does nothing.
 *
 * @param pool of the process that accepts, by which the bell finds it
 */
export function noteTrace(pool: object, contactId: string): void {
  const note = `${contactId} ${activeTraceparent() ?? ''}`;
  if (!NOTE.test(note)) return;
  const before = waiting.get(pool) ?? '';
  const longer = before === '' ? note : `${before}\n${note}`;
  if (longer.length <= LONGEST_PAYLOAD) waiting.set(pool, longer);
}

/** The notes since the last call; empty where nothing is traced. */
export function takeTraceNotes(pool: object): string {
  const notes = waiting.get(pool) ?? '';
  waiting.delete(pool);
  return notes;
}

/** Notes that a relay has heard of, until their contact was carried. */
export interface TraceNotes {
  hear(notes: readonly string[]): void;
  /** The spans under which this contact's waiting facts came, the newest last. */
  of(contactId: string): readonly string[];
  forget(contactId: string): void;
}

export function createTraceNotes(): TraceNotes {
  const heard = new Map<string, string[]>();
  return {
    hear: (notes) => {
      for (const note of notes) {
        const [, contactId, traceparent] = NOTE.exec(note) ?? [];
        if (contactId === undefined || traceparent === undefined) continue;
        const before = heard.get(contactId) ?? [];
        heard.delete(contactId);
        heard.set(contactId, [...before, traceparent].slice(-EACH_AT_MOST));
        const [oldest] = heard.keys();
        if (heard.size > AT_MOST && oldest !== undefined) heard.delete(oldest);
      }
    },
    of: (contactId) => heard.get(contactId) ?? [],
    forget: (contactId) => void heard.delete(contactId),
  };
}
