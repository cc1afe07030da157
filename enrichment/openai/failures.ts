import { APIConnectionError, APIConnectionTimeoutError, APIError } from 'openai';
import { AnalyzerUnavailable } from '../analyzer.ts';

/** Whether a server turned a request down because it does not know the way its answer was to be formed. */
export function isFormatRefusal(error: unknown): boolean {
  if (!(error instanceof APIError)) return false;
  if (error.status !== 400 && error.status !== 422 && error.status !== 501) return false;
  return /response_?format|json_?schema|json_?object|structured|max_completion_tokens/iu.test(
    `${error.message} ${error.param ?? ''}`,
  );
}

function retryAfterMs(headers: Headers | undefined): number | null {
  const milliseconds = Number(headers?.get('retry-after-ms') ?? Number.NaN);
  if (Number.isFinite(milliseconds)) return milliseconds;
  const after = headers?.get('retry-after');
  if (after == null) return null;
  const seconds = Number(after);
  const wait = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(after) - Date.now();
  return Number.isFinite(wait) ? Math.max(0, wait) : null;
}

function byStatus(error: APIError): AnalyzerUnavailable {
  const wait = retryAfterMs(error.headers);
  if (error.status === 429 || error.status === 402) {
    const spent = error.status === 402 || error.code === 'insufficient_quota';
    return new AnalyzerUnavailable(spent ? 'budget' : 'rate_limited', wait);
  }
  if (error.status === 408 || error.status === 504) return new AnalyzerUnavailable('timeout', wait);
  if (error.status !== undefined && error.status >= 400 && error.status < 500)
    return new AnalyzerUnavailable('refused');
  return new AnalyzerUnavailable('unreachable', wait);
}

/**
 * A provider's failure as a stable code. The provider's own words are dropped here: they may quote the message.
 *
 * @returns what to throw: the caller's own reason when the caller aborted.
 */
export function unavailable(error: unknown, abort: AbortSignal | undefined): unknown {
  if (error instanceof AnalyzerUnavailable) return error;
  if (abort?.aborted === true) return abort.reason;
  if (error instanceof APIConnectionTimeoutError) return new AnalyzerUnavailable('timeout');
  if (error instanceof APIConnectionError) return new AnalyzerUnavailable('unreachable');
  if (error instanceof APIError) return byStatus(error);
  // What is left is an answer that the client could not parse: not JSON at all, or cut in the middle.
  return new AnalyzerUnavailable('malformed');
}
