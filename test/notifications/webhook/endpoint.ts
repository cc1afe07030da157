import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Call {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  readonly event: {
    readonly id: string;
    readonly type: string;
    readonly at: string;
    readonly data: Record<string, unknown>;
  };
}

export type Reply = { readonly status: number; readonly headers?: Record<string, string> } | 'hang_up';

export interface Endpoint {
  readonly url: string;
  readonly calls: Call[];
  /** How it answers from now on. */
  answer: (call: Call) => Reply | Promise<Reply>;
  close(): Promise<void>;
}

/** A business's own server that keeps what it is told. */
export async function startEndpoint(): Promise<Endpoint> {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString();
      const call = {
        path: request.url ?? '',
        headers: request.headers,
        body,
        event: JSON.parse(body) as Call['event'],
      };
      endpoint.calls.push(call);
      void Promise.resolve(endpoint.answer(call)).then((reply) => {
        if (reply === 'hang_up') request.socket.destroy();
        else response.writeHead(reply.status, reply.headers).end('thank you');
      });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const endpoint: Endpoint = {
    url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/hook`,
    calls: [],
    answer: () => ({ status: 200 }),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return endpoint;
}
