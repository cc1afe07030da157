import { once } from 'node:events';
import http, { type IncomingMessage } from 'node:http';
import https from 'node:https';
import { RequestFilteringHttpAgent, RequestFilteringHttpsAgent } from 'request-filtering-agent';
import { Webhook } from 'standardwebhooks';
import { retryAfter, type Answer } from './schedule.ts';

/** Tells an endpoint of one event. Never throws for what the endpoint does. */
export type Post = (call: {
  readonly url: string;
  /** As it was shown when the webhook was made (`whsec_…`). */
  readonly secret: string;
  readonly id: string;
  readonly body: string;
  readonly at: Date;
}) => Promise<Answer>;

/** The Standard Webhooks specification recommends 15 to 30 seconds; a receiver should answer first and work then. */
const ANSWER_WITHIN_MS = 15_000;

/**
 * The agents look every address up themselves, refuse those that are not public, and connect to the very address that they looked
 * at, so that a name cannot answer with a public address to the check and a private one to the call. Redirects are not followed:
 * each would be a target of its own.
 *
 * @param allowPrivate also plain http, and addresses of this machine and its network: for tests and closed networks
 */
export function createPost(allowPrivate: boolean, answerWithinMs = ANSWER_WITHIN_MS): Post {
  const options = { keepAlive: false, allowPrivateIPAddress: allowPrivate, allowMetaIPAddress: allowPrivate };
  const agents = { 'http:': new RequestFilteringHttpAgent(options), 'https:': new RequestFilteringHttpsAgent(options) };
  return async ({ url, secret, id, body, at }) => {
    const target = new URL(url);
    const secure = target.protocol === 'https:';
    if (!secure && !allowPrivate) return failed('only https is called');
    const request = (secure ? https : http).request(target, {
      method: 'POST',
      agent: agents[secure ? 'https:' : 'http:'],
      signal: AbortSignal.timeout(answerWithinMs),
      headers: {
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(body),
        'user-agent': 'Rapport-Webhooks/1',
        'webhook-id': id,
        'webhook-timestamp': String(Math.floor(at.getTime() / 1_000)),
        'webhook-signature': new Webhook(secret).sign(id, at, body),
      },
    });
    // What goes wrong after the answer (it came before the body was read, say) changes nothing, and would end the process unheard.
    request.on('error', () => undefined);
    try {
      request.end(body);
      const [response] = (await once(request, 'response')) as [IncomingMessage];
      // What it says is nobody's concern, and may be endless.
      response.destroy();
      return answerOf(response, at);
    } catch (error) {
      return failed(wordsFor(error));
    } finally {
      request.destroy();
    }
  };
}

const failed = (error: string): Answer => ({ kind: 'failed', status: null, error, retryAfterMs: null });

function answerOf({ statusCode: status = 0, headers }: IncomingMessage, now: Date): Answer {
  if (status >= 200 && status < 300) return { kind: 'delivered', status };
  if (status === 410) return { kind: 'gone', status, error: 'the endpoint answered 410 Gone' };
  const redirected = status >= 300 && status < 400;
  const error = `the endpoint answered ${String(status)}${redirected ? '; redirects are not followed' : ''}`;
  return { kind: 'failed', status, error, retryAfterMs: retryAfter(headers['retry-after'], now) };
}

/** What a person can do something about, without what the endpoint or the system quotes. */
function wordsFor(error: unknown): string {
  if (!(error instanceof Error)) return 'the endpoint could not be reached';
  const { name, message } = error;
  const code = (error as NodeJS.ErrnoException).code ?? '';
  if (name === 'AbortError' || name === 'TimeoutError') return 'no answer in time';
  if (message.includes('is not allowed')) return 'the address is not a public one';
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return 'the name cannot be resolved';
  if (/^(ERR_TLS|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO)/.test(code))
    return 'the certificate is not valid for this address';
  return `the connection failed${code === '' ? '' : ` (${code})`}`;
}
