import { once } from 'node:events';
import http, { type IncomingMessage } from 'node:http';
import https from 'node:https';
import { RequestFilteringHttpAgent, RequestFilteringHttpsAgent } from 'request-filtering-agent';

export interface ProviderRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON. */
  readonly json?: unknown;
  /** Sent as a form instead: what OAuth's token endpoints take (RFC 6749, 4.1.3). */
  readonly form?: Readonly<Record<string, string>>;
}

export type ProviderAnswer =
  | { readonly kind: 'answered'; readonly status: number; readonly retryAfterMs: number | null; readonly json: unknown }
  /** No connection came about: nothing was asked. */
  | { readonly kind: 'unreached'; readonly reason: string }
  /** The request may have been heard, and the answer was lost. */
  | { readonly kind: 'unanswered'; readonly reason: string };

/** Asks a provider. Never throws for what the provider does. */
export type ProviderHttp = (request: ProviderRequest) => Promise<ProviderAnswer>;

/** Chat APIs answer in well under a second; one that takes this long has failed, and a worker's slot is dear. */
const ANSWER_WITHIN_MS = 15_000;

/** No answer of a chat API is near to this. */
const LONGEST_ANSWER = 1024 * 1024;

/**
 * Addresses are looked up and checked by the agents at each connection, so that an `apiBase` cannot lead into the machine's own
 * network. Redirects are not followed.
 *
 * @param allowPrivate also plain http, and addresses of this machine and its network: for tests and closed networks
 */
export function createProviderHttp(allowPrivate: boolean, answerWithinMs = ANSWER_WITHIN_MS): ProviderHttp {
  const options = { keepAlive: false, allowPrivateIPAddress: allowPrivate, allowMetaIPAddress: allowPrivate };
  const agents = { http: new RequestFilteringHttpAgent(options), https: new RequestFilteringHttpsAgent(options) };
  return async ({ method, url, headers = {}, json, form }) => {
    const target = URL.canParse(url) ? new URL(url) : null;
    if (target === null || !/^https?:$/.test(target.protocol)) return unreached('its address is not a URL');
    const secure = target.protocol === 'https:';
    if (!secure && !allowPrivate) return unreached('only https is called');
    const body =
      form !== undefined ? new URLSearchParams(form).toString() : json === undefined ? undefined : JSON.stringify(json);
    const type = form === undefined ? 'application/json' : 'application/x-www-form-urlencoded';
    let connected = false;
    const request = (secure ? https : http).request(target, {
      method,
      agent: secure ? agents.https : agents.http,
      signal: AbortSignal.timeout(answerWithinMs),
      headers: {
        accept: 'application/json',
        ...(body === undefined ? {} : { 'content-type': type, 'content-length': Buffer.byteLength(body) }),
        ...headers,
      },
    });
    request.on('socket', (socket) => socket.once(secure ? 'secureConnect' : 'connect', () => (connected = true)));
    // What goes wrong after the answer was read changes nothing, and would end the process unheard.
    request.on('error', () => undefined);
    try {
      request.end(body);
      const [response] = (await once(request, 'response')) as [IncomingMessage];
      return await answerOf(response);
    } catch (error) {
      const reason = wordsFor(error);
      return connected ? { kind: 'unanswered', reason } : unreached(reason);
    } finally {
      request.destroy();
    }
  };
}

const unreached = (reason: string): ProviderAnswer => ({ kind: 'unreached', reason });

async function answerOf(response: IncomingMessage): Promise<ProviderAnswer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > LONGEST_ANSWER) return { kind: 'unanswered', reason: 'the answer is too long' };
    chunks.push(chunk);
  }
  const { statusCode: status = 0, headers } = response;
  return { kind: 'answered', status, retryAfterMs: retryAfterOf(headers['retry-after']), json: read(chunks) };
}

/** Gateways in front of a provider answer in HTML: then the status alone says what there is to say. */
function read(chunks: readonly Buffer[]): unknown {
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8'));
  } catch {
    return null;
  }
}

/** RFC 9110: seconds, or a date. */
function retryAfterOf(value: string | undefined): number | null {
  if (value === undefined) return null;
  const ms = /^\d+$/.test(value) ? Number(value) * 1_000 : Date.parse(value) - Date.now();
  return Number.isFinite(ms) ? Math.max(0, ms) : null;
}

/** What a person can do something about, without what a server or the system quotes (a bot's token is part of its URL). */
function wordsFor(error: unknown): string {
  if (!(error instanceof Error)) return 'it could not be reached';
  const code = (error as NodeJS.ErrnoException).code ?? '';
  if (error.name === 'AbortError' || error.name === 'TimeoutError') return 'no answer in time';
  if (error.message.includes('is not allowed')) return 'its address is not a public one';
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return 'its name cannot be resolved';
  return `the connection failed${code === '' ? '' : ` (${code})`}`;
}
