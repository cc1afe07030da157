import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';

/** What the double was sent, as far as tests look at it. */
export interface ModelRequest {
  readonly model: string;
  readonly messages: readonly { readonly role: string; readonly content: string }[];
  readonly response_format?: { readonly type: string };
}

/** How the double answers: a status with a body, or a text as a model's answer. */
export interface ModelReply {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as it stands, JSON or not. */
  readonly body?: string;
  readonly content?: string | null;
  readonly refusal?: string;
  readonly finishReason?: string;
  /** Answers only after this many milliseconds. */
  readonly delayMs?: number;
  /** Hears the request, and then breaks the connection off. */
  readonly hangUp?: boolean;
}

export interface ModelDouble {
  readonly baseUrl: string;
  readonly requests: readonly ModelRequest[];
  readonly close: () => Promise<void>;
}

function completion(reply: ModelReply): string {
  const message = { role: 'assistant', content: reply.content ?? null, refusal: reply.refusal ?? null };
  return JSON.stringify({
    id: 'c-1',
    object: 'chat.completion',
    created: 0,
    model: 'double-1',
    choices: [{ index: 0, message, finish_reason: reply.finishReason ?? 'stop' }],
    usage: { prompt_tokens: 100, completion_tokens: 20, total_tokens: 120 },
  });
}

async function listening(server: Server): Promise<number> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

/** A server on loopback that speaks chat completions and answers what `answer` says. */
export async function startModelDouble(
  answer: (request: ModelRequest, call: number) => ModelReply,
): Promise<ModelDouble> {
  const requests: ModelRequest[] = [];
  const server = createServer((incoming, outgoing) => {
    const chunks: Buffer[] = [];
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
    incoming.on('end', () => {
      const request = JSON.parse(Buffer.concat(chunks).toString('utf8')) as ModelRequest;
      requests.push(request);
      const reply = answer(request, requests.length);
      setTimeout(() => {
        if (reply.hangUp) {
          incoming.socket.destroy();
          return;
        }
        outgoing.writeHead(reply.status ?? 200, { 'content-type': 'application/json', ...reply.headers });
        outgoing.end(reply.body ?? completion(reply));
      }, reply.delayMs ?? 0);
    });
  });
  const port = await listening(server);
  return {
    baseUrl: `http://127.0.0.1:${String(port)}/v1`,
    requests,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

interface Shown {
  readonly conversation: readonly { readonly turn: string; readonly by: string; readonly text: string }[];
  readonly read: readonly string[];
}

/** The document that the request shows the model. */
export function shownTo(request: ModelRequest): Shown {
  return JSON.parse(request.messages.at(-1)?.content ?? '{}') as Shown;
}

/** A reading that says nothing, to change one part of. */
export function quietReading(turn: string): Record<string, unknown> {
  return {
    turn,
    sentiment: { score: 0, confidence: 0.8 },
    language: 'en',
    stage: null,
    buyingIntent: null,
    conversion: null,
    frustration: 0.05,
    needsHuman: null,
    closes: false,
    asks: false,
    intents: [],
    signals: [],
    fields: [],
    promises: [],
  };
}
