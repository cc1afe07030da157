import type { PromiseReading } from '../analysis.ts';
import type { ActionFact, MessageFact, StoredReading } from '../facts.ts';
import type { Evidence } from '../judgement.ts';
import { REMEMBERED } from './contact-state.ts';
import type { ConversationsState, OpenPromise, Turn } from './conversation-state.ts';
import { SURE } from './thresholds.ts';

type Promises = Pick<ConversationsState, 'promises' | 'kept'>;

const MINUTE_MS = 60_000;

/** What follows a promise this soon still belongs to making it ("I'll check that. By the way, which colour?"). */
const SAME_BREATH_MS = 10 * MINUTE_MS;

/** "Let me check" names no time because the answer comes at once: a minute is enough for it to be the answer. */
const AT_ONCE_MS = MINUTE_MS;

/** A closing word within the hour of a promise, or of what the contact said to it, is politeness and keeps nothing. */
const POLITE_MS = 60 * MINUTE_MS;

/**
 * A message of the business: it keeps open promises of its conversation, and makes new ones.
 *
 * It keeps a promise when it confirms a deal; or when it comes long enough after the promise
 * ({@link SAME_BREATH_MS}, {@link AT_ONCE_MS} for a statement after a promise that names no time, and never longer than
 * half the time until the promise is due) and is more than a closing word. What was promised in between is kept by the
 * same message: the business did come back, and what it promises anew stands for itself.
 *
 * @param turn how the conversation stood before the message
 */
export function withPromisesOf(
  before: Promises,
  turn: Turn | null,
  fact: MessageFact,
  reading: StoredReading,
): Promises {
  if (fact.direction !== 'outbound') return before;
  const { at, messageId } = fact;
  const isKept = (promise: OpenPromise): boolean =>
    promise.conversationId === fact.conversationId && keeps(promise, turn, at, reading);
  const after = settled(before, isKept, { at, by: { messageId } });
  const made = fact.backfill ? null : promiseIn(fact, reading);
  return made === null ? after : { ...after, promises: [...after.promises, made].slice(-REMEMBERED.promises) };
}

/**
 * A purchase or booking that the business reports settles what was promised without a time ("I'll check and let you
 * know"); a promise for a certain time may well be about the order itself, and stays owed.
 */
export function withPromisesAfterDeal(before: Promises, { at, actionRef }: ActionFact): Promises {
  return settled(before, ({ dueAt }) => dueAt === null, { at, by: { actionRef } });
}

function settled(
  { promises, kept }: Promises,
  isKept: (promise: OpenPromise) => boolean,
  how: { readonly at: string; readonly by: Evidence },
): Promises {
  const done = promises.filter(isKept).map(({ messageId }) => ({ messageId, ...how }));
  if (done.length === 0) return { promises, kept };
  const open = promises.filter((promise) => !isKept(promise));
  return { promises: open, kept: [...kept, ...done].slice(-REMEMBERED.promises) };
}

function keeps(promise: OpenPromise, turn: Turn | null, at: string, reading: StoredReading): boolean {
  if (reading.conversion !== null && reading.conversion.confidence >= SURE) return true;
  const { dueAt } = promise;
  const half = dueAt === null ? Infinity : (Date.parse(dueAt) - Date.parse(promise.at)) / 2;
  const goesOn = reading.asks || surely(reading.promises).length > 0;
  const pause = dueAt === null && !goesOn ? AT_ONCE_MS : SAME_BREATH_MS;
  const since = (from: string): number => Date.parse(at) - Date.parse(from);
  if (since(promise.at) < Math.min(pause, half)) return false;
  if (!reading.closes || reading.asks) return true;
  const answer = turn?.contact ?? null;
  const heard = answer !== null && answer.at > promise.at;
  // "Any news?" "Thanks for waiting, it has arrived": no mere politeness.
  if (heard && answer.asked !== null) return true;
  return since(heard ? answer.at : promise.at) >= Math.min(POLITE_MS, half);
}

const surely = (promises: readonly PromiseReading[]): PromiseReading[] =>
  promises.filter(({ confidence }) => confidence >= SURE);

function promiseIn(fact: MessageFact, { promises }: StoredReading): OpenPromise | null {
  const first = surely(promises).toSorted(byDueTime)[0];
  if (first === undefined) return null;
  const { messageId, conversationId, channel, at, author } = fact;
  const { span, dueAt, confidence } = first;
  return { messageId, conversationId, channel, at, span, dueAt, author, confidence };
}

/** Named times first, the earliest of them first; else the surest, else the first in the text. */
function byDueTime(a: PromiseReading, b: PromiseReading): number {
  if (a.dueAt !== b.dueAt) {
    if (a.dueAt === null) return 1;
    return b.dueAt === null || a.dueAt < b.dueAt ? -1 : 1;
  }
  return b.confidence - a.confidence || a.span.start - b.span.start;
}
