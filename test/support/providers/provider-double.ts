import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface ProviderCall {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  /** The body, also where it is a form. */
  readonly json: Readonly<Record<string, unknown>>;
}

export interface ProviderReply {
  readonly status: number;
  readonly json?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** Hears the request, and then breaks the connection off. */
  readonly hangUp?: boolean;
  /** Thinks for so long before it says anything. */
  readonly afterMs?: number;
}

export interface ProviderDouble {
  /** What goes into `apiBase`. */
  readonly url: string;
  /** Everything it was asked. */
  readonly calls: ProviderCall[];
  /** Answers the next sends so, in this order, and then as usual again. */
  answerNext(...replies: readonly ProviderReply[]): void;
  /** Cannot be connected to for so long; what it was asked before is still answered. */
  leave(ms: number): void;
  close(): Promise<void>;
}

/**
 * A provider's API as a local HTTP server: answers as its documentation says, and is told what goes wrong.
 *
 * @param answer what it answers usually
 * @param isSend which calls {@link ProviderDouble.answerNext} speaks of
 */
export async function startProviderDouble(
  answer: (call: ProviderCall) => ProviderReply,
  isSend: (call: ProviderCall) => boolean,
): Promise<ProviderDouble> {
  const [calls, next]: [ProviderCall[], ProviderReply[]] = [[], []];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const text = Buffer.concat(chunks).toString('utf8');
      const isForm = request.headers['content-type'] === 'application/x-www-form-urlencoded';
      const read = (): Record<string, unknown> =>
        isForm ? Object.fromEntries(new URLSearchParams(text)) : (JSON.parse(text) as Record<string, unknown>);
      const json = text === '' ? {} : read();
      const call = { method: request.method ?? '', path: request.url ?? '', headers: request.headers, json };
      calls.push(call);
      const reply = (isSend(call) ? next.shift() : undefined) ?? answer(call);
      setTimeout(() => {
        if (reply.hangUp) {
          request.socket.destroy();
          return;
        }
        response.writeHead(reply.status, { 'content-type': 'application/json', ...reply.headers });
        response.end(JSON.stringify(reply.json ?? {}));
      }, reply.afterMs ?? 0);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  let away: NodeJS.Timeout | undefined;
  const comeBack = (): void => void server.listen(port, '127.0.0.1');
  // Somebody's connection may have taken its port meanwhile, for as long as that lasts.
  server.on('error', () => (away = setTimeout(comeBack, 50)));
  return {
    url: `http://127.0.0.1:${String(port)}`,
    calls,
    answerNext: (...replies) => void next.push(...replies),
    leave: (ms) => {
      if (!server.listening) return;
      server.close();
      away = setTimeout(comeBack, ms);
    },
    close: () =>
      new Promise((resolve) => {
        clearTimeout(away);
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}
