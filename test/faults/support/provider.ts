import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { once } from 'node:events';

/** What the provider makes of a request. `hangs` and `drops` take the message and never say so. */
export type ProviderAnswer =
  | { readonly kind: 'takes' | 'breaks' | 'hangs' | 'drops' }
  | { readonly kind: 'busy'; readonly retryAfterSeconds: number }
  | { readonly kind: 'refuses'; readonly reason: string };

/** One request to send, as it reached the provider. */
export interface Request {
  readonly idempotencyKey: string;
  readonly answer: ProviderAnswer['kind'];
  /** Whether the person got the message. */
  readonly taken: boolean;
}

/** Where a request can be held: the provider was asked for leave and has no message yet, or has it and has not answered. */
export type Hold = 'before_call' | 'during_call';

export interface Provider {
  readonly url: string;
  /** What the requests with this text are answered, one after the other; after them, and without them, it takes everything. */
  script(text: string, answers: readonly ProviderAnswer[]): void;
  /** Holds the next request with this text for good. Resolves once it is there. */
  holdNext(text: string, where: Hold): Promise<void>;
  /** All requests with this text, the first first. */
  requests(text: string): readonly Request[];
  close(): Promise<void>;
}

/**
 * A chat provider as they are: it is asked for leave, takes a text, has an answer for every mood, and no idea of idempotency. It
 * counts every request, and so is the witness of what a person really got.
 */
export async function startProvider(): Promise<Provider> {
  const scripts = new Map<string, ProviderAnswer[]>();
  const holds = new Map<string, () => void>();
  const log = new Map<string, Request[]>();

  const isHeld = (text: string, where: Hold): boolean => {
    const reached = holds.get(`${where} ${text}`);
    holds.delete(`${where} ${text}`);
    reached?.();
    return reached !== undefined;
  };
  const server = createServer((request, response) => {
    void readText(request).then((text) => {
      const where: Hold = request.url === '/messages' ? 'during_call' : 'before_call';
      if (where === 'before_call') return isHeld(text, where) ? undefined : void response.end();
      const answer = scripts.get(text)?.shift() ?? { kind: 'takes' };
      const taken = answer.kind === 'takes' || answer.kind === 'hangs' || answer.kind === 'drops';
      const idempotencyKey = String(request.headers['idempotency-key']);
      log.set(text, [...(log.get(text) ?? []), { idempotencyKey, answer: answer.kind, taken }]);
      return isHeld(text, where) ? undefined : reply(response, answer);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
    script: (text, answers) => void scripts.set(text, [...answers]),
    holdNext: (text, where) => new Promise((resolve) => holds.set(`${where} ${text}`, resolve)),
    requests: (text) => log.get(text) ?? [],
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function readText(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request.setEncoding('utf8')) text += String(chunk);
  return text;
}

function reply(response: ServerResponse, answer: ProviderAnswer): void {
  switch (answer.kind) {
    case 'takes':
      return void response.end(`m-${crypto.randomUUID()}`);
    case 'busy':
      return void response
        .writeHead(429, { 'retry-after': String(answer.retryAfterSeconds) })
        .end('Too many messages.');
    case 'breaks':
      return void response.writeHead(500).end('Something went wrong.');
    case 'refuses':
      return void response.writeHead(400).end(answer.reason);
    case 'drops':
      return void response.destroy();
    case 'hangs':
  }
}
