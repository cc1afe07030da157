import type { WidgetConfig } from './texts.ts';

/** A message as the visitor may see it. */
export interface WidgetMessage {
  readonly id: string;
  readonly from: 'visitor' | 'assistant' | 'team';
  readonly text: string;
  readonly attachments: readonly { readonly url: string; readonly name: string | null }[];
  readonly sentAt: string;
  /** The id that this browser gave it; null for the business's own. */
  readonly clientId: string | null;
}

/** Details that a visitor typed. */
export interface Details {
  readonly name?: string;
  readonly email?: string;
  readonly phone?: string;
}

/** Whom the page says it is; believed only with `userHash`, the proof of the page's server. */
export interface PageUser extends Details {
  readonly userId?: string;
  readonly userHash?: string;
}

/** What the server refused. `status` 0: it was not reached. */
export class Refused extends Error {
  override readonly name = 'Refused';
  readonly status: number;
  readonly retryAfterMs: number;

  constructor(status: number, retryAfterMs = 0) {
    super(`HTTP ${String(status)}`);
    this.status = status;
    this.retryAfterMs = retryAfterMs;
  }
}

export interface Session {
  readonly token: string;
  /** Whether the page's proof of the user was right. */
  readonly proven: boolean;
}

/** The widget's server, as one connection. */
export interface Server {
  config(): Promise<WidgetConfig>;
  /** @param token of an earlier visit, which is made to last longer */
  start(user: PageUser, token: string | null): Promise<Session>;
  send(
    token: string,
    message: { messageId: string; text: string; pageUrl: string; contact?: Details },
  ): Promise<WidgetMessage>;
  messages(token: string): Promise<readonly WidgetMessage[]>;
  /** The open stream; it ends when `signal` says so. */
  stream(token: string, signal: AbortSignal): Promise<ReadableStream<Uint8Array>>;
}

const SECOND_MS = 1_000;

/** @param base address of the server and connection, such as `https://rapport.example.com/widget/<id>` */
export function createServer(base: string): Server {
  const ask = async (path: string, token: string | null, init: RequestInit = {}): Promise<Response> => {
    const headers = {
      ...(token === null ? {} : { authorization: `Bearer ${token}` }),
      ...(init.body === undefined ? {} : { 'content-type': 'application/json' }),
    };
    // No cookies of the business's site or of the server ever go along: the token alone says who it is.
    const answer = await fetch(base + path, { ...init, headers, credentials: 'omit', mode: 'cors' }).catch(() => {
      throw new Refused(0);
    });
    if (answer.ok) return answer;
    throw new Refused(answer.status, Number(answer.headers.get('retry-after') ?? 0) * SECOND_MS);
  };
  const post = async <T>(path: string, token: string | null, body: unknown): Promise<T> =>
    (await (await ask(path, token, { method: 'POST', body: JSON.stringify(body) })).json()) as T;
  return {
    config: async () => (await (await ask('/config', null)).json()) as WidgetConfig,
    start: ({ userId, userHash }, token) => post('/session', token, { userId, userHash }),
    send: (token, message) => post('/messages', token, message),
    messages: async (token) =>
      ((await (await ask('/messages', token)).json()) as { items: readonly WidgetMessage[] }).items,
    stream: async (token, signal) => {
      const { body } = await ask('/events', token, { signal, headers: { accept: 'text/event-stream' } });
      if (body === null) throw new Refused(0);
      return body;
    },
  };
}
