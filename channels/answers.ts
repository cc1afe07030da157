import type { ProviderAnswer } from './http.ts';
import type { Fault, SendResult, TestResult } from './port.ts';

/** What an error of a provider means. */
export type Meaning =
  /** It passes by itself. `leastMs`: not sooner than this. */
  | { readonly kind: 'passing'; readonly words: string; readonly leastMs?: number }
  /** This message can not be sent to this person. */
  | { readonly kind: 'refused'; readonly words: string; readonly optedOut?: true }
  /** The account needs a person. */
  | { readonly kind: 'account'; readonly words: string; readonly fault: Fault };

/** The activity waits longer from try to try; this is only where it begins. */
const FIRST_PAUSE_MS = 1_000;

/**
 * What became of a send.
 *
 * @param messageId of an answer that says that it was taken; null where it does not say so
 * @param meaningOf of an answer with an error; null for one that says nothing certain
 */
export function sendResult(
  answer: ProviderAnswer,
  messageId: (json: unknown) => string | null,
  meaningOf: (status: number, json: unknown) => Meaning | null,
): SendResult {
  if (answer.kind === 'unreached')
    return {
      kind: 'not_sent',
      reason: `The channel cannot be reached: ${answer.reason}.`,
      retryAfterMs: FIRST_PAUSE_MS,
    };
  if (answer.kind === 'unanswered')
    return { kind: 'unknown', reason: `The channel did not say whether it took the message: ${answer.reason}.` };
  const { status, json, retryAfterMs } = answer;
  const providerMessageId = status >= 200 && status < 300 ? messageId(json) : null;
  if (providerMessageId !== null) return { kind: 'sent', providerMessageId };
  const meaning = meaningOf(status, json);
  if (meaning === null)
    return {
      kind: 'unknown',
      reason: `The channel answered ${String(status)}, which does not say whether it took the message.`,
    };
  const { words: reason } = meaning;
  if (meaning.kind === 'passing') {
    const pause = Math.max(retryAfterMs ?? 0, meaning.leastMs ?? 0, FIRST_PAUSE_MS);
    return { kind: 'not_sent', reason, retryAfterMs: pause };
  }
  const refused = { kind: 'not_sent', reason, retryAfterMs: null } as const;
  if (meaning.kind === 'account') return { ...refused, fault: meaning.fault };
  return meaning.optedOut ? { ...refused, optedOut: true } : refused;
}

/** What an answer to a mere question says of the account. */
export function testResult(
  answer: ProviderAnswer,
  isFine: (json: unknown) => boolean,
  meaningOf: (status: number, json: unknown) => Meaning | null,
): TestResult {
  if (answer.kind !== 'answered')
    return { kind: 'fault', fault: 'unreachable', detail: `The provider: ${answer.reason}.` };
  const { status, json } = answer;
  if (status >= 200 && status < 300 && isFine(json)) return { kind: 'ok' };
  const meaning = meaningOf(status, json);
  if (meaning?.kind === 'account') return { kind: 'fault', fault: meaning.fault, detail: meaning.words };
  if (meaning?.kind === 'refused') return { kind: 'fault', fault: 'permission', detail: meaning.words };
  const detail = meaning?.words ?? `The provider answered ${String(status)}.`;
  return { kind: 'fault', fault: 'unreachable', detail };
}
